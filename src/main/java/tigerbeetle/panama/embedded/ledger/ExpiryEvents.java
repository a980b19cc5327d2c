package tigerbeetle.panama.embedded.ledger;

/**
 * The expiries that have happened, in the order of their timestamps. They stand apart from the
 * transfers because an imported transfer may be older than an expiry before it.
 */
final class ExpiryEvents {

    private final LongColumn timestamps = new LongColumn();
    private final IntColumn pendingRows = new IntColumn();
    private final EventStates states = new EventStates();

    /** Becomes a copy of other events. */
    void copyFrom(ExpiryEvents other) {
        timestamps.copyFrom(other.timestamps);
        pendingRows.copyFrom(other.pendingRows);
        states.copyFrom(other.states);
    }

    int count() {
        return states.count();
    }

    EventStates states() {
        return states;
    }

    long timestamp(int event) {
        return timestamps.get(event);
    }

    /** The row of the transfer that expired. */
    int pendingRow(int event) {
        return pendingRows.get(event);
    }

    void append(long timestamp, int pendingRow, Struct debitAccount, Struct creditAccount) {
        int event = count();
        assert event == 0 || timestamps.get(event - 1) < timestamp;
        timestamps.set(event, timestamp);
        pendingRows.set(event, pendingRow);
        states.append(debitAccount, creditAccount);
    }

    /** The first event that is not before the timestamp. */
    int lowerBound(long timestamp) {
        return AscendingSearch.lowerBound(timestamps::get, 0, count(), timestamp);
    }

    /** The first event that is after the timestamp. */
    int upperBound(long timestamp) {
        return timestamp == Timestamps.MAX ? count() : lowerBound(timestamp + 1);
    }
}
