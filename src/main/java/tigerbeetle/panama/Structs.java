package tigerbeetle.panama;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import tigerbeetle.panama.layout.Uint128Field;

/** What the records do alike with the bytes of a C struct. */
final class Structs {

    private Structs() {}

    /** Checks the place of a struct before its first byte is touched. */
    static void require(ByteBuffer buffer, int at, int size) {
        if (buffer.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException(
                    "buffer: its order is " + buffer.order() + ", not LITTLE_ENDIAN");
        }
        Objects.checkFromIndexSize(at, size, buffer.limit());
    }

    static void clear(ByteBuffer buffer, int at, int size) {
        for (int i = 0; i < size; i += Long.BYTES) { // straight code where the size is constant
            buffer.putLong(at + i, 0);
        }
    }

    static UInt128 get(Uint128Field field, ByteBuffer buffer, int at) {
        return UInt128.ofHighLow(field.high(buffer, at), field.low(buffer, at));
    }

    static void set(Uint128Field field, ByteBuffer buffer, int at, UInt128 value) {
        field.set(buffer, at, value.high(), value.low());
    }
}
