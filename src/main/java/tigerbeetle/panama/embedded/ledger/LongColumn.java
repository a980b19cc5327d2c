package tigerbeetle.panama.embedded.ledger;

import java.util.Arrays;

/**
 * Longs by index, in chunks that come into being when they are first written to: an index range
 * that is reserved and not used costs nothing.
 */
final class LongColumn {

    private static final int CHUNK_LOG2 = 12;
    private static final int CHUNK_SIZE = 1 << CHUNK_LOG2;
    private static final int CHUNK_MASK = CHUNK_SIZE - 1;
    private static final long[] UNUSED = {};

    private long[][] chunks = {UNUSED};

    /** Becomes a copy of another column. */
    void copyFrom(LongColumn other) {
        chunks = other.chunks.clone();
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = chunks[i].length == 0 ? UNUSED : chunks[i].clone();
        }
    }

    long get(int index) {
        return chunks[index >>> CHUNK_LOG2][index & CHUNK_MASK];
    }

    void set(int index, long value) {
        int chunk = index >>> CHUNK_LOG2;
        if (chunk >= chunks.length || chunks[chunk].length == 0) {
            addChunk(chunk);
        }
        chunks[chunk][index & CHUNK_MASK] = value;
    }

    private void addChunk(int chunk) {
        if (chunk >= chunks.length) {
            int oldLength = chunks.length;
            chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, oldLength * 2));
            Arrays.fill(chunks, oldLength, chunks.length, UNUSED);
        }
        chunks[chunk] = new long[CHUNK_SIZE];
    }
}
