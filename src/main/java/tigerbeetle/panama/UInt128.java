package tigerbeetle.panama;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An unsigned integer of 128 bits, 0 to 2<sup>128</sup> − 1: ids, amounts, balances and user data.
 * Immutable, and compared by value: use {@link #equals}, not {@code ==}.
 *
 * <p>The byte order, in one place. As bytes a value is little-endian, the order of the protocol and
 * of all of TigerBeetle's clients. As a {@link UUID} the most significant half is the UUID's, so
 * the text of a UUID reads like the value in hexadecimal:
 *
 * <pre>{@code
 * decimal      214850178493633095719753766415838275046
 * hexadecimal  0xa1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6
 * UUID         a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6
 * bytes        e6 e5 e4 e3 e2 e1 d2 d1 c2 c1 b2 b1 a4 a3 a2 a1
 * }</pre>
 *
 * <p>Arithmetic is checked: a sum or difference out of range is an {@link ArithmeticException},
 * never a wrapped value.
 */
public final class UInt128 implements Comparable<UInt128> {

    /** The size of a value in bytes. */
    public static final int BYTES = 2 * Long.BYTES;

    /** 0. */
    public static final UInt128 ZERO = new UInt128(0, 0);

    /** 1. */
    public static final UInt128 ONE = new UInt128(0, 1);

    /** 2<sup>128</sup> − 1. */
    public static final UInt128 MAX = new UInt128(-1, -1);

    private final long high;
    private final long low;

    private UInt128(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /**
     * The given number.
     *
     * @param value 0 to 2<sup>63</sup> − 1
     * @return the number as an unsigned one of 128 bits
     * @throws IllegalArgumentException if it is negative; {@link #ofUnsigned} takes bits instead
     */
    public static UInt128 of(long value) {
        return ofHighLow(0, Check.notNegative("UInt128.of", value));
    }

    /**
     * The number whose lower 64 bits are given and whose upper ones are zero.
     *
     * @param bits any; a negative long stands for 2<sup>63</sup> and more
     * @return the number 0 to 2<sup>64</sup> − 1
     */
    public static UInt128 ofUnsigned(long bits) {
        return ofHighLow(0, bits);
    }

    /**
     * The number made of two halves.
     *
     * @param high the most significant 64 bits
     * @param low the least significant 64 bits
     * @return high · 2<sup>64</sup> + low, both taken as unsigned
     */
    public static UInt128 ofHighLow(long high, long low) {
        // Most fields of most events are zero, and need no object of their own.
        return (high | low) == 0 ? ZERO : new UInt128(high, low);
    }

    /**
     * The given number.
     *
     * @param value 0 to 2<sup>128</sup> − 1
     * @return the number as an unsigned one of 128 bits
     * @throws IllegalArgumentException if it is out of that range
     */
    public static UInt128 of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 2 * Long.SIZE) {
            throw new IllegalArgumentException("UInt128.of: " + value + " is outside 0..2^128-1");
        }
        return ofHighLow(value.shiftRight(Long.SIZE).longValue(), value.longValue());
    }

    /**
     * The given UUID as a number: its most significant bits are the number's.
     *
     * @param uuid of any version
     * @return the number that reads like the UUID in hexadecimal
     */
    public static UInt128 of(UUID uuid) {
        return ofHighLow(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /**
     * The number in the given bytes, little-endian.
     *
     * @param bytes 16 of them, the least significant one first
     * @return the number
     * @throws IllegalArgumentException if there are more or fewer than 16
     */
    public static UInt128 ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "UInt128.ofBytes: " + bytes.length + " bytes, not " + BYTES);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return ofHighLow(buffer.getLong(Long.BYTES), buffer.getLong(0));
    }

    /**
     * The number in the given text: decimal digits, or {@code 0x} and hexadecimal ones. Reads what
     * {@link #toString} and {@link #toHexString} write.
     *
     * @param text without sign, blanks or separators
     * @return the number
     * @throws NumberFormatException if it is no such text or more than 2<sup>128</sup> − 1
     */
    public static UInt128 parse(String text) {
        return UInt128Text.parse(text);
    }

    /** {@return the most significant 64 bits} */
    public long high() {
        return high;
    }

    /** {@return the least significant 64 bits} */
    public long low() {
        return low;
    }

    /** {@return whether this is 0} */
    public boolean isZero() {
        return (high | low) == 0;
    }

    /**
     * This number as a long.
     *
     * @return 0 to 2<sup>63</sup> − 1
     * @throws ArithmeticException if it is more
     */
    public long longValueExact() {
        if (high != 0 || low < 0) {
            throw new ArithmeticException("UInt128: " + this + " is more than 2^63-1");
        }
        return low;
    }

    /** {@return this number as a BigInteger, never negative} */
    public BigInteger toBigInteger() {
        return UInt128Text.toBigInteger(high, low);
    }

    /** {@return the UUID whose most significant bits are this number's} */
    public UUID toUuid() {
        return new UUID(high, low);
    }

    /** {@return this number as 16 new bytes, the least significant one first} */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(low).putLong(high);
        return bytes;
    }

    /**
     * The sum of this number and another.
     *
     * @param addend to add
     * @return this + addend
     * @throws ArithmeticException if the sum is more than 2<sup>128</sup> − 1
     */
    public UInt128 plus(UInt128 addend) {
        long sumLow = low + addend.low;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + addend.high + carry;
        // The carry out of bit 127: set in both summands, or in one of them and not in the sum.
        if (((high & addend.high) | ((high | addend.high) & ~sumHigh)) < 0) {
            throw new ArithmeticException(
                    "UInt128: " + this + " + " + addend + " is more than 2^128-1");
        }
        return ofHighLow(sumHigh, sumLow);
    }

    /**
     * The sum of this number and another.
     *
     * @param addend to add, 0 to 2<sup>63</sup> − 1
     * @return this + addend
     * @throws ArithmeticException if the sum is more than 2<sup>128</sup> − 1
     * @throws IllegalArgumentException if the addend is negative
     */
    public UInt128 plus(long addend) {
        return plus(ofHighLow(0, Check.notNegative("UInt128.plus", addend)));
    }

    /**
     * The difference of this number and another.
     *
     * @param subtrahend to subtract
     * @return this − subtrahend
     * @throws ArithmeticException if the difference is negative
     */
    public UInt128 minus(UInt128 subtrahend) {
        if (compareTo(subtrahend) < 0) {
            throw new ArithmeticException(
                    "UInt128: " + this + " - " + subtrahend + " is less than 0");
        }
        long borrow = Long.compareUnsigned(low, subtrahend.low) < 0 ? 1 : 0;
        return ofHighLow(high - subtrahend.high - borrow, low - subtrahend.low);
    }

    /**
     * The difference of this number and another.
     *
     * @param subtrahend to subtract, 0 to 2<sup>63</sup> − 1
     * @return this − subtrahend
     * @throws ArithmeticException if the difference is negative
     * @throws IllegalArgumentException if the subtrahend is negative
     */
    public UInt128 minus(long subtrahend) {
        return minus(ofHighLow(0, Check.notNegative("UInt128.minus", subtrahend)));
    }

    /** Compares as unsigned numbers. */
    @Override
    public int compareTo(UInt128 other) {
        int highs = Long.compareUnsigned(high, other.high);
        return highs != 0 ? highs : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UInt128 that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    /** {@return {@code 0x} and the hexadecimal digits, without leading zeros} */
    public String toHexString() {
        return UInt128Text.toHexString(high, low);
    }

    /** {@return the decimal digits, without leading zeros} */
    @Override
    public String toString() {
        return UInt128Text.toDecimalString(high, low);
    }
}
