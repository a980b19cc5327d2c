package tigerbeetle.panama.embedded.ledger;

import java.util.Arrays;

/**
 * Bytes by index, in chunks that come into being when they are first written to: an index range
 * that is reserved and not used costs nothing.
 */
final class ByteColumn {

    private static final int CHUNK_LOG2 = 15;
    private static final int CHUNK_SIZE = 1 << CHUNK_LOG2;
    private static final int CHUNK_MASK = CHUNK_SIZE - 1;
    private static final byte[] UNUSED = {};

    private byte[][] chunks = {UNUSED};

    /** Becomes a copy of another column. */
    void copyFrom(ByteColumn other) {
        chunks = other.chunks.clone();
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = chunks[i].length == 0 ? UNUSED : chunks[i].clone();
        }
    }

    byte get(int index) {
        return chunks[index >>> CHUNK_LOG2][index & CHUNK_MASK];
    }

    void set(int index, byte value) {
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
        chunks[chunk] = new byte[CHUNK_SIZE];
    }
}
