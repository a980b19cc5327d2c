package tigerbeetle.panama.embedded.ledger;

/**
 * Rows in the order of a query. To read both directions alike, a cursor gives keys that only grow:
 * the row itself when ascending, its complement when descending.
 */
interface RowCursor {

    /** The key after the last one. */
    int END = Integer.MAX_VALUE;

    /**
     * The first key that is not before the given one, or {@link #END}. From call to call, the given
     * key does not get less.
     */
    int seek(int key);

    static int key(int row, boolean descending) {
        return descending ? ~row : row;
    }

    static int row(int key) {
        return key < 0 ? ~key : key;
    }
}
