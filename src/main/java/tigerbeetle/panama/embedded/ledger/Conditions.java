package tigerbeetle.panama.embedded.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The conditions of one filter, all of which a row has to meet, and the direction of its reading.
 */
final class Conditions {

    private static final int AHEAD_ROWS = 64;

    private final Records records;
    private final boolean descending;
    private final List<RowCursor> cursors = new ArrayList<>();
    private boolean impossible;

    /** Keeps the compiler from leaving out reads whose purpose is to have read. */
    long prefetched;

    /**
     * @param records to which the rows belong
     */
    Conditions(Records records, boolean descending) {
        this.records = records;
        this.descending = descending;
    }

    /** Rows that the cursor has. */
    void add(RowCursor cursor) {
        cursors.add(cursor);
    }

    void add(ValueIndex index, long value) {
        add(index, 0, value);
    }

    /** Rows that have the value, or any row if it is 0. */
    void add(ValueIndex index, long high, long low) {
        if ((high | low) == 0) {
            return;
        }
        Optional<RowList> rows = index.rows(high, low);
        if (rows.isEmpty()) {
            impossible = true;
        } else if (rows.get().size() < records.count()) {
            // A value that all rows have would be no condition.
            cursors.add(new ListCursor(rows.get(), descending));
        }
    }

    /** Gives the first rows of the range that meet all conditions, in the direction of reading. */
    void select(RowRange range, long limit, IntConsumer result) {
        if (impossible || range.from() >= range.to()) {
            return;
        }
        RowCursor cursor = cursor();
        int last = RowCursor.key(descending ? range.from() : range.to() - 1, descending);
        int key = RowCursor.key(descending ? range.to() - 1 : range.from(), descending);
        int[] rows = new int[(int) Math.min(limit, AHEAD_ROWS)];
        int count = 0;
        for (long found = 0; found < limit; found++) {
            key = cursor.seek(key);
            if (key > last) {
                break;
            }
            rows[count++] = RowCursor.row(key);
            key++;
            if (count == rows.length) {
                give(rows, count, result);
                count = 0;
            }
        }
        give(rows, count, result);
    }

    /** Gives some rows, for whose memory it waits at once. */
    private void give(int[] rows, int count, IntConsumer result) {
        long read = 0;
        for (int i = 0; i < count; i++) {
            read += records.prefetch(rows[i]);
        }
        prefetched = read;
        for (int i = 0; i < count; i++) {
            result.accept(rows[i]);
        }
    }

    private RowCursor cursor() {
        return switch (cursors.size()) {
            case 0 -> new RangeCursor();
            case 1 -> cursors.getFirst();
            default -> new IntersectionCursor(cursors);
        };
    }
}
