package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.embedded.ledger.ObjectLayout.ID;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.TIMESTAMP;

import tigerbeetle.panama.layout.Uint128Field;

/**
 * The accounts, a row each in the order of their timestamps, and what finds them: the index by id,
 * the indexes by value, and for each account the transfers that debit and that credit it.
 */
final class AccountStore {

    /** No such account. */
    static final int ABSENT = -1;

    private final Records records = new Records();
    private final TimeOrder times = new TimeOrder(records);
    private final Struct view = records.newView();
    private final IdIndex ids = new IdIndex();
    private final ValueIndexes values;
    private final RowLists transfers;

    AccountStore(RowBlocks blocks) {
        this.values = new ValueIndexes(records, blocks);
        this.transfers = new RowLists(blocks);
    }

    /** Becomes a copy of another store, whose blocks are copied, too. */
    void copyFrom(AccountStore other) {
        records.copyFrom(other.records);
        times.copyFrom(other.times);
        ids.copyFrom(other.ids);
        values.copyFrom(other.values);
        transfers.copyFrom(other.transfers);
    }

    Records records() {
        return records;
    }

    TimeOrder times() {
        return times;
    }

    ValueIndexes values() {
        return values;
    }

    int count() {
        return records.count();
    }

    /** The row of the account whose id is in a field of a struct, or {@link #ABSENT}. */
    int find(Struct struct, Uint128Field id) {
        return find(struct.high(id), struct.low(id));
    }

    int find(long idHigh, long idLow) {
        return ids.find(idHigh, idLow) - 1;
    }

    /** As {@link #find(Struct, Uint128Field)}, with the id's {@link HashIndex#hash}. */
    int find(int idHash, Struct struct, Uint128Field id) {
        return ids.find(idHash, struct.high(id), struct.low(id)) - 1;
    }

    /** Brings closer what an event will need; see {@link HashIndex#prefetch}. */
    long prefetch(Struct event) {
        return prefetch(HashIndex.hash(event.high(ID), event.low(ID))) + values.prefetch(event);
    }

    /** Brings closer what {@link #find} will need. */
    long prefetch(int idHash) {
        return ids.prefetch(idHash);
    }

    /** Brings closer the accounts of a transfer, and what {@link #prefetchLists} will need. */
    long prefetchRows(int debitRow, int creditRow) {
        return records.prefetch(debitRow)
                + records.prefetch(creditRow)
                + transfers.size(debitList(debitRow))
                + transfers.size(creditList(creditRow));
    }

    /** Brings closer what {@link #appendTransfer} will need. */
    long prefetchLists(int debitRow, int creditRow) {
        return transfers.prefetch(debitList(debitRow)) + transfers.prefetch(creditList(creditRow));
    }

    /** Appends an account. */
    void append(Struct account, long timestamp) {
        int row = records.append();
        records.fill(row, account);
        records.view(view, row).set(TIMESTAMP, timestamp);
        times.append(row);
        ids.add(account.high(ID), account.low(ID), row + 1);
        values.append(row);
        int debits = transfers.addList();
        int credits = transfers.addList();
        assert debits == debitList(row) && credits == creditList(row);
    }

    /** Undoes the last {@link #append}. */
    void removeLast() {
        int row = records.count() - 1;
        transfers.removeLastList();
        transfers.removeLastList();
        values.removeLast(row);
        times.removeLast(row);
        Struct account = records.view(view, row);
        ids.remove(account.high(ID), account.low(ID), row + 1);
        records.removeLast();
    }

    /** Notes that a transfer debits one account and credits another. */
    void appendTransfer(int debitRow, int creditRow, int transferRow) {
        assert debitRow != creditRow;
        transfers.append(debitList(debitRow), transferRow);
        transfers.append(creditList(creditRow), transferRow);
    }

    /** Undoes the last {@link #appendTransfer}. */
    void removeLastTransfer(int debitRow, int creditRow, int transferRow) {
        assert transfers.last(debitList(debitRow)) == transferRow;
        assert transfers.last(creditList(creditRow)) == transferRow;
        transfers.removeLast(debitList(debitRow));
        transfers.removeLast(creditList(creditRow));
    }

    /** The transfers that debit the account. */
    RowList debits(int row) {
        return transfers.get(debitList(row));
    }

    /** The transfers that credit the account. */
    RowList credits(int row) {
        return transfers.get(creditList(row));
    }

    private static int debitList(int row) {
        return 2 * row;
    }

    private static int creditList(int row) {
        return 2 * row + 1;
    }

    /** A reference is the row plus 1. */
    private final class IdIndex extends HashIndex {
        @Override
        boolean matches(int reference, long high, long low) {
            Struct account = records.view(view, reference - 1);
            return account.low(ID) == low && account.high(ID) == high;
        }
    }
}
