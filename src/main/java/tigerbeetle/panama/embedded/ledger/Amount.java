package tigerbeetle.panama.embedded.ledger;

import static java.lang.Long.compareUnsigned;

import tigerbeetle.panama.layout.Uint128Field;

/** An unsigned 128-bit amount that is computed with: two longs that are set over and over. */
final class Amount {

    private long high;
    private long low;

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    void set(long newHigh, long newLow) {
        high = newHigh;
        low = newLow;
    }

    void set(Struct struct, Uint128Field field) {
        set(struct.high(field), struct.low(field));
    }

    boolean isGreaterThan(Struct struct, Uint128Field field) {
        return compare(high, low, struct.high(field), struct.low(field)) > 0;
    }

    boolean isLessThan(Struct struct, Uint128Field field) {
        return compare(high, low, struct.high(field), struct.low(field)) < 0;
    }

    boolean differs(Struct struct, Uint128Field field) {
        return high != struct.high(field) || low != struct.low(field);
    }

    /** Whether this amount plus a field is more than 2<sup>128</sup> − 1. */
    boolean sumOverflows(Struct struct, Uint128Field field) {
        return overflows(high, low, struct.high(field), struct.low(field));
    }

    /** Whether this amount plus two fields, whose sum is within the range, is not. */
    boolean sumOverflows(Struct struct, Uint128Field first, Uint128Field second) {
        long sumLow = struct.low(first) + struct.low(second);
        long sumHigh = struct.high(first) + struct.high(second) + carry(sumLow, struct.low(first));
        return overflows(sumHigh, sumLow, high, low);
    }

    /** Whether this amount plus two fields is more than a limit; the sum is within the range. */
    boolean sumExceeds(Struct struct, Uint128Field first, Uint128Field second, Uint128Field limit) {
        assert !sumOverflows(struct, first, second);
        long sumLow = struct.low(first) + struct.low(second);
        long sumHigh = struct.high(first) + struct.high(second) + carry(sumLow, struct.low(first));
        long totalLow = sumLow + low;
        long totalHigh = sumHigh + high + carry(totalLow, low);
        return compare(totalHigh, totalLow, struct.high(limit), struct.low(limit)) > 0;
    }

    /** Lowers this amount to {@code limit − (first + second)}, to 0 if that is less than 0. */
    void capAtRest(Struct struct, Uint128Field limit, Uint128Field first, Uint128Field second) {
        long usedLow = struct.low(first) + struct.low(second);
        long usedHigh =
                struct.high(first) + struct.high(second) + carry(usedLow, struct.low(first));
        long limitHigh = struct.high(limit);
        long limitLow = struct.low(limit);
        if (compare(usedHigh, usedLow, limitHigh, limitLow) >= 0) {
            set(0, 0);
            return;
        }
        long restLow = limitLow - usedLow;
        long restHigh = limitHigh - usedHigh - (compareUnsigned(limitLow, usedLow) < 0 ? 1 : 0);
        if (compare(restHigh, restLow, high, low) < 0) {
            set(restHigh, restLow);
        }
    }

    /** Adds this amount to a field; the sum is within the range. */
    void addTo(Struct struct, Uint128Field field) {
        assert !sumOverflows(struct, field);
        long sumLow = struct.low(field) + low;
        struct.set(field, struct.high(field) + high + carry(sumLow, low), sumLow);
    }

    /** Subtracts this amount from a field that is not less. */
    void subtractFrom(Struct struct, Uint128Field field) {
        assert !isGreaterThan(struct, field);
        long fieldLow = struct.low(field);
        long borrow = compareUnsigned(fieldLow, low) < 0 ? 1 : 0;
        struct.set(field, struct.high(field) - high - borrow, fieldLow - low);
    }

    private static long carry(long sumLow, long addendLow) {
        return compareUnsigned(sumLow, addendLow) < 0 ? 1 : 0;
    }

    private static boolean overflows(long aHigh, long aLow, long bHigh, long bLow) {
        long carry = carry(aLow + bLow, aLow);
        long sumHigh = aHigh + bHigh + carry;
        return compareUnsigned(sumHigh, aHigh) < 0 || (carry == 1 && sumHigh == aHigh);
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        return aHigh != bHigh ? compareUnsigned(aHigh, bHigh) : compareUnsigned(aLow, bLow);
    }
}
