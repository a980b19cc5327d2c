package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A field of a struct: an unsigned little-endian number of any size.
 *
 * @param name in a recording
 * @param offset in its struct, in bytes
 * @param size in bytes
 */
public record FieldFormat(String name, int offset, int size) {

    /** The value of this field in the struct that begins at {@code at}. */
    public BigInteger get(ByteBuffer buffer, int at) {
        byte[] bigEndian = new byte[size];
        for (int i = 0; i < size; i++) {
            bigEndian[size - 1 - i] = buffer.get(at + offset + i);
        }
        return new BigInteger(1, bigEndian);
    }

    /** Whether this field can have the value. */
    boolean fits(BigInteger value) {
        return value.signum() >= 0 && value.bitLength() <= size * 8;
    }

    /** Refuses a value that this field cannot have. */
    void check(BigInteger value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(name + " does not fit its field: " + value);
        }
    }

    /** Sets this field. */
    public void set(ByteBuffer buffer, int at, BigInteger value) {
        check(value);
        BigInteger rest = value;
        for (int i = 0; i < size; i++) {
            buffer.put(at + offset + i, rest.byteValue());
            rest = rest.shiftRight(8);
        }
    }

    /** Whether this field holds a timestamp, which may be symbolic. */
    public boolean isTimestamp() {
        return name.startsWith("timestamp");
    }

    /** Whether this field holds flags, which have names. */
    public boolean isFlags() {
        return name.equals("flags");
    }

    /** Whether this field holds the status of a created event, which has a name. */
    public boolean isStatus() {
        return name.equals("status");
    }
}
