package tigerbeetle.panama.bench;

import java.util.SplittableRandom;

/**
 * What no ledger can be faster than: rows of 128 bytes in arrays as the ledger has them, read ahead
 * as it does, and copied, without any index.
 */
final class LedgerFloor {

    private static final int ROW_LONGS = 16;
    private static final int CHUNK_ROWS_LOG2 = 11;
    private static final int CHUNK_ROWS = 1 << CHUNK_ROWS_LOG2;
    private static final int AHEAD_ROWS = 64;

    private final int rowCount;
    private final long[][] chunks;
    private final long[] target = new long[AHEAD_ROWS * ROW_LONGS];
    private final SplittableRandom random = new SplittableRandom(2);

    /** Keeps the compiler from leaving out reads whose purpose is to have read. */
    long prefetched;

    LedgerFloor(int rowCount) {
        this.rowCount = rowCount;
        this.chunks = new long[(rowCount + CHUNK_ROWS - 1) >> CHUNK_ROWS_LOG2][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = new long[CHUNK_ROWS * ROW_LONGS];
        }
    }

    int randomPlace(int reach) {
        return random.nextInt(rowCount - reach);
    }

    /** Copies so many rows, each some rows after the one before. */
    void copy(int place, int rowsApart, int count) {
        for (int done = 0; done < count; done += AHEAD_ROWS) {
            int ahead = Math.min(AHEAD_ROWS, count - done);
            int first = place + done * rowsApart;
            long read = 0;
            for (int i = 0; i < ahead; i++) {
                long[] chunk = chunk(first + i * rowsApart);
                int at = offset(first + i * rowsApart);
                read += chunk[at] + chunk[at + ROW_LONGS / 2] + chunk[at + ROW_LONGS - 1];
            }
            prefetched = read;
            for (int i = 0; i < ahead; i++) {
                int row = first + i * rowsApart;
                System.arraycopy(chunk(row), offset(row), target, i * ROW_LONGS, ROW_LONGS);
            }
        }
    }

    private long[] chunk(int row) {
        return chunks[row >> CHUNK_ROWS_LOG2];
    }

    private static int offset(int row) {
        return (row & (CHUNK_ROWS - 1)) * ROW_LONGS;
    }
}
