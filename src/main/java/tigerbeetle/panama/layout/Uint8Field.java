package tigerbeetle.panama.layout;

import java.nio.ByteBuffer;

/**
 * An unsigned 8-bit field of a struct, 0 to 255.
 *
 * @param offset of the field in its struct, in bytes
 */
public record Uint8Field(int offset) {

    static Uint8Field at(int offset) {
        return new Uint8Field(offset);
    }

    /** The value of this field in the struct that begins at {@code at}. */
    public int get(ByteBuffer buffer, int at) {
        return Byte.toUnsignedInt(buffer.get(at + offset));
    }

    /**
     * Sets this field in the struct that begins at {@code at}; the caller has checked the range.
     */
    public void set(ByteBuffer buffer, int at, int value) {
        assert value >= 0 && value <= 0xFF : value;
        buffer.put(at + offset, (byte) value);
    }
}
