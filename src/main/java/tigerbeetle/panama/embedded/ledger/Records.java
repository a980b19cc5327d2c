package tigerbeetle.panama.embedded.ledger;

import java.nio.LongBuffer;

/** Rows of 128 bytes, appended and removed at the end only. A view of a row stays good. */
final class Records {

    static final int ROW_WORDS = ObjectLayout.SIZE / Long.BYTES;

    private final Memory memory = new Memory();
    private int count;

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
