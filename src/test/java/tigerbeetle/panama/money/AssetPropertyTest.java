package tigerbeetle.panama.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.UInt128;

/** Decimals and integers are the same numbers, whatever the scale. */
class AssetPropertyTest {

    private static final BigInteger MAX = UInt128.MAX.toBigInteger();

    /** Of all lengths: even ones among all would nearly always be long. */
    @Provide
    Arbitrary<UInt128> amounts() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 128))
                .as((high, low, shift) ->
                        UInt128.of(UInt128.ofHighLow(high, low).toBigInteger().shiftRight(shift)))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Asset> assets() {
        return Arbitraries.integers()
                .between(Asset.SCALE_MIN, Asset.SCALE_MAX)
                .map(scale -> new Asset(1, "X", scale));
    }

    /** Within the range and outside, with too many decimals and without. */
    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(MAX.negate().shiftLeft(8), MAX.shiftLeft(8)),
                        Arbitraries.integers().between(0, 136),
                        Arbitraries.integers().between(-45, 45))
                .as((unscaled, shift, scale) -> new BigDecimal(unscaled.shiftRight(shift), scale))
                .withoutEdgeCases();
    }

    @Property
    void amountsRoundTrip(@ForAll("assets") Asset asset, @ForAll("amounts") UInt128 amount) {
        BigDecimal decimal = asset.decimal(amount);
        assertThat(asset.amount(decimal)).isEqualTo(amount);
        assertThat(asset.amount(decimal.toPlainString())).isEqualTo(amount);
        assertThat(asset.format(amount)).isEqualTo(decimal.toPlainString() + " X");
    }

    @Property
    void everyDecimalIsExactOrRefused(
            @ForAll("assets") Asset asset, @ForAll("decimals") BigDecimal decimal) {
        BigDecimal amount = decimal.scaleByPowerOfTen(asset.scale());
        boolean whole = amount.signum() == 0 || amount.stripTrailingZeros().scale() <= 0;
        boolean inRange = amount.signum() >= 0 && amount.compareTo(new BigDecimal(MAX)) <= 0;
        if (whole && inRange) {
            assertThat(asset.amount(decimal).toBigInteger()).isEqualTo(amount.toBigIntegerExact());
            assertThat(asset.decimal(asset.amount(decimal))).isEqualByComparingTo(decimal);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> asset.amount(decimal))
                    .withMessageStartingWith("Asset.amount: " + decimal)
                    .withMessageContaining(inRange ? "is not a multiple of" : "");
        }
    }

    @Property
    void orderIsKept(
            @ForAll("assets") Asset asset,
            @ForAll("amounts") UInt128 a,
            @ForAll("amounts") UInt128 b) {
        assertThat(Integer.signum(asset.decimal(a).compareTo(asset.decimal(b))))
                .isEqualTo(Integer.signum(a.compareTo(b)));
    }

    @Property
    void balancesAreDifferences(
            @ForAll("assets") Asset asset,
            @ForAll("amounts") UInt128 debits,
            @ForAll("amounts") UInt128 credits) {
        Account account =
                Account.builder()
                        .id(1)
                        .ledger(1)
                        .debitsPosted(debits)
                        .creditsPosted(credits)
                        .build();
        BigDecimal difference = asset.decimal(debits).subtract(asset.decimal(credits));
        assertThat(asset.debitBalance(account)).isEqualTo(difference);
        assertThat(asset.creditBalance(account)).isEqualTo(difference.negate());
    }
}
