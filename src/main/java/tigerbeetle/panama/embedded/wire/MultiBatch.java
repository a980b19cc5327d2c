package tigerbeetle.panama.embedded.wire;

/**
 * What {@link MultiBatchDecoder} and {@link MultiBatchEncoder} have in common: the trailer at the
 * end of a body that holds several batches of one operation (TigerBeetle 0.17.9, {@code
 * src/vsr/multi_batch.zig}).
 *
 * <pre>
 *   │ batch 0 │ batch 1 │ … │ ff ff … │ count n−1 │ … │ count 1 │ count 0 │ n │
 *   └──────── payload ──────┴──────────────────── trailer ───────────────────┘
 * </pre>
 *
 * <p>A count is the number of elements in a batch, a u16 as the number n of batches is; the trailer
 * is filled with 0xff so that it is a multiple of the element size.
 */
public final class MultiBatch {

    /** The highest number of batches in one body; the number above means padding. */
    public static final int BATCH_COUNT_MAX = 65_534;

    static final byte PADDING = (byte) 0xff;

    private MultiBatch() {}

    /**
     * The size of a trailer.
     *
     * @param elementSize the size of an event in a request or a result in a reply, in bytes
     * @param batchCount 1 to {@link #BATCH_COUNT_MAX}
     * @return the size in bytes, a multiple of {@code elementSize}
     */
    public static int trailerSize(int elementSize, int batchCount) {
        int usedSize = Short.BYTES * (batchCount + 1);
        return Math.ceilDiv(usedSize, elementSize) * elementSize;
    }
}
