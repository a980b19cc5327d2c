package tigerbeetle.panama.embedded.ledger;

/**
 * The blocks of all lists of rows in one address space of ints. Blocks are handed out upwards and
 * given back only from the top, by a chain that is rolled back. A block that is bigger than what is
 * used of it costs addresses, not memory.
 */
final class RowBlocks {

    private final IntColumn ints = new IntColumn();
    private int top;

    /** Becomes a copy of other blocks. */
    void copyFrom(RowBlocks other) {
        ints.copyFrom(other.ints);
        top = other.top;
    }

    /** The end of what is handed out, for {@link #release}. */
    int top() {
        return top;
    }

    /** A block for this many rows. */
    int allocate(int size) {
        int block = top;
        top = Math.addExact(top, size + 1);
        return block;
    }

    /** Gives back all blocks handed out since {@link #top} was {@code newTop}. */
    void release(int newTop) {
        assert newTop <= top;
        top = newTop;
    }

    int previous(int block) {
        return ints.get(block);
    }

    void setPrevious(int block, int previous) {
        ints.set(block, previous);
    }

    int get(int block, int offset) {
        return ints.get(block + 1 + offset);
    }

    void set(int block, int offset, int row) {
        ints.set(block + 1 + offset, row);
    }
}
