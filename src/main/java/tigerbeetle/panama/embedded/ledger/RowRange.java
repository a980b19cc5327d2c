package tigerbeetle.panama.embedded.ledger;

/**
 * The rows of a time range.
 *
 * @param from the first row
 * @param to the row after the last
 */
record RowRange(int from, int to) {

    /** The rows from one timestamp to another, both included; 0 is no limit. */
    static RowRange of(Records records, long timestampMin, long timestampMax) {
        int from = timestampMin == 0 ? 0 : TimeOrder.lowerBound(records, timestampMin);
        boolean open = timestampMax == 0 || timestampMax == Timestamps.MAX;
        int to = open ? records.count() : TimeOrder.lowerBound(records, timestampMax + 1);
        return new RowRange(from, to);
    }
}
