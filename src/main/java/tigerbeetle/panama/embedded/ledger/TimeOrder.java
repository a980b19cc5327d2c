package tigerbeetle.panama.embedded.ledger;

/**
 * The order of rows, which is the order of their timestamps: what the server stamps only grows, and
 * an imported object has to be later than all of its kind before it.
 *
 * <p>The timestamps of a batch count up by 1, so rows are marked where that is interrupted, and
 * looking for a timestamp is a search among the marks and some arithmetic. Marks are at least
 * {@value #UNEVEN_ROWS_MAX} rows apart, whatever the timestamps do:
 *
 * <pre>
 *  a mark                                                    the next mark
 *  │ up to {@value #UNEVEN_ROWS_MAX} rows, uneven │ any number of rows, 1 ns apart │
 * </pre>
 */
final class TimeOrder {

    private static final int UNEVEN_ROWS_MAX = 16;
    private static final int TIMESTAMP_WORD = ObjectLayout.TIMESTAMP.offset() / Long.BYTES;

    private final Records records;
    private final IntColumn markRows = new IntColumn();
    private final LongColumn markTimestamps = new LongColumn();
    private int markCount;

    TimeOrder(Records records) {
        this.records = records;
    }

    /** Becomes a copy of another order, whose records are copied, too. */
    void copyFrom(TimeOrder other) {
        markRows.copyFrom(other.markRows);
        markTimestamps.copyFrom(other.markTimestamps);
        markCount = other.markCount;
    }

    /** Notes the row that was appended last. */
    void append(int row) {
        assert row == records.count() - 1;
        assert row == 0 || timestamp(row - 1) < timestamp(row);
        if (row == 0 || (!follows(row) && row - lastMarkRow() >= UNEVEN_ROWS_MAX)) {
            markRows.set(markCount, row);
            markTimestamps.set(markCount, timestamp(row));
            markCount++;
        }
    }

    private boolean follows(int row) {
        return timestamp(row) == timestamp(row - 1) + 1;
    }

    private int lastMarkRow() {
        return markRows.get(markCount - 1);
    }

    /** Undoes the last {@link #append}. */
    void removeLast(int row) {
        if (lastMarkRow() == row) {
            markCount--;
        }
    }

    long timestamp(int row) {
        return records.word(row, TIMESTAMP_WORD);
    }

    /** The timestamp of the last row, 0 if there is none. */
    long last() {
        return records.count() == 0 ? 0 : timestamp(records.count() - 1);
    }

    /** Whether a row has exactly this timestamp. */
    boolean contains(long timestamp) {
        int row = lowerBound(timestamp);
        return row < records.count() && timestamp(row) == timestamp;
    }

    /** The rows from one timestamp to another, both included; 0 is no limit. */
    RowRange range(long timestampMin, long timestampMax) {
        int from = timestampMin == 0 ? 0 : lowerBound(timestampMin);
        boolean open = timestampMax == 0 || timestampMax == Timestamps.MAX;
        return new RowRange(from, open ? records.count() : lowerBound(timestampMax + 1));
    }

    /** The first row that is not before the timestamp; the number of rows if there is none. */
    private int lowerBound(long timestamp) {
        int next = AscendingSearch.lowerBound(markTimestamps::get, 0, markCount, timestamp);
        if (next == 0) {
            return 0;
        }
        int from = markRows.get(next - 1);
        int to = next == markCount ? records.count() : markRows.get(next);
        // Timestamps grow by at least 1 a row: the row is here if that is what they did …
        int farthest = (int) Math.min(to, from + (timestamp - markTimestamps.get(next - 1)));
        if (timestamp(farthest - 1) < timestamp) {
            return farthest;
        }
        // … which they did at the latest from here on.
        int even = from + UNEVEN_ROWS_MAX - 1;
        if (even < farthest && timestamp(even) < timestamp) {
            return (int) (even + (timestamp - timestamp(even)));
        }
        return AscendingSearch.lowerBound(
                this::timestamp, from, Math.min(even, farthest), timestamp);
    }
}
