package tigerbeetle.panama.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.UInt128;

/**
 * What a ledger counts, and with how many decimals. Immutable.
 *
 * <pre>{@code
 * Asset usd = new Asset(700, "USD", 2); // in cents
 * Asset yen = new Asset(701, "JPY", 0);
 * Asset ether = new Asset(702, "ETH", 18); // in wei
 * Asset tons = new Asset(703, "kg", -3); // in units of 1000 kg
 *
 * usd.amount("12.34") // 1234
 * usd.decimal(UInt128.of(1234)) // 12.34
 * }</pre>
 *
 * <p>Every conversion is exact, or an {@link IllegalArgumentException}: nothing is ever rounded. To
 * round is for the caller, who knows in whose favour: {@link BigDecimal#setScale(int,
 * java.math.RoundingMode)}.
 *
 * <p>There is no method that takes a {@code double}, on purpose. Of the decimal fractions a double
 * has next to none: what is written as 0.1 in a program is
 * 0.1000000000000000055511151231257827&hellip; before any method sees it, and 0.1 + 0.2 is more
 * than 0.3. Write {@code usd.amount("0.1")}, or compute with {@link BigDecimal}.
 *
 * @param ledger that of the accounts and transfers, 1 to 2<sup>32</sup> − 1
 * @param unit the name of one whole unit, such as USD; not blank, without control characters
 * @param scale the number of decimals, −38 to 38: the integer 1 of the ledger is worth
 *     10<sup>−scale</sup> units
 */
public record Asset(long ledger, String unit, int scale) {

    /** The largest scale, with which one unit can be counted, but not four: 38. */
    public static final int SCALE_MAX = 38;

    /** The smallest scale: −38. */
    public static final int SCALE_MIN = -SCALE_MAX;

    private static final long LEDGER_MAX = 0xFFFF_FFFFL;

    /** Those of 2^128-1. */
    private static final int AMOUNT_DIGITS_MAX = 39;

    /** No exponent, no plus, no separators, no other digits than ours: what is meant is certain. */
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /** More than the digits of any amount, and few enough to be read at no cost. */
    private static final int TEXT_LENGTH_MAX = 100;

    private static final int TEXT_SHOWN_MAX = 64;

    /**
     * An asset.
     *
     * @throws IllegalArgumentException if a value is null or out of its range
     */
    public Asset {
        requireInRange("Asset.ledger", ledger, 1, LEDGER_MAX);
        requireNotNull("Asset.unit", unit);
        if (unit.isBlank() || unit.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Asset.unit: \"%s\" is blank or has control characters".formatted(unit));
        }
        requireInRange("Asset.scale", scale, SCALE_MIN, SCALE_MAX);
    }

    /**
     * The integer that the ledger has for a number of units.
     *
     * @param decimal digits, with a point and more digits if there are decimals, such as 12.34;
     *     zeros at the end are fine. Without exponent, plus or separators; at most 100 characters
     * @return decimal · 10<sup>scale</sup>
     * @throws NumberFormatException if it is not such a text
     * @throws IllegalArgumentException if it is negative, has too many decimals for the scale, or
     *     the integer would be more than 2<sup>128</sup> − 1
     */
    public UInt128 amount(String decimal) {
        requireNotNull("Asset.amount", decimal);
        if (decimal.length() > TEXT_LENGTH_MAX || !PLAIN_DECIMAL.matcher(decimal).matches()) {
            throw new NumberFormatException(
                    "Asset.amount: \"%s\" is not a decimal number such as 12.34"
                            .formatted(shown(decimal)));
        }
        return amount(new BigDecimal(decimal));
    }

    /**
     * The integer that the ledger has for a number of units.
     *
     * @param decimal any number of zeros at its end
     * @return decimal · 10<sup>scale</sup>
     * @throws IllegalArgumentException if it is null, negative, has too many decimals for the
     *     scale, or the integer would be more than 2<sup>128</sup> − 1
     */
    public UInt128 amount(BigDecimal decimal) {
        requireNotNull("Asset.amount", decimal);
        if (decimal.signum() == 0) {
            return UInt128.ZERO;
        }
        // Counted first, since 1E+1000000000 is short here, and as an integer is not.
        long digitsBeforeThePoint = (long) decimal.precision() - decimal.scale() + scale;
        if (decimal.signum() < 0 || digitsBeforeThePoint > AMOUNT_DIGITS_MAX) {
            throw outside(decimal);
        }
        BigDecimal stripped = decimal.stripTrailingZeros();
        if (stripped.scale() > scale) {
            throw new IllegalArgumentException(
                    "Asset.amount: %s %s is not a multiple of %s, the smallest amount at scale %d"
                            .formatted(shown(decimal), unit, plain(UInt128.ONE), scale));
        }
        BigInteger amount = stripped.scaleByPowerOfTen(scale).toBigIntegerExact();
        if (amount.compareTo(UInt128.MAX.toBigInteger()) > 0) {
            throw outside(decimal);
        }
        return UInt128.of(amount);
    }

    private IllegalArgumentException outside(BigDecimal decimal) {
        return new IllegalArgumentException(
                "Asset.amount: %s %s is outside 0..%s"
                        .formatted(shown(decimal), unit, plain(UInt128.MAX)));
    }

    /**
     * The number of units that an integer of the ledger stands for.
     *
     * @param amount of a transfer, or an account's debits or credits
     * @return amount · 10<sup>−scale</sup>, with as many decimals as the scale says, or none
     * @throws IllegalArgumentException if it is null
     */
    public BigDecimal decimal(UInt128 amount) {
        return decimal(requireNotNull("Asset.decimal", amount).toBigInteger());
    }

    private BigDecimal decimal(BigInteger amount) {
        BigDecimal decimal = new BigDecimal(amount, scale);
        return scale < 0 ? decimal.setScale(0) : decimal;
    }

    /**
     * An amount as text for people.
     *
     * @param amount of a transfer, or an account's debits or credits
     * @return the {@linkplain #decimal(UInt128) decimal number} and the unit, such as {@code 12.34
     *     USD}
     * @throws IllegalArgumentException if it is null
     */
    public String format(UInt128 amount) {
        return plain(requireNotNull("Asset.format", amount)) + " " + unit;
    }

    private String plain(UInt128 amount) {
        return decimal(amount).toPlainString();
    }

    /**
     * The balance of an account that debits increase, as those of assets and expenses are. What is
     * pending does not count.
     *
     * @param account of this ledger
     * @return posted debits − posted credits; less than 0 if there are more credits
     * @throws IllegalArgumentException if it is null or of another ledger
     */
    public BigDecimal debitBalance(Account account) {
        requireThisLedger("Asset.debitBalance", account);
        return difference(account.debitsPosted(), account.creditsPosted());
    }

    /**
     * The balance of an account that credits increase, as those of liabilities, equity and income
     * are: what a bank's customer has in the bank. What is pending does not count.
     *
     * @param account of this ledger
     * @return posted credits − posted debits; less than 0 if there are more debits
     * @throws IllegalArgumentException if it is null or of another ledger
     */
    public BigDecimal creditBalance(Account account) {
        requireThisLedger("Asset.creditBalance", account);
        return difference(account.creditsPosted(), account.debitsPosted());
    }

    /**
     * As {@link #debitBalance(Account)}, at a moment of the account's history.
     *
     * @param balance of an account of this ledger, which is for the caller to know
     * @return posted debits − posted credits; less than 0 if there are more credits
     * @throws IllegalArgumentException if it is null
     */
    public BigDecimal debitBalance(AccountBalance balance) {
        requireNotNull("Asset.debitBalance", balance);
        return difference(balance.debitsPosted(), balance.creditsPosted());
    }

    /**
     * As {@link #creditBalance(Account)}, at a moment of the account's history.
     *
     * @param balance of an account of this ledger, which is for the caller to know
     * @return posted credits − posted debits; less than 0 if there are more debits
     * @throws IllegalArgumentException if it is null
     */
    public BigDecimal creditBalance(AccountBalance balance) {
        requireNotNull("Asset.creditBalance", balance);
        return difference(balance.creditsPosted(), balance.debitsPosted());
    }

    /** It can need a bit more than an amount has, and is negative as often as not. */
    private BigDecimal difference(UInt128 minuend, UInt128 subtrahend) {
        return decimal(minuend.toBigInteger().subtract(subtrahend.toBigInteger()));
    }

    private void requireThisLedger(String what, Account account) {
        requireNotNull(what, account);
        if (account.ledger() != ledger) {
            throw new IllegalArgumentException(
                    "%s: the account %s is of the ledger %d; %s is of the ledger %d"
                            .formatted(what, account.id(), account.ledger(), unit, ledger));
        }
    }

    private static void requireInRange(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "%s: %d is outside %d..%d".formatted(field, value, min, max));
        }
    }

    static <T> T requireNotNull(String what, T value) {
        if (value == null) {
            throw new IllegalArgumentException(what + ": null is not allowed");
        }
        return value;
    }

    private static String shown(Object number) {
        String text = number.toString();
        return text.length() <= TEXT_SHOWN_MAX ? text : text.substring(0, TEXT_SHOWN_MAX) + "...";
    }
}
