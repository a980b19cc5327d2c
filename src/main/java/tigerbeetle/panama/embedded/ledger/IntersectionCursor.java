package tigerbeetle.panama.embedded.ledger;

import java.util.List;

/** The rows that all cursors have: each in turn leaps to where the others already are. */
final class IntersectionCursor implements RowCursor {

    private final RowCursor[] cursors;

    IntersectionCursor(List<RowCursor> cursors) {
        this.cursors = cursors.toArray(RowCursor[]::new);
    }

    @Override
    public int seek(int key) {
        int candidate = key;
        int agreed = 0;
        while (true) {
            for (RowCursor cursor : cursors) {
                int found = cursor.seek(candidate);
                agreed = found == candidate ? agreed + 1 : 1;
                candidate = found;
                if (agreed == cursors.length) {
                    return candidate;
                }
            }
        }
    }
}
