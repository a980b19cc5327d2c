package tigerbeetle.panama.embedded.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The conditions of one filter, all of which a row has to meet, and the direction of its reading.
 */
final class Conditions {

    private final boolean descending;
    private final List<RowCursor> cursors = new ArrayList<>();
    private boolean impossible;

    Conditions(boolean descending) {
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
        if (rows.isPresent()) {
            cursors.add(new ListCursor(rows.get(), descending));
        } else {
            impossible = true;
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
        for (long found = 0; found < limit; found++) {
            key = cursor.seek(key);
            if (key > last) {
                return;
            }
            result.accept(RowCursor.row(key));
            key++;
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
