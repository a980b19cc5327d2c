package tigerbeetle.panama.embedded.ledger;

import java.util.Optional;

/** The rows of each value of one field. Zero, which means "any" in a filter, is not indexed. */
final class ValueIndex extends HashIndex {

    private static final int NONE = -1;

    /** Reads the indexed field of a row. */
    interface Field {
        boolean is(int row, long high, long low);
    }

    private final Field field;
    private final RowLists lists;

    /** The value that was appended last and its list, as the next row often has the same. */
    private long lastHigh;

    private long lastLow;
    private int lastList = NONE;

    ValueIndex(Field field, RowBlocks blocks) {
        this.field = field;
        this.lists = new RowLists(blocks);
    }

    /** Becomes a copy of another index. */
    void copyFrom(ValueIndex other) {
        super.copyFrom(other);
        lists.copyFrom(other.lists);
        lastList = NONE;
    }

    void append(long high, long low, int row) {
        if ((high | low) == 0) {
            return;
        }
        if (lastList == NONE || high != lastHigh || low != lastLow) {
            lastHigh = high;
            lastLow = low;
            lastList = findOrAddList(high, low);
        }
        lists.append(lastList, row);
    }

    private int findOrAddList(long high, long low) {
        int reference = find(high, low);
        if (reference == ABSENT) {
            reference = lists.addList() + 1;
            add(high, low, reference);
        }
        return reference - 1;
    }

    /** Undoes the last {@link #append}. */
    void removeLast(long high, long low, int row) {
        if ((high | low) == 0) {
            return;
        }
        int reference = find(high, low);
        int list = reference - 1;
        lastList = NONE;
        assert lists.last(list) == row;
        if (lists.size(list) == 1) {
            // The key of a list is in its rows: the list leaves the index before its last row.
            remove(high, low, reference);
            lists.removeLast(list);
            lists.removeLastList();
        } else {
            lists.removeLast(list);
        }
    }

    /** The rows with a value, if there are any. */
    Optional<RowList> rows(long high, long low) {
        int reference = find(high, low);
        return reference == ABSENT ? Optional.empty() : Optional.of(lists.get(reference - 1));
    }

    @Override
    boolean matches(int reference, long high, long low) {
        return field.is(lists.last(reference - 1), high, low);
    }
}
