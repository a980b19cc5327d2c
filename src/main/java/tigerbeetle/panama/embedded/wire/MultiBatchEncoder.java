package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes a body with several batches, see {@link MultiBatch}: the elements go to the buffer
 * directly, {@link #endBatch} follows each batch, {@link #finish} appends the trailer. Reusable;
 * not thread-safe.
 */
public final class MultiBatchEncoder {

    private static final int BATCHES_AT_FIRST = 64;

    private ByteBuffer body = ByteBuffer.allocate(0);
    private int elementSize = 1;
    private int batchBegin;
    private int batchCount;
    private short[] elementCounts = new short[BATCHES_AT_FIRST];

    /** Makes an encoder. */
    public MultiBatchEncoder() {}

    /**
     * Begins a body at the buffer's position.
     *
     * @param body a little-endian buffer
     * @param elementSize the size of an element in bytes, even
     */
    public void begin(ByteBuffer body, int elementSize) {
        this.body = body;
        this.elementSize = elementSize;
        this.batchBegin = body.position();
        this.batchCount = 0;
    }

    /**
     * Ends a batch: its elements are what was put into the buffer since the batch before.
     *
     * @throws IllegalStateException if that is no whole number of elements or more than 65,535, or
     *     if there are too many batches
     */
    public void endBatch() {
        int size = body.position() - batchBegin;
        int count = size / elementSize;
        if (size % elementSize != 0 || count < 0 || count > 0xffff) {
            throw new IllegalStateException(
                    "a batch of " + size + " bytes with elements of " + elementSize);
        }
        if (batchCount == MultiBatch.BATCH_COUNT_MAX) {
            throw new IllegalStateException("more than " + batchCount + " batches");
        }
        if (batchCount == elementCounts.length) {
            elementCounts = Arrays.copyOf(elementCounts, 4 * batchCount);
        }
        elementCounts[batchCount] = (short) count;
        batchCount++;
        batchBegin = body.position();
    }

    /**
     * Appends the trailer. The buffer's position is then the end of the body.
     *
     * @throws IllegalStateException if there was no batch
     * @throws java.nio.BufferOverflowException if the buffer is too small
     */
    public void finish() {
        if (batchCount == 0) {
            throw new IllegalStateException("a body without a batch");
        }
        int trailerSize = MultiBatch.trailerSize(elementSize, batchCount);
        int paddingSize = trailerSize - Short.BYTES * (batchCount + 1);
        for (int i = 0; i < paddingSize; i++) {
            body.put(MultiBatch.PADDING);
        }
        for (int batch = batchCount - 1; batch >= 0; batch--) {
            body.putShort(elementCounts[batch]);
        }
        body.putShort((short) batchCount);
    }
}
