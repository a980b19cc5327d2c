package tigerbeetle.panama.embedded.ledger;

import java.util.List;

/** The rows that all cursors have: each in turn leaps to where the others already are. */
final class IntersectionCursor implements RowCursor {

    private final List<RowCursor> cursors;

    IntersectionCursor(List<RowCursor> cursors) {
        this.cursors = List.copyOf(cursors);
    }

    @Override
    public int seek(int key) {
        int candidate = key;
        int agreed = 0;
        for (int i = 0; agreed < cursors.size(); i = (i + 1) % cursors.size()) {
            int found = cursors.get(i).seek(candidate);
            agreed = found == candidate ? agreed + 1 : 1;
            candidate = found;
        }
        return candidate;
    }
}
