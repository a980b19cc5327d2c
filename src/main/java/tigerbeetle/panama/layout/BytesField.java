package tigerbeetle.panama.layout;

import java.nio.ByteBuffer;

/**
 * A run of reserved bytes in a struct.
 *
 * @param offset of the field in its struct, in bytes
 * @param size of the field, in bytes
 */
public record BytesField(int offset, int size) {

    /** The bytes from the one offset to before the other. */
    static BytesField between(int begin, int end) {
        return new BytesField(begin, end - begin);
    }

    /** Whether every byte of this field in the struct that begins at {@code at} is zero. */
    public boolean isZero(ByteBuffer buffer, int at) {
        for (int i = 0; i < size; i++) {
            if (buffer.get(at + offset + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
