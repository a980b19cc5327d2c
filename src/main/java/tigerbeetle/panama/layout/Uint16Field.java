package tigerbeetle.panama.layout;

import java.nio.ByteBuffer;

/**
 * An unsigned 16-bit field of a struct, 0 to 65,535.
 *
 * @param offset of the field in its struct, in bytes
 */
public record Uint16Field(int offset) {

    static Uint16Field at(int offset) {
        return new Uint16Field(offset);
    }

    /** The value of this field in the struct that begins at {@code at}. */
    public int get(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at + offset));
    }

    /**
     * Sets this field in the struct that begins at {@code at}; the caller has checked the range.
     */
    public void set(ByteBuffer buffer, int at, int value) {
        assert value >= 0 && value <= 0xFFFF : value;
        buffer.putShort(at + offset, (short) value);
    }
}
