package tigerbeetle.panama.layout;

import java.nio.ByteBuffer;

/**
 * An unsigned 32-bit field of a struct, 0 to 4,294,967,295.
 *
 * @param offset of the field in its struct, in bytes
 */
public record Uint32Field(int offset) {

    static Uint32Field at(int offset) {
        return new Uint32Field(offset);
    }

    /** The value of this field in the struct that begins at {@code at}. */
    public long get(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at + offset));
    }

    /**
     * Sets this field in the struct that begins at {@code at}; the caller has checked the range.
     */
    public void set(ByteBuffer buffer, int at, long value) {
        assert value >= 0 && value <= 0xFFFF_FFFFL : value;
        buffer.putInt(at + offset, (int) value);
    }
}
