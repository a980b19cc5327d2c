package tigerbeetle.panama.layout;

import java.nio.ByteBuffer;

/**
 * An unsigned 128-bit field of a struct: two 64-bit halves, the least significant one first.
 *
 * @param offset of the field in its struct, in bytes
 */
public record Uint128Field(int offset) {

    static Uint128Field at(int offset) {
        return new Uint128Field(offset);
    }

    /** The least significant 64 bits of this field in the struct that begins at {@code at}. */
    public long low(ByteBuffer buffer, int at) {
        return buffer.getLong(at + offset);
    }

    /** The most significant 64 bits of this field in the struct that begins at {@code at}. */
    public long high(ByteBuffer buffer, int at) {
        return buffer.getLong(at + offset + Long.BYTES);
    }

    /** Sets both halves of this field in the struct that begins at {@code at}. */
    public void set(ByteBuffer buffer, int at, long high, long low) {
        buffer.putLong(at + offset, low);
        buffer.putLong(at + offset + Long.BYTES, high);
    }
}
