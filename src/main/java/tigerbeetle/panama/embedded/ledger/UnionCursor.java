package tigerbeetle.panama.embedded.ledger;

/** The rows of either of two cursors. */
final class UnionCursor implements RowCursor {

    private final RowCursor first;
    private final RowCursor second;

    UnionCursor(RowCursor first, RowCursor second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int seek(int key) {
        return Math.min(first.seek(key), second.seek(key));
    }
}
