package tigerbeetle.panama.embedded.ledger;

/**
 * The order of rows, which is the order of their timestamps: what the server stamps only grows, and
 * an imported object has to be later than all of its kind before it.
 */
final class TimeOrder {

    private static final int TIMESTAMP_WORD = ObjectLayout.TIMESTAMP.offset() / Long.BYTES;

    private TimeOrder() {}

    static long timestamp(Records records, int row) {
        return records.word(row, TIMESTAMP_WORD);
    }

    /** The timestamp of the last row, 0 if there is none. */
    static long last(Records records) {
        return records.count() == 0 ? 0 : timestamp(records, records.count() - 1);
    }

    /** The first row that is not before the timestamp; the number of rows if there is none. */
    static int lowerBound(Records records, long timestamp) {
        int low = 0;
        int high = records.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timestamp(records, middle) < timestamp) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a row has exactly this timestamp. */
    static boolean contains(Records records, long timestamp) {
        int row = lowerBound(records, timestamp);
        return row < records.count() && timestamp(records, row) == timestamp;
    }
}
