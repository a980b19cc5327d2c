package tigerbeetle.panama.embedded.ledger;

/**
 * Lists of ascending row numbers, one for each account and side or for each value of an index. Rows
 * are appended to and removed from the end only.
 *
 * <p>A list of one row is that row and has no block. A longer one is a chain of blocks, each twice
 * as big as the one before, which {@link RowBlocks} hands out:
 *
 * <pre>
 *  block 0            block 1             block 2 (tail)
 * ┌─────────────┐    ┌────────────────┐    ┌──────────────┐
 * │ rows 0 to 3 │ ⇄  │  rows 4 to 11  │ ⇄  │ rows 12 to … │
 * └─────────────┘    └────────────────┘    └──────────────┘
 * </pre>
 *
 * <p>So appending never moves a row, half of all rows are in the tail and three quarters in it and
 * the block before, and a list of ten million rows has 22 blocks.
 */
final class RowLists {

    private static final int FIRST_BLOCK_LOG2 = 2;
    private static final int FIRST_BLOCK_SIZE = 1 << FIRST_BLOCK_LOG2;

    private final RowBlocks blocks;

    /** The size of a list and the address of its last block; of a list of one row, the row. */
    private final LongColumn heads = new LongColumn();

    private int listCount;

    RowLists(RowBlocks blocks) {
        this.blocks = blocks;
    }

    /** Becomes a copy of other lists, whose blocks are copied, too. */
    void copyFrom(RowLists other) {
        heads.copyFrom(other.heads);
        listCount = other.listCount;
    }

    int listCount() {
        return listCount;
    }

    /** Adds an empty list and returns its number. */
    int addList() {
        heads.set(listCount, 0);
        return listCount++;
    }

    /** Removes the list that was added last, which is empty. */
    void removeLastList() {
        listCount--;
        assert size(heads.get(listCount)) == 0;
    }

    int size(int list) {
        assert list < listCount;
        return size(heads.get(list));
    }

    void append(int list, int row) {
        assert size(list) == 0 || last(list) < row;
        long head = heads.get(list);
        int size = size(head);
        int tail = tail(head);
        if (size == 0) {
            tail = row;
        } else if (size == 1) {
            int block = blocks.allocate(FIRST_BLOCK_SIZE);
            blocks.set(block, 0, tail);
            blocks.set(block, 1, row);
            tail = block;
        } else {
            int offset = offset(size);
            if (offset == 0) {
                tail = blocks.allocateAfter(tail, blockSize(blockIndex(size)));
            }
            blocks.set(tail, offset, row);
        }
        heads.set(list, head(size + 1, tail));
    }

    /** Removes the last row; its block is given back by {@link RowBlocks#release}. */
    void removeLast(int list) {
        int size = size(heads.get(list)) - 1;
        int tail = tail(heads.get(list));
        assert size >= 0;
        if (size == 1) {
            tail = blocks.get(tail, 0);
        } else if (size > 1 && offset(size) == 0) {
            tail = blocks.previous(tail);
        }
        heads.set(list, head(size, tail));
    }

    /**
     * Brings closer what {@link #append} will need; see {@link HashIndex#prefetch}.
     *
     * @return something that depends on what was read
     */
    long prefetch(int list) {
        return size(list) == 0 ? 0 : last(list);
    }

    int last(int list) {
        long head = heads.get(list);
        int size = size(head);
        int tail = tail(head);
        assert size > 0;
        return size == 1 ? tail : blocks.get(tail, offset(size - 1));
    }

    /** The list for reading, valid until the next change. */
    RowList get(int list) {
        long head = heads.get(list);
        return new RowList(blocks, size(head), tail(head));
    }

    private static long head(int size, int tail) {
        return (long) size << Integer.SIZE | tail;
    }

    private static int size(long head) {
        return (int) (head >>> Integer.SIZE);
    }

    private static int tail(long head) {
        return (int) head;
    }

    /** Which block of its list holds the position. */
    static int blockIndex(int position) {
        return Integer.SIZE
                - 1
                - FIRST_BLOCK_LOG2
                - Integer.numberOfLeadingZeros(position + FIRST_BLOCK_SIZE);
    }

    /** Where in its block the position is. */
    static int offset(int position) {
        return position - blockStart(blockIndex(position));
    }

    /** The position of a block's first row. */
    static int blockStart(int blockIndex) {
        return blockSize(blockIndex) - FIRST_BLOCK_SIZE;
    }

    static int blockSize(int blockIndex) {
        return FIRST_BLOCK_SIZE << blockIndex;
    }
}
