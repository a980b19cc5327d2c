package tigerbeetle.panama.embedded.ledger;

/**
 * The rows of a list. Seeks in steps that double, so a near row is near and a far one is not far.
 */
final class ListCursor implements RowCursor {

    private final RowList list;
    private final boolean descending;
    private int position;

    ListCursor(RowList list, boolean descending) {
        this.list = list;
        this.descending = descending;
    }

    @Override
    public int seek(int key) {
        int step = 1;
        int beyond = position;
        while (beyond < list.size() && keyAt(beyond) < key) {
            position = beyond + 1;
            beyond = step < list.size() - beyond ? beyond + step : list.size();
            step *= 2;
        }
        while (position < beyond) {
            int middle = (position + beyond) >>> 1;
            if (keyAt(middle) < key) {
                position = middle + 1;
            } else {
                beyond = middle;
            }
        }
        return position < list.size() ? keyAt(position) : END;
    }

    private int keyAt(int index) {
        return descending ? ~list.get(list.size() - 1 - index) : list.get(index);
    }
}
