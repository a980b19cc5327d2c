package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * Reads the trailer of a body with several batches, see {@link MultiBatch}. Never trusts it: counts
 * that do not add up to the payload are refused. Reusable; not thread-safe.
 */
public final class MultiBatchDecoder {

    private ByteBuffer body = ByteBuffer.allocate(0);
    private int end;
    private int batchCount;

    /** Makes a decoder that has decoded nothing. */
    public MultiBatchDecoder() {}

    /**
     * Decodes a body; the buffer is kept, and must not change, until the next call.
     *
     * @param body a little-endian buffer
     * @param begin the index of the body's first byte
     * @param end the index after its last byte
     * @param elementSize the size of an element in bytes, even
     * @return false if this is no such body
     */
    public boolean decode(ByteBuffer body, int begin, int end, int elementSize) {
        this.body = body;
        this.end = end;
        this.batchCount = 0;
        int size = end - begin;
        if (size < Short.BYTES) {
            return false;
        }
        int count = Short.toUnsignedInt(body.getShort(end - Short.BYTES));
        if (count == 0 || count > MultiBatch.BATCH_COUNT_MAX) {
            return false;
        }
        int trailerSize = MultiBatch.trailerSize(elementSize, count);
        if (trailerSize > size) {
            return false;
        }
        int paddingSize = trailerSize - Short.BYTES * (count + 1);
        for (int i = end - trailerSize; i < end - trailerSize + paddingSize; i++) {
            if (body.get(i) != MultiBatch.PADDING) {
                return false;
            }
        }
        long elementCount = 0;
        for (int batch = 0; batch < count; batch++) {
            elementCount += elementCount(batch);
        }
        if (elementCount * elementSize != size - trailerSize) {
            return false;
        }
        this.batchCount = count;
        return true;
    }

    /**
     * The number of batches in the body decoded last.
     *
     * @return 1 to {@link MultiBatch#BATCH_COUNT_MAX}, or 0 if it was refused
     */
    public int batchCount() {
        return batchCount;
    }

    /**
     * The number of elements in a batch.
     *
     * @param batch the index of the batch
     * @return 0 to 65,535
     */
    public int elementCount(int batch) {
        // The last number is the count of batches, before it stands batch 0, before that batch 1.
        return Short.toUnsignedInt(body.getShort(end - Short.BYTES * (batch + 2)));
    }
}
