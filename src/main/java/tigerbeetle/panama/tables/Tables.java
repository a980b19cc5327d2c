package tigerbeetle.panama.tables;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.embedded.RequestLogEntry;
import tigerbeetle.panama.money.Asset;
import tigerbeetle.panama.money.Assets;

/**
 * Draws accounts, transfers, balances and an embedded server's requests as tables, and an account
 * as a T: debits to the left, credits to the right. Immutable; the methods that choose something
 * return another one.
 *
 * <pre>{@code
 * System.out.println(Tables.plain().accounts(client.queryAccounts(QueryFilter.all())));
 *
 * id  debits pending  debits posted  credits pending  credits posted  ledger  code  timestamp
 *  1               0            100                0               0     700    10  2026-...Z
 *  2               0              0                0             100     700    10  2026-...Z
 * }</pre>
 *
 * <p>Columns in which every row is zero, or has no flag, are left out, but never ids, accounts and
 * amounts. In the columns that are there, a zero is a blank, but for amounts. Timestamps are
 * instants in UTC. There is one line per row and one for the headings, with a newline between two
 * lines and none after the last. A list without elements is one line that says so. The whole text
 * is made in memory: for long lists, draw a part.
 */
public final class Tables {

    private static final Tables PLAIN = new Tables(new Cells(IdFormat.DECIMAL, Assets.none()));

    private final Cells cells;

    private Tables(Cells cells) {
        this.cells = cells;
    }

    /** {@return tables with decimal ids, and amounts as the integers that they are} */
    public static Tables plain() {
        return PLAIN;
    }

    /**
     * These tables, with other ids.
     *
     * @param ids how to write ids, and user data of 128 bits
     * @return new tables
     * @throws IllegalArgumentException if it is null
     */
    public Tables withIds(IdFormat ids) {
        return new Tables(new Cells(requireNotNull("ids", ids), cells.assets()));
    }

    /**
     * These tables, with the decimals and the units of these assets instead of any others. The
     * amounts of other ledgers stay integers, and have no unit.
     *
     * @param assets each of another ledger
     * @return new tables
     * @throws IllegalArgumentException if one is null, or two are of the same ledger
     */
    public Tables withAssets(Asset... assets) {
        return withAssets(Assets.of(assets));
    }

    /**
     * These tables, with the decimals and the units of these assets instead of any others. The
     * amounts of other ledgers stay integers, and have no unit.
     *
     * @param assets by ledger
     * @return new tables
     * @throws IllegalArgumentException if it is null
     */
    public Tables withAssets(Assets assets) {
        return new Tables(new Cells(cells.ids(), requireNotNull("assets", assets)));
    }

    /**
     * A row for each account.
     *
     * @param accounts in the order in which they are to be drawn
     * @return the table
     * @throws IllegalArgumentException if the list or an element is null
     */
    public String accounts(List<Account> accounts) {
        return new RowsTable<>(cells.ofAccounts()).draw("accounts", accounts);
    }

    /**
     * A row for each transfer.
     *
     * @param transfers in the order in which they are to be drawn
     * @return the table
     * @throws IllegalArgumentException if the list or an element is null
     */
    public String transfers(List<Transfer> transfers) {
        return new RowsTable<>(cells.ofTransfers()).draw("transfers", transfers);
    }

    /**
     * A row for each balance, as integers: a balance does not say of which ledger it is.
     *
     * @param balances in the order in which they are to be drawn
     * @return the table
     * @throws IllegalArgumentException if the list or an element is null
     */
    public String balances(List<AccountBalance> balances) {
        return balances(balances, 0);
    }

    /**
     * A row for each balance.
     *
     * @param balances in the order in which they are to be drawn
     * @param ledger that of the account
     * @return the table
     * @throws IllegalArgumentException if the list or an element is null
     */
    public String balances(List<AccountBalance> balances, long ledger) {
        return new RowsTable<>(cells.ofBalances(ledger)).draw("balances", balances);
    }

    /**
     * A row for each request, with what became of it, how many accounts or transfers it created,
     * and how many it did not.
     *
     * @param requests of {@link tigerbeetle.panama.embedded.EmbeddedServer#requestLog}, in the
     *     order in which they are to be drawn
     * @return the table
     * @throws IllegalArgumentException if the list or an element is null
     */
    public String requests(List<RequestLogEntry> requests) {
        return new RowsTable<>(cells.ofRequests()).draw("requests", requests);
    }

    /**
     * An account with its debits to the left and its credits to the right:
     *
     * <pre>{@code
     * account 1, ledger 700, code 10
     *
     *          debit | credit
     * ---------------+-------
     *  posted    100 |     30
     * pending     40 |      0
     * balance     70 |
     * }</pre>
     *
     * <p>The balance is the difference of what is posted, on the side that has more.
     *
     * @param account with its balances
     * @return the T
     * @throws IllegalArgumentException if it is null
     */
    public String tAccount(Account account) {
        return tAccount(account, List.of());
    }

    /**
     * An account with its debits to the left and its credits to the right, and its transfers above
     * them:
     *
     * <pre>{@code
     * account 1, ledger 700, code 10
     *
     * timestamp                       transfer  account  debit | credit  flags
     * 2026-11-23T01:36:46.941838626Z        11        2    100 |
     * 2026-11-23T01:36:47.173809962Z        12        2     40 |         PENDING
     * 2026-11-23T01:36:48.100000000Z        13        3        |     30
     * ---------------------------------------------------------+----------------
     *                                            posted    100 |     30
     *                                           pending     40 |      0
     *                                           balance     70 |
     * }</pre>
     *
     * <p>Each transfer shows the account on its other side. The sums are the account's, whatever
     * transfers are given: they need not be all of them, and those that are pending, voided or
     * posted in part do not add up.
     *
     * @param account with its balances
     * @param transfers of this account, in the order in which they are to be drawn
     * @return the T
     * @throws IllegalArgumentException if one is null, or a transfer is none of this account
     */
    public String tAccount(Account account, List<Transfer> transfers) {
        requireNotNull("account", account);
        RowsTable.requireNoNulls("transfers", transfers);
        return new TAccount(cells, account, transfers).draw();
    }

    /** {@return how these tables write ids and amounts} */
    @Override
    public String toString() {
        return "Tables[ids=" + cells.ids() + ", assets=" + cells.assets() + "]";
    }

    static <T> T requireNotNull(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": null is not allowed");
        }
        return value;
    }
}
