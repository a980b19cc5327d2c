package tigerbeetle.panama.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.UInt128;

class AssetTest {

    private static final String MAX = "340282366920938463463374607431768211455";

    private static final Asset USD = new Asset(700, "USD", 2);
    private static final Asset JPY = new Asset(701, "JPY", 0);
    private static final Asset TON = new Asset(702, "kg", -3);
    private static final Asset FINEST = new Asset(703, "F", Asset.SCALE_MAX);
    private static final Asset COARSEST = new Asset(704, "C", Asset.SCALE_MIN);

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static Account account(long ledger, UInt128 debits, UInt128 credits) {
        return Account.builder()
                .id(1)
                .ledger(ledger)
                .debitsPending(5)
                .debitsPosted(debits)
                .creditsPending(7)
                .creditsPosted(credits)
                .build();
    }

    /** From TigerBeetle's documentation of asset scales, and its edges. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.45, 45",
        "2, 123.00, 12300",
        "2, 123.45, 12345",
        "2, 123, 12300",
        "2, 123.4, 12340",
        "2, 123.450000, 12345",
        "2, 0, 0",
        "2, 0.00, 0",
        "2, 000.01, 1",
        "0, 123, 123",
        "3, 0.450, 450",
        "3, 123.45, 123450",
        "-7, 10000000, 1",
        "-7, 120000000.0, 12",
        "18, 0.000000000000000001, 1",
        "2, 3402823669209384634633746074317682114.55, " + MAX,
        "0, " + MAX + ", " + MAX,
        "38, 3.40282366920938463463374607431768211455, " + MAX,
        "-38, " + MAX + "00000000000000000000000000000000000000, " + MAX,
    })
    void decimalsAndIntegers(int scale, String decimal, String amount) {
        Asset asset = new Asset(1, "X", scale);
        assertThat(asset.amount(decimal)).hasToString(amount);
        assertThat(asset.amount(new BigDecimal(decimal))).hasToString(amount);
        assertThat(asset.decimal(UInt128.parse(amount)))
                .isEqualByComparingTo(decimal)
                .returns(Math.max(0, scale), BigDecimal::scale);
    }

    @Test
    void formats() {
        assertThat(USD.format(UInt128.of(1234))).isEqualTo("12.34 USD");
        assertThat(USD.format(UInt128.ZERO)).isEqualTo("0.00 USD");
        assertThat(USD.format(UInt128.MAX))
                .isEqualTo("3402823669209384634633746074317682114.55 USD");
        assertThat(JPY.format(UInt128.of(1234))).isEqualTo("1234 JPY");
        assertThat(TON.format(UInt128.of(1234))).isEqualTo("1234000 kg");
        assertThat(FINEST.format(UInt128.ONE))
                .isEqualTo("0.00000000000000000000000000000000000001 F");
        assertThat(COARSEST.format(UInt128.ONE))
                .isEqualTo("100000000000000000000000000000000000000 C");
    }

    @Test
    void refusesTooManyDecimals() {
        assertRefused(
                () -> USD.amount("12.345"),
                "Asset.amount: 12.345 USD is not a multiple of 0.01, the smallest amount at"
                        + " scale 2");
        assertRefused(
                () -> JPY.amount("0.5"),
                "Asset.amount: 0.5 JPY is not a multiple of 1, the smallest amount at scale 0");
        assertRefused(
                () -> TON.amount("1500"),
                "Asset.amount: 1500 kg is not a multiple of 1000, the smallest amount at scale -3");
        assertRefused(
                () -> USD.amount(new BigDecimal("1E-1000000000")),
                "Asset.amount: 1E-1000000000 USD is not a multiple of 0.01, the smallest amount at"
                        + " scale 2");
    }

    /** What has been a double is not rounded in secret. */
    @Test
    @SuppressWarnings("BigDecimalLiteralDouble") // that is what is tested
    void refusesWhatADoubleReallyIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> USD.amount(new BigDecimal(0.1)))
                .withMessage(
                        "Asset.amount: 0.1000000000000000055511151231257827021181583404541015625"
                                + " USD is not a multiple of 0.01, the smallest amount at scale 2");
    }

    @Test
    void refusesNegativesAndTooMuch() {
        String range = " USD is outside 0..3402823669209384634633746074317682114.55";
        assertRefused(() -> USD.amount("-0.01"), "Asset.amount: -0.01" + range);
        assertRefused(() -> USD.amount("-12.345"), "Asset.amount: -12.345" + range);
        assertRefused(
                () -> USD.amount("3402823669209384634633746074317682114.56"),
                "Asset.amount: 3402823669209384634633746074317682114.56" + range);
        assertRefused(
                () -> USD.amount("99999999999999999999999999999999999999"),
                "Asset.amount: 99999999999999999999999999999999999999" + range);
        // A billion digits each: refused at once, not computed.
        assertRefused(
                () -> USD.amount(new BigDecimal("1E+1000000000")),
                "Asset.amount: 1E+1000000000" + range);
        assertRefused(
                () -> USD.amount(new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE)),
                "Asset.amount: 1.0E+2147483649" + range);
        assertThat(USD.amount(new BigDecimal("0E+1000000000"))).isEqualTo(UInt128.ZERO);
        assertThat(USD.amount("-0")).isEqualTo(UInt128.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                "+1",
                "--1",
                "1,000",
                "1_000",
                ".5",
                "5.",
                "1.2.3",
                "1e3",
                "0x10",
                "NaN",
                "Infinity",
                "$1",
                "1 USD",
                "١٢",
                "1\n"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> USD.amount(text))
                .withMessage(
                        "Asset.amount: \"" + text + "\" is not a decimal number such as 12.34");
    }

    @Test
    void refusesLongTextsAtOnce() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> USD.amount("1".repeat(10_000_000)))
                .withMessage(
                        "Asset.amount: \"%s...\" is not a decimal number such as 12.34"
                                .formatted("1".repeat(64)));
        assertThat(USD.amount("0".repeat(97) + "1.5")).isEqualTo(UInt128.of(150));
    }

    @Test
    void balancesHaveASign() {
        Account account = account(700, UInt128.of(12_345), UInt128.of(345));
        assertThat(USD.debitBalance(account)).isEqualTo("120.00");
        assertThat(USD.creditBalance(account)).isEqualTo("-120.00");
        AccountBalance balance =
                new AccountBalance(
                        UInt128.ONE, UInt128.of(345), UInt128.ONE, UInt128.of(12_345), 1);
        assertThat(USD.debitBalance(balance)).isEqualTo("-120.00");
        assertThat(USD.creditBalance(balance)).isEqualTo("120.00");
        assertThat(TON.debitBalance(account(702, UInt128.of(1), UInt128.of(3)))).isEqualTo("-2000");
        assertThat(JPY.debitBalance(account(701, UInt128.MAX, UInt128.ZERO))).isEqualTo(MAX);
        assertThat(JPY.creditBalance(account(701, UInt128.MAX, UInt128.ZERO))).isEqualTo("-" + MAX);
    }

    @Test
    void balancesOfAnotherLedgerAreRefused() {
        Account account = account(701, UInt128.ONE, UInt128.ONE);
        assertRefused(
                () -> USD.debitBalance(account),
                "Asset.debitBalance: the account 1 is of the ledger 701; USD is of the ledger 700");
        assertRefused(
                () -> USD.creditBalance(account),
                "Asset.creditBalance: the account 1 is of the ledger 701; USD is of the ledger"
                        + " 700");
    }

    @Test
    void checksItsFields() {
        assertThat(new Asset(1, "é", 0)).hasToString("Asset[ledger=1, unit=é, scale=0]");
        assertThat(new Asset(0xFFFF_FFFFL, "reward points", 0).ledger()).isEqualTo(4294967295L);
        assertRefused(() -> new Asset(0, "X", 0), "Asset.ledger: 0 is outside 1..4294967295");
        assertRefused(
                () -> new Asset(1L << 32, "X", 0),
                "Asset.ledger: 4294967296 is outside 1..4294967295");
        assertRefused(() -> new Asset(1, "X", 39), "Asset.scale: 39 is outside -38..38");
        assertRefused(() -> new Asset(1, "X", -39), "Asset.scale: -39 is outside -38..38");
        assertRefused(
                () -> new Asset(1, " ", 0), "Asset.unit: \" \" is blank or has control characters");
        assertRefused(
                () -> new Asset(1, "A\nB", 0),
                "Asset.unit: \"A\nB\" is blank or has control characters");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void refusesNullsByName() {
        assertRefused(() -> new Asset(1, null, 0), "Asset.unit: null is not allowed");
        assertRefused(() -> USD.amount((String) null), "Asset.amount: null is not allowed");
        assertRefused(() -> USD.amount((BigDecimal) null), "Asset.amount: null is not allowed");
        assertRefused(() -> USD.decimal(null), "Asset.decimal: null is not allowed");
        assertRefused(() -> USD.format(null), "Asset.format: null is not allowed");
        assertRefused(
                () -> USD.debitBalance((Account) null), "Asset.debitBalance: null is not allowed");
        assertRefused(
                () -> USD.creditBalance((AccountBalance) null),
                "Asset.creditBalance: null is not allowed");
    }

    @Test
    void aDoubleDoesNotCompile(@TempDir Path directory) throws Exception {
        Path source = directory.resolve("Amounts.java");
        String program =
                """
                class Amounts {
                    Object of(tigerbeetle.panama.money.Asset usd) { return usd.amount(%s); }
                }
                """;
        List<String> arguments =
                List.of(
                        "-proc:none",
                        "-XDrawDiagnostics",
                        "-cp",
                        "target/classes",
                        "-d",
                        directory.toString(),
                        source.toString());

        Files.writeString(source, program.formatted("\"12.34\""));
        assertThat(ForkedJvm.tool("javac", arguments, "").exitCode()).isZero();

        Files.writeString(source, program.formatted("12.34"));
        ForkedJvm.Result result = ForkedJvm.tool("javac", arguments, "");
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("Amounts.java:2:", "compiler.err.cant.apply.symbols");
    }
}
