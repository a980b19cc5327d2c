package tigerbeetle.panama.embedded.ledger;

import java.nio.LongBuffer;

/** Rows of 128 bytes, appended and removed at the end only. A view of a row stays good. */
final class Records {

    static final int ROW_WORDS = ObjectLayout.SIZE / Long.BYTES;

    private final Memory memory = new Memory();
    private int count;

    /** Becomes a copy of other records. */
    void copyFrom(Records other) {
        memory.copyFrom(other.memory);
        count = other.count;
    }

    int count() {
        return count;
    }

    /** Appends a row, whose contents are undefined, and returns its number. */
    int append() {
        int row = count;
        int end = Math.multiplyExact(row + 1, ROW_WORDS);
        if (!memory.has(end - 1)) {
            memory.addChunk();
        }
        count = row + 1;
        return row;
    }

    void removeLast() {
        assert count > 0;
        count--;
    }

    /** A view of rows, not set to one yet. */
    Struct newView() {
        return new Struct(memory);
    }

    /** Moves a view of these rows to a row. */
    Struct view(Struct view, int row) {
        assert view.isIn(memory);
        assert row >= 0 && row < count : row;
        return view.moveTo(row * ROW_WORDS);
    }

    /** A long of a row. */
    long word(int row, int index) {
        assert row >= 0 && row < count : row;
        int at = row * ROW_WORDS;
        return memory.chunk(at)[Memory.offset(at) + index];
    }

    /**
     * Reads a row here and there, so that it is near when it is read in full.
     *
     * @return something that depends on what was read
     */
    long prefetch(int row) {
        return word(row, 0) + word(row, ROW_WORDS / 2) + word(row, ROW_WORDS - 1);
    }

    /** Fills a row. */
    void fill(int row, Struct source) {
        int at = row * ROW_WORDS;
        source.copyTo(memory.chunk(at), Memory.offset(at), ROW_WORDS);
    }

    /** Appends a row to a buffer. */
    void writeTo(LongBuffer target, int row) {
        int at = row * ROW_WORDS;
        target.put(memory.chunk(at), Memory.offset(at), ROW_WORDS);
    }
}
