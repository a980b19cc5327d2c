package tigerbeetle.panama.embedded.ledger;

/**
 * The blocks of all lists of rows in one address space of ints. Blocks are handed out upwards and
 * given back only from the top, by a chain that is rolled back. A block that is bigger than what is
 * used of it costs addresses, not memory.
 *
 * <pre>
 *  0          1       2      3
 * ┌──────────┬───────┬──────┬────────────┐
 * │ previous │ first │ next │ rows …     │   links to other blocks of the list
 * └──────────┴───────┴──────┴────────────┘
 * </pre>
 */
final class RowBlocks {

    private static final int PREVIOUS = 0;
    private static final int FIRST = 1;
    private static final int NEXT = 2;
    private static final int ROWS = 3;

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

    /** A block for this many rows, the first of a list. */
    int allocate(int size) {
        int block = top;
        top = Math.addExact(top, ROWS + size);
        ints.set(block + FIRST, block);
        return block;
    }

    /** A block for this many rows that comes after another one. */
    int allocateAfter(int previous, int size) {
        int block = allocate(size);
        ints.set(block + PREVIOUS, previous);
        ints.set(block + FIRST, first(previous));
        ints.set(previous + NEXT, block);
        return block;
    }

    /** Gives back all blocks handed out since {@link #top} was {@code newTop}. */
    void release(int newTop) {
        assert newTop <= top;
        top = newTop;
    }

    /** The block before one that is not the first. */
    int previous(int block) {
        return ints.get(block + PREVIOUS);
    }

    /** The first block of the list. */
    int first(int block) {
        return ints.get(block + FIRST);
    }

    /** The block after one that is not the last of its list; what that is, the list knows. */
    int next(int block) {
        return ints.get(block + NEXT);
    }

    int get(int block, int offset) {
        return ints.get(block + ROWS + offset);
    }

    void set(int block, int offset, int row) {
        ints.set(block + ROWS + offset, row);
    }
}
