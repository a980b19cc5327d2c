package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.embedded.ledger.ObjectLayout.ID;

import tigerbeetle.panama.layout.Uint128Field;

/**
 * The transfers, a row each in the order of their timestamps, with the rows of their accounts, what
 * became of pending ones, the state of both accounts after each (the change event of a transfer has
 * the transfer's row), and what finds them: the index by id and the indexes by value.
 *
 * <p>The index by id also knows the ids that may never be used because a transfer with them failed
 * for a reason that may pass (CreateTransferStatus.transient in src/tigerbeetle.zig, 0.17.9).
 */
final class TransferStore {

    /** No such transfer. */
    static final int ABSENT = -1;

    /** No such transfer, and there never will be one. */
    static final int BURNT = -2;

    private final Records records = new Records();
    private final IntColumn debitRows = new IntColumn();
    private final IntColumn creditRows = new IntColumn();
    private final ByteColumn statuses = new ByteColumn();
    private final EventStates states = new EventStates();
    private final LongColumn burntIds = new LongColumn();
    private final TimeOrder times = new TimeOrder(records);
    private final Struct view = records.newView();
    private final IdIndex ids = new IdIndex();
    private final ValueIndexes values;
    private int burntCount;
    private int pendingCount;

    TransferStore(RowBlocks blocks) {
        this.values = new ValueIndexes(records, blocks);
    }

    /** Becomes a copy of another store, whose blocks are copied, too. */
    void copyFrom(TransferStore other) {
        records.copyFrom(other.records);
        times.copyFrom(other.times);
        debitRows.copyFrom(other.debitRows);
        creditRows.copyFrom(other.creditRows);
        statuses.copyFrom(other.statuses);
        states.copyFrom(other.states);
        burntIds.copyFrom(other.burntIds);
        ids.copyFrom(other.ids);
        values.copyFrom(other.values);
        burntCount = other.burntCount;
        pendingCount = other.pendingCount;
    }

    Records records() {
        return records;
    }

    TimeOrder times() {
        return times;
    }

    EventStates states() {
        return states;
    }

    ValueIndexes values() {
        return values;
    }

    int count() {
        return records.count();
    }

    int burntCount() {
        return burntCount;
    }

    /** The row of the transfer whose id is in a field, or {@link #ABSENT}, or {@link #BURNT}. */
    int find(Struct struct, Uint128Field id) {
        return find(struct.high(id), struct.low(id));
    }

    int find(long idHigh, long idLow) {
        return row(ids.find(idHigh, idLow));
    }

    /** As {@link #find(Struct, Uint128Field)}, with the id's {@link HashIndex#hash}. */
    int find(int idHash, Struct struct, Uint128Field id) {
        return row(ids.find(idHash, struct.high(id), struct.low(id)));
    }

    private static int row(int reference) {
        return reference < 0 ? BURNT : reference - 1;
    }

    /** Brings closer what {@link #find} will need; see {@link HashIndex#prefetch}. */
    long prefetch(int idHash) {
        return ids.prefetch(idHash);
    }

    int debitRow(int row) {
        return debitRows.get(row);
    }

    int creditRow(int row) {
        return creditRows.get(row);
    }

    PendingStatus status(int row) {
        return PendingStatus.of(statuses.get(row));
    }

    /** Changes what has become of a pending transfer. */
    void setStatus(int row, PendingStatus status) {
        PendingStatus old = status(row);
        assert old != status && (old == PendingStatus.PENDING || status == PendingStatus.PENDING);
        statuses.set(row, status.code());
        pendingCount += status == PendingStatus.PENDING ? 1 : -1;
    }

    /** The number of transfers that are still pending. */
    int pendingCount() {
        return pendingCount;
    }

    /**
     * Appends a transfer that is not indexed by value yet, so that its fields can still be set,
     * except its id: {@link #finishAppend} follows.
     *
     * @param idHash the {@link HashIndex#hash} of the event's id
     */
    int append(int idHash, Struct event, int debitRow, int creditRow, PendingStatus status) {
        int row = records.append();
        records.fill(row, event);
        ids.add(idHash, row + 1);
        debitRows.set(row, debitRow);
        creditRows.set(row, creditRow);
        statuses.set(row, status.code());
        if (status == PendingStatus.PENDING) {
            pendingCount++;
        }
        return row;
    }

    /** Completes {@link #append} when the fields and both accounts are what they will be. */
    void finishAppend(int row, Struct debitAccount, Struct creditAccount) {
        assert row == count() - 1;
        times.append(row);
        values.append(row);
        states.append(debitAccount, creditAccount);
        assert states.count() == count();
    }

    /** Undoes the last {@link #append} and {@link #finishAppend}. */
    void removeLast() {
        int row = records.count() - 1;
        if (status(row) == PendingStatus.PENDING) {
            pendingCount--;
        }
        states.removeLast();
        values.removeLast(row);
        times.removeLast(row);
        Struct transfer = records.view(view, row);
        ids.remove(transfer.high(ID), transfer.low(ID), row + 1);
        records.removeLast();
    }

    /** Makes an id one that will never be used. */
    void burn(long idHigh, long idLow) {
        burntIds.set(2 * burntCount, idLow);
        burntIds.set(2 * burntCount + 1, idHigh);
        burntCount++;
        ids.add(idHigh, idLow, -burntCount);
    }

    /** A reference is the row plus 1, or for a burnt id its number counted from −1 down. */
    private final class IdIndex extends HashIndex {
        @Override
        boolean matches(int reference, long high, long low) {
            if (reference < 0) {
                int index = -reference - 1;
                return burntIds.get(2 * index) == low && burntIds.get(2 * index + 1) == high;
            }
            Struct transfer = records.view(view, reference - 1);
            return transfer.low(ID) == low && transfer.high(ID) == high;
        }
    }
}
