package tigerbeetle.panama.layout;

import java.nio.ByteBuffer;

/**
 * An unsigned 64-bit field of a struct; values of 2<sup>63</sup> and more are negative longs.
 *
 * @param offset of the field in its struct, in bytes
 */
public record Uint64Field(int offset) {

    static Uint64Field at(int offset) {
        return new Uint64Field(offset);
    }

    /** The bits of this field in the struct that begins at {@code at}. */
    public long get(ByteBuffer buffer, int at) {
        return buffer.getLong(at + offset);
    }

    /** Sets this field in the struct that begins at {@code at}. */
    public void set(ByteBuffer buffer, int at, long value) {
        buffer.putLong(at + offset, value);
    }
}
