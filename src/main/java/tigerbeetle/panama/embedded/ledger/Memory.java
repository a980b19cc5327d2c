package tigerbeetle.panama.embedded.ledger;

import java.util.Arrays;

/**
 * Longs by index in chunks, in which structs stand; none crosses the border of a chunk. Growing
 * adds a chunk and moves nothing.
 */
final class Memory {

    // 256 KiB: big enough to be few, small enough not to be humongous for the garbage collector.
    private static final int CHUNK_WORDS_LOG2 = 15;
    static final int CHUNK_WORDS = 1 << CHUNK_WORDS_LOG2;
    private static final int OFFSET_MASK = CHUNK_WORDS - 1;

    private long[][] chunks;
    private int chunkCount;

    /** Empty memory that is going to grow. */
    Memory() {
        chunks = new long[4][];
    }

    /** Memory of a fixed size, at most that of a chunk. */
    Memory(int wordCount) {
        assert wordCount <= CHUNK_WORDS;
        chunks = new long[][] {new long[wordCount]};
        chunkCount = 1;
    }

    /** Becomes a copy of other memory. */
    void copyFrom(Memory other) {
        chunks = other.chunks.clone();
        chunkCount = other.chunkCount;
        for (int i = 0; i < chunkCount; i++) {
            chunks[i] = chunks[i].clone();
        }
    }

    /** Whether the index is in the memory that has been added. */
    boolean has(int index) {
        return index >>> CHUNK_WORDS_LOG2 < chunkCount;
    }

    void addChunk() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        chunks[chunkCount] = new long[CHUNK_WORDS];
        chunkCount++;
    }

    /** The chunk that holds the index, at {@link #offset}. */
    long[] chunk(int index) {
        return chunks[index >>> CHUNK_WORDS_LOG2];
    }

    static int offset(int index) {
        return index & OFFSET_MASK;
    }
}
