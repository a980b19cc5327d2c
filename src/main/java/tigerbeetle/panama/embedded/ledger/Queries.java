package tigerbeetle.panama.embedded.ledger;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.layout.AccountBalanceLayout;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;

/** Answers filters: from indexes, never by looking at rows that no condition has picked. */
final class Queries {

    private static final int HISTORY = AccountFlags.HISTORY.bits();

    private final AccountStore accounts;
    private final TransferStore transfers;
    private final Struct accountFilter = Struct.ofSize(AccountFilterLayout.SIZE);
    private final Struct queryFilter = Struct.ofSize(QueryFilterLayout.SIZE);
    private final Struct balance = Struct.ofSize(AccountBalanceLayout.SIZE);
    private final Struct account;

    Queries(AccountStore accounts, TransferStore transfers) {
        this.accounts = accounts;
        this.account = accounts.records().newView();
        this.transfers = transfers;
    }

    void accountTransfers(LongBuffer buffer, int limitMax, LongBuffer results) {
        Struct f = accountFilter(buffer);
        if (!Filters.isValidAccountFilter(f)) {
            return;
        }
        int accountRow = accounts.find(f, AccountFilterLayout.ACCOUNT_ID);
        if (accountRow != AccountStore.ABSENT) {
            selectByAccount(
                    f, accountRow, limitMax, row -> transfers.records().writeTo(results, row));
        }
    }

    /** The balances after the transfers that {@link #accountTransfers} would find. */
    void accountBalances(LongBuffer buffer, int limitMax, LongBuffer results) {
        Struct f = accountFilter(buffer);
        if (!Filters.isValidAccountFilter(f)) {
            return;
        }
        int accountRow = accounts.find(f, AccountFilterLayout.ACCOUNT_ID);
        if (accountRow != AccountStore.ABSENT
                && accounts.records()
                        .view(account, accountRow)
                        .hasAny(AccountLayout.FLAGS, HISTORY)) {
            selectByAccount(f, accountRow, limitMax, row -> writeBalance(results, row, accountRow));
        }
    }

    void queryAccounts(LongBuffer buffer, int limitMax, LongBuffer results) {
        Records records = accounts.records();
        query(
                buffer,
                limitMax,
                records,
                accounts.times(),
                accounts.values(),
                row -> records.writeTo(results, row));
    }

    void queryTransfers(LongBuffer buffer, int limitMax, LongBuffer results) {
        Records records = transfers.records();
        query(
                buffer,
                limitMax,
                records,
                transfers.times(),
                transfers.values(),
                row -> records.writeTo(results, row));
    }

    private void selectByAccount(Struct f, int accountRow, int limitMax, IntConsumer result) {
        long flags = f.get(AccountFilterLayout.FLAGS);
        boolean reversed = (flags & Filters.ACCOUNT_FILTER_REVERSED) != 0;
        List<RowCursor> sides = new ArrayList<>();
        if ((flags & Filters.DEBITS) != 0) {
            sides.add(new ListCursor(accounts.debits(accountRow), reversed));
        }
        if ((flags & Filters.CREDITS) != 0) {
            sides.add(new ListCursor(accounts.credits(accountRow), reversed));
        }
        Conditions conditions = new Conditions(transfers.records(), reversed);
        conditions.add(
                sides.size() == 1
                        ? sides.getFirst()
                        : new UnionCursor(sides.getFirst(), sides.getLast()));
        ValueIndexes values = transfers.values();
        conditions.add(
                values.userData128(),
                f.high(AccountFilterLayout.USER_DATA_128),
                f.low(AccountFilterLayout.USER_DATA_128));
        conditions.add(values.userData64(), f.get(AccountFilterLayout.USER_DATA_64));
        conditions.add(values.userData32(), f.get(AccountFilterLayout.USER_DATA_32));
        conditions.add(values.code(), f.get(AccountFilterLayout.CODE));
        RowRange range =
                transfers
                        .times()
                        .range(
                                f.get(AccountFilterLayout.TIMESTAMP_MIN),
                                f.get(AccountFilterLayout.TIMESTAMP_MAX));
        long limit = Math.min(f.get(AccountFilterLayout.LIMIT), limitMax);
        conditions.select(range, limit, result);
    }

    private void query(
            LongBuffer buffer,
            int limitMax,
            Records records,
            TimeOrder times,
            ValueIndexes values,
            IntConsumer result) {
        Struct f = queryFilter;
        f.read(buffer, QueryFilterLayout.SIZE / Long.BYTES);
        if (!Filters.isValidQueryFilter(f)) {
            return;
        }
        boolean reversed = (f.get(QueryFilterLayout.FLAGS) & Filters.QUERY_FILTER_REVERSED) != 0;
        Conditions conditions = new Conditions(records, reversed);
        conditions.add(
                values.userData128(),
                f.high(QueryFilterLayout.USER_DATA_128),
                f.low(QueryFilterLayout.USER_DATA_128));
        conditions.add(values.userData64(), f.get(QueryFilterLayout.USER_DATA_64));
        conditions.add(values.userData32(), f.get(QueryFilterLayout.USER_DATA_32));
        conditions.add(values.ledger(), f.get(QueryFilterLayout.LEDGER));
        conditions.add(values.code(), f.get(QueryFilterLayout.CODE));
        RowRange range =
                times.range(
                        f.get(QueryFilterLayout.TIMESTAMP_MIN),
                        f.get(QueryFilterLayout.TIMESTAMP_MAX));
        long limit = Math.min(f.get(QueryFilterLayout.LIMIT), limitMax);
        conditions.select(range, limit, result);
    }

    private Struct accountFilter(LongBuffer buffer) {
        accountFilter.read(buffer, AccountFilterLayout.SIZE / Long.BYTES);
        return accountFilter;
    }

    private void writeBalance(LongBuffer results, int transferRow, int accountRow) {
        boolean debitSide = transfers.debitRow(transferRow) == accountRow;
        assert debitSide || transfers.creditRow(transferRow) == accountRow;
        EventStates states = transfers.states();
        states.copyBalances(transferRow, debitSide, balance, Balances.IN_ACCOUNT_BALANCE);
        balance.set(AccountBalanceLayout.TIMESTAMP, transfers.times().timestamp(transferRow));
        balance.writeTo(results, AccountBalanceLayout.SIZE / Long.BYTES);
    }
}
