package tigerbeetle.panama.embedded.ledger;

/** The rows of a list. The next rows are near, those far away are not searched step by step. */
final class ListCursor implements RowCursor {

    private static final int NEAR = 8;

    private final RowList list;
    private final boolean descending;
    private int position;

    ListCursor(RowList list, boolean descending) {
        this.list = list;
        this.descending = descending;
    }

    @Override
    public int seek(int key) {
        int near = Math.min(position + NEAR, list.size());
        while (position < near && keyAt(position) < key) {
            position++;
        }
        if (position == near) {
            position = AscendingSearch.lowerBound(this::keyAt, position, list.size(), key);
        }
        return position < list.size() ? keyAt(position) : END;
    }

    private int keyAt(int index) {
        return descending ? ~list.get(list.size() - 1 - index) : list.get(index);
    }
}
