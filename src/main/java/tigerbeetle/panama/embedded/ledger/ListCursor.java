package tigerbeetle.panama.embedded.ledger;

/**
 * The rows of a list, block by block. The first block is found from the tail, which is rarely far
 * away; after that the next rows are near, and those far away are not searched step by step.
 */
final class ListCursor implements RowCursor {

    private static final int NEAR = 8;

    private final RowList list;
    private final RowBlocks blocks;
    private final boolean descending;
    private final int lastBlockIndex;
    private final AscendingSearch.Sequence keys = this::keyAt;

    /** The block at hand, and how many blocks of the list come before it. */
    private int block;

    private int blockIndex;

    /** The number of rows in the block, and of those in it that have been passed. */
    private int length;

    private int passed;

    /** The key of the first row not passed. */
    private int current;

    private boolean isStarted;

    ListCursor(RowList list, boolean descending) {
        this.list = list;
        this.blocks = list.blocks();
        this.descending = descending;
        this.lastBlockIndex = list.size() > 1 ? RowLists.blockIndex(list.size() - 1) : 0;
    }

    @Override
    public int seek(int key) {
        if (!isStarted) {
            start(key);
        }
        while (current < key) {
            passTo(key);
            if (passed < length) {
                current = keyAt(passed);
            } else if (isLastBlock()) {
                current = END;
            } else {
                enter(
                        descending ? blocks.previous(block) : blocks.next(block),
                        blockIndex + step());
            }
        }
        return current;
    }

    /** Passes the rows of the block that are before the key. */
    private void passTo(int key) {
        passed++;
        int near = Math.min(passed + NEAR, length);
        while (passed < near && keyAt(passed) < key) {
            passed++;
        }
        if (passed == near && near < length) {
            passed = AscendingSearch.lowerBound(keys, passed, length, key);
        }
    }

    private void start(int key) {
        isStarted = true;
        if (list.size() <= 1) {
            length = list.size();
            current = length == 0 ? END : RowCursor.key(list.tail(), descending);
            return;
        }
        if (!descending && key <= 0) {
            enter(blocks.first(list.tail()), 0);
            return;
        }
        int wanted = RowCursor.row(key);
        int address = list.tail();
        int index = lastBlockIndex;
        while (index > 0 && blocks.get(address, 0) > wanted) {
            address = blocks.previous(address);
            index--;
        }
        enter(address, index);
    }

    private void enter(int address, int index) {
        block = address;
        blockIndex = index;
        length =
                index == lastBlockIndex
                        ? list.size() - RowLists.blockStart(index)
                        : RowLists.blockSize(index);
        passed = 0;
        current = keyAt(0);
    }

    private boolean isLastBlock() {
        return blockIndex == (descending ? 0 : lastBlockIndex);
    }

    private int step() {
        return descending ? -1 : 1;
    }

    /** The key of a row of the block by its place in the order of reading. */
    private int keyAt(int index) {
        return descending
                ? RowCursor.key(blocks.get(block, length - 1 - index), true)
                : blocks.get(block, index);
    }
}
