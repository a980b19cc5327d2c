package tigerbeetle.panama;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** {@link UInt128} as digits and as {@link BigInteger}. */
final class UInt128Text {

    private static final int DECIMAL_DIGITS_MAX = 39;
    private static final int HEX_DIGITS_MAX = 32;
    private static final int TEXT_SHOWN_MAX = 64;
    private static final long BILLION = 1_000_000_000;
    private static final int BILLION_DIGITS = 9;

    private UInt128Text() {}

    static UInt128 parse(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        String digits = hex ? text.substring(2) : text;
        if (digits.isEmpty() || !areDigits(digits, hex)) {
            throw new NumberFormatException(
                    "UInt128.parse: \"%s\" is neither decimal digits nor 0x and hexadecimal ones"
                            .formatted(shown(text)));
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        int digitCount = digits.length() - zeros;
        // Counted first, so that a megabyte of digits costs nothing.
        if (digitCount <= (hex ? HEX_DIGITS_MAX : DECIMAL_DIGITS_MAX)) {
            BigInteger value = new BigInteger(digits.substring(zeros), hex ? 16 : 10);
            if (value.bitLength() <= 2 * Long.SIZE) {
                return UInt128.of(value);
            }
        }
        throw new NumberFormatException("UInt128.parse: " + shown(text) + " is outside 0..2^128-1");
    }

    /** Only ASCII: {@link Character#isDigit} would take the digits of every script. */
    private static boolean areDigits(String text, boolean hex) {
        return text.chars().allMatch(c -> hex ? HexFormat.isHexDigit(c) : c >= '0' && c <= '9');
    }

    private static String shown(String text) {
        return text.length() <= TEXT_SHOWN_MAX ? text : text.substring(0, TEXT_SHOWN_MAX) + "...";
    }

    static BigInteger toBigInteger(long high, long low) {
        byte[] bigEndian = new byte[UInt128.BYTES];
        ByteBuffer.wrap(bigEndian).putLong(high).putLong(low);
        return new BigInteger(1, bigEndian);
    }

    static String toHexString(long high, long low) {
        if (high == 0) {
            return "0x" + Long.toHexString(low);
        }
        return "0x" + Long.toHexString(high) + HexFormat.of().toHexDigits(low);
    }

    /** Long division by 10^9 over four 32-bit digits: ids are logged often, so no BigInteger. */
    static String toDecimalString(long high, long low) {
        if (high == 0) {
            return Long.toUnsignedString(low);
        }
        long[] words = {high >>> 32, high & 0xFFFF_FFFFL, low >>> 32, low & 0xFFFF_FFFFL};
        char[] digits = new char[DECIMAL_DIGITS_MAX];
        int first = digits.length;
        while (first > 0) {
            long remainder = 0;
            for (int i = 0; i < words.length; i++) {
                long dividend = (remainder << 32) | words[i];
                words[i] = dividend / BILLION;
                remainder = dividend % BILLION;
            }
            int stop = Math.max(0, first - BILLION_DIGITS);
            while (first > stop) {
                digits[--first] = (char) ('0' + remainder % 10);
                remainder /= 10;
            }
        }
        while (digits[first] == '0') {
            first++;
        }
        return new String(digits, first, digits.length - first);
    }
}
