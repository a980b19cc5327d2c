package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.Uint128Field;

/** 128-bit arithmetic against BigInteger. */
class AmountTest {

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(128);
    private static final Uint128Field X = AccountLayout.DEBITS_PENDING;
    private static final Uint128Field Y = AccountLayout.DEBITS_POSTED;
    private static final Uint128Field Z = AccountLayout.CREDITS_POSTED;

    private final Amount amount = new Amount();
    private final Struct struct = Struct.ofSize(AccountLayout.SIZE);

    @Provide
    Arbitrary<BigInteger> uint128() {
        Arbitrary<BigInteger> any =
                Arbitraries.bigIntegers().between(BigInteger.ZERO, LIMIT.subtract(BigInteger.ONE));
        Arbitrary<BigInteger> near64 = Arbitraries.longs().between(-3, 3).map(d -> near(64, d));
        Arbitrary<BigInteger> near127 = Arbitraries.longs().between(-3, 3).map(d -> near(127, d));
        Arbitrary<BigInteger> near128 = Arbitraries.longs().between(-5, -1).map(d -> near(128, d));
        Arbitrary<BigInteger> near0 = Arbitraries.longs().between(0, 5).map(BigInteger::valueOf);
        return Arbitraries.oneOf(any, near0, near64, near127, near128);
    }

    private static BigInteger near(int bit, long distance) {
        return BigInteger.ONE.shiftLeft(bit).add(BigInteger.valueOf(distance));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void comparesAsUnsigned(@ForAll("uint128") BigInteger a, @ForAll("uint128") BigInteger x) {
        set(a, x, x, x);
        assertThat(amount.isGreaterThan(struct, X)).isEqualTo(a.compareTo(x) > 0);
        assertThat(amount.isLessThan(struct, X)).isEqualTo(a.compareTo(x) < 0);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void addsAndSubtracts(@ForAll("uint128") BigInteger a, @ForAll("uint128") BigInteger x) {
        set(a, x, x, x);
        boolean overflows = a.add(x).compareTo(LIMIT) >= 0;
        assertThat(amount.sumOverflows(struct, X)).isEqualTo(overflows);
        if (!overflows) {
            amount.addTo(struct, X);
            assertThat(get(X)).isEqualTo(a.add(x));
            amount.subtractFrom(struct, X);
            assertThat(get(X)).isEqualTo(x);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void sumsOfThree(
            @ForAll("uint128") BigInteger a,
            @ForAll("uint128") BigInteger x,
            @ForAll("uint128") BigInteger yIn,
            @ForAll("uint128") BigInteger z) {
        BigInteger y = yIn.min(LIMIT.subtract(BigInteger.ONE).subtract(x));
        set(a, x, y, z);
        BigInteger sum = a.add(x).add(y);
        boolean overflows = sum.compareTo(LIMIT) >= 0;
        assertThat(amount.sumOverflows(struct, X, Y)).isEqualTo(overflows);
        if (!overflows) {
            assertThat(amount.sumExceeds(struct, X, Y, Z)).isEqualTo(sum.compareTo(z) > 0);
        }
        amount.capAtRest(struct, Z, X, Y);
        BigInteger rest = z.subtract(x).subtract(y).max(BigInteger.ZERO);
        assertThat(unsigned(amount.high(), amount.low())).isEqualTo(a.min(rest));
    }

    private void set(BigInteger a, BigInteger x, BigInteger y, BigInteger z) {
        amount.set(a.shiftRight(64).longValue(), a.longValue());
        struct.set(X, x.shiftRight(64).longValue(), x.longValue());
        struct.set(Y, y.shiftRight(64).longValue(), y.longValue());
        struct.set(Z, z.shiftRight(64).longValue(), z.longValue());
    }

    private BigInteger get(Uint128Field field) {
        return unsigned(struct.high(field), struct.low(field));
    }

    private static BigInteger unsigned(long high, long low) {
        BigInteger mask = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        return BigInteger.valueOf(high)
                .and(mask)
                .shiftLeft(64)
                .or(BigInteger.valueOf(low).and(mask));
    }
}
