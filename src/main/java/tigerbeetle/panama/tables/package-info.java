/**
 * Accounts, transfers, balances and requests as text for people: {@link
 * tigerbeetle.panama.tables.Tables}. For a prompt, a log or a failing test; programs that read it
 * had better read the records.
 *
 * <pre>{@code
 * Tables tables = Tables.plain().withAssets(new Asset(700, "USD", 2));
 * System.out.println(tables.transfers(client.queryTransfers(QueryFilter.all())));
 * System.out.println(tables.tAccount(account, client.getAccountTransfers(AccountFilter.of(1))));
 * }</pre>
 *
 * <p>The texts are for eyes, and may change with any release. Nothing is null here.
 */
@NullMarked
package tigerbeetle.panama.tables;

import org.jspecify.annotations.NullMarked;
