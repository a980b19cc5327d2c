/**
 * Accounts, transfers, balances and requests as text for people: {@link
 * tigerbeetle.panama.tables.Tables}. For a prompt, a log or a failing test; programs that read it
 * had better read the records.
 *
 * {@snippet file="tigerbeetle/panama/SnippetsTest.java" region="tables"}
 *
 * <p>The texts are for eyes, and may change with any release. Nothing is null here.
 */
@NullMarked
package tigerbeetle.panama.tables;

import org.jspecify.annotations.NullMarked;
