package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * An unsigned 128-bit number of a header: a client id, a cluster id or a checksum. On the wire it
 * is 16 bytes, little-endian: first {@code low}, then {@code high}.
 *
 * @param low the lower 64 bits
 * @param high the upper 64 bits
 */
public record U128(long low, long high) {

    /** The size on the wire in bytes. */
    public static final int SIZE = 16;

    /** The number 0. */
    public static final U128 ZERO = new U128(0, 0);

    /**
     * Reads a number.
     *
     * @param buffer a little-endian buffer
     * @param index where the number begins
     * @return the number
     */
    public static U128 read(ByteBuffer buffer, int index) {
        return new U128(buffer.getLong(index), buffer.getLong(index + Long.BYTES));
    }

    /**
     * Writes the number.
     *
     * @param buffer a little-endian buffer
     * @param index where the number begins
     */
    public void write(ByteBuffer buffer, int index) {
        buffer.putLong(index, low);
        buffer.putLong(index + Long.BYTES, high);
    }

    /**
     * Says whether this is 0.
     *
     * @return true for 0
     */
    public boolean isZero() {
        return (low | high) == 0;
    }

    /** The number in hexadecimal digits, highest first. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
