package tigerbeetle.panama.embedded.ledger;

/**
 * The order of rows, which is the order of their timestamps: what the server stamps only grows, and
 * an imported object has to be later than all of its kind before it. One row of {@value
 * #SAMPLE_ROWS} is sampled, so that looking for a timestamp reads few rows.
 */
final class TimeOrder {

    private static final int SAMPLE_ROWS_LOG2 = 4;
    private static final int SAMPLE_ROWS = 1 << SAMPLE_ROWS_LOG2;
    private static final int TIMESTAMP_WORD = ObjectLayout.TIMESTAMP.offset() / Long.BYTES;

    private final Records records;

    /** The timestamps of rows 0, {@value #SAMPLE_ROWS} and so on. */
    private final LongColumn samples = new LongColumn();

    TimeOrder(Records records) {
        this.records = records;
    }

    /** Becomes a copy of another order, whose records are copied, too. */
    void copyFrom(TimeOrder other) {
        samples.copyFrom(other.samples);
    }

    /** Notes the row that was appended last. */
    void append(int row) {
        assert row == records.count() - 1;
        assert row == 0 || timestamp(row - 1) < timestamp(row);
        if (row % SAMPLE_ROWS == 0) {
            samples.set(row >>> SAMPLE_ROWS_LOG2, timestamp(row));
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
        int count = records.count();
        int sampleCount = (count + SAMPLE_ROWS - 1) >>> SAMPLE_ROWS_LOG2;
        int sample = AscendingSearch.lowerBound(samples::get, 0, sampleCount, timestamp);
        // The sample before is earlier, so what is looked for comes after its row.
        int low = sample == 0 ? 0 : ((sample - 1) << SAMPLE_ROWS_LOG2) + 1;
        int high = sample == sampleCount ? count : sample << SAMPLE_ROWS_LOG2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timestamp(middle) < timestamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
