package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UInt128Test {

    private static final String MAX_DECIMAL = "340282366920938463463374607431768211455";

    /** The vector that all of TigerBeetle's clients share. */
    @Test
    void sharedVectorInEveryForm() {
        String decimal = "214850178493633095719753766415838275046";
        String hex = "0xa1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6";
        UUID uuid = UUID.fromString("a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");
        byte[] bytes = HexFormat.of().parseHex("e6e5e4e3e2e1d2d1c2c1b2b1a4a3a2a1");
        long high = Long.parseUnsignedLong("11647051514084770242");
        long low = Long.parseUnsignedLong("15119395263638463974");
        UInt128 value = UInt128.ofHighLow(high, low);

        assertThat(UInt128.of(new BigInteger(decimal))).isEqualTo(value);
        assertThat(UInt128.of(uuid)).isEqualTo(value);
        assertThat(UInt128.ofBytes(bytes)).isEqualTo(value);
        assertThat(UInt128.parse(decimal)).isEqualTo(value);
        assertThat(UInt128.parse(hex)).isEqualTo(value);

        assertThat(value.toBigInteger()).isEqualTo(new BigInteger(decimal));
        assertThat(value.toUuid()).isEqualTo(uuid);
        assertThat(value.toBytes()).isEqualTo(bytes);
        assertThat(value).hasToString(decimal);
        assertThat(value.toHexString()).isEqualTo(hex);
        assertThat(value.high()).isEqualTo(high);
        assertThat(value.low()).isEqualTo(low);
    }

    @Test
    void constants() {
        assertThat(UInt128.ZERO.isZero()).isTrue();
        assertThat(UInt128.ZERO).isEqualTo(UInt128.of(0)).hasToString("0");
        assertThat(UInt128.ONE).isEqualTo(UInt128.of(1)).hasToString("1");
        assertThat(UInt128.MAX).hasToString(MAX_DECIMAL);
        assertThat(UInt128.MAX.toHexString()).isEqualTo("0xffffffffffffffffffffffffffffffff");
        assertThat(UInt128.MAX.isZero()).isFalse();
    }

    @Test
    void longsAreNotNegativeUnlessGivenAsBits() {
        assertThat(UInt128.of(Long.MAX_VALUE)).hasToString("9223372036854775807");
        assertThat(UInt128.ofUnsigned(-1)).hasToString("18446744073709551615");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UInt128.of(-1))
                .withMessage("UInt128.of: -1 is outside 0..2^63-1");
    }

    @Test
    void bigIntegersAreInRange() {
        BigInteger tooLarge = BigInteger.TWO.pow(128);
        assertThat(UInt128.of(tooLarge.subtract(BigInteger.ONE))).isEqualTo(UInt128.MAX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UInt128.of(tooLarge))
                .withMessage("UInt128.of: " + tooLarge + " is outside 0..2^128-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UInt128.of(BigInteger.valueOf(-1)))
                .withMessage("UInt128.of: -1 is outside 0..2^128-1");
    }

    @Test
    void bytesAreSixteen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UInt128.ofBytes(new byte[15]))
                .withMessage("UInt128.ofBytes: 15 bytes, not 16");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "007, 7",
        "0x0, 0",
        "0xFF, 255",
        "0Xff, 255",
        "0x00000000000000000000000000000000000000ff, 255",
        "18446744073709551616, 18446744073709551616",
        "000000000000340282366920938463463374607431768211455, " + MAX_DECIMAL,
        "0xffffffffffffffffffffffffffffffff, " + MAX_DECIMAL,
    })
    void parses(String text, String decimal) {
        assertThat(UInt128.parse(text)).hasToString(decimal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0x", "-1", "+1", " 1", "1 ", "1_000", "1.0", "ff", "0xg", "x", "٣"})
    void refusesWhatIsNoNumber(String text) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> UInt128.parse(text))
                .withMessage(
                        "UInt128.parse: \"%s\" is neither decimal digits nor 0x and hexadecimal"
                                + " ones",
                        text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "340282366920938463463374607431768211456",
                "999999999999999999999999999999999999999",
                "1000000000000000000000000000000000000000",
                "0x100000000000000000000000000000000"
            })
    void refusesWhatIsTooLarge(String text) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> UInt128.parse(text))
                .withMessage("UInt128.parse: %s is outside 0..2^128-1", text);
    }

    @Test
    void aLongTextIsCutInTheMessage() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> UInt128.parse("9".repeat(1_000_000)))
                .withMessage("UInt128.parse: %s... is outside 0..2^128-1", "9".repeat(64));
    }

    @Test
    void arithmeticCarriesAndBorrows() {
        UInt128 lowMax = UInt128.ofUnsigned(-1);
        UInt128 highOne = UInt128.ofHighLow(1, 0);
        assertThat(lowMax.plus(1)).isEqualTo(highOne);
        assertThat(highOne.minus(1)).isEqualTo(lowMax);
        assertThat(UInt128.MAX.minus(UInt128.MAX)).isEqualTo(UInt128.ZERO);
        assertThat(UInt128.MAX.plus(0)).isEqualTo(UInt128.MAX);
    }

    @Test
    void arithmeticNeverWraps() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> UInt128.MAX.plus(UInt128.ONE))
                .withMessage("UInt128: %s + 1 is more than 2^128-1", MAX_DECIMAL);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> UInt128.of(5).minus(7))
                .withMessage("UInt128: 5 - 7 is less than 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UInt128.of(5).plus(-7))
                .withMessage("UInt128.plus: -7 is outside 0..2^63-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UInt128.of(5).minus(-7))
                .withMessage("UInt128.minus: -7 is outside 0..2^63-1");
    }

    @Test
    void longValueIsExact() {
        assertThat(UInt128.of(Long.MAX_VALUE).longValueExact()).isEqualTo(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> UInt128.ofUnsigned(Long.MIN_VALUE).longValueExact())
                .withMessage("UInt128: 9223372036854775808 is more than 2^63-1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> UInt128.ofHighLow(1, 0).longValueExact())
                .withMessage("UInt128: 18446744073709551616 is more than 2^63-1");
    }

    @Test
    void hexadecimalKeepsTheZerosBetweenTheHalves() {
        assertThat(UInt128.ofHighLow(1, 1).toHexString()).isEqualTo("0x10000000000000001");
        assertThat(UInt128.ZERO.toHexString()).isEqualTo("0x0");
    }
}
