package tigerbeetle.panama;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the values that callers give: each returns the value, or throws an {@link
 * IllegalArgumentException} that names the field, the value and the range.
 */
final class Check {

    private static final int UINT16_MAX = 0xFFFF;
    private static final long UINT32_MAX = 0xFFFF_FFFFL;
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private Check() {}

    static <T> T notNull(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": null is not allowed");
        }
        return value;
    }

    static int uint16(String field, int value) {
        if (value < 0 || value > UINT16_MAX) {
            throw outside(field, value, "0.." + UINT16_MAX);
        }
        return value;
    }

    static long uint32(String field, long value) {
        if (value < 0 || value > UINT32_MAX) {
            throw outside(field, value, "0.." + UINT32_MAX);
        }
        return value;
    }

    static long notNegative(String field, long value) {
        if (value < 0) {
            throw outside(field, value, "0..2^63-1");
        }
        return value;
    }

    /** The given long as an id or an amount. */
    static UInt128 uint128(String field, long value) {
        return UInt128.ofHighLow(0, notNegative(field, value));
    }

    /** The time in ns; the largest long for 292 years and more. */
    static long timeoutNs(String field, Duration timeout) {
        if (!notNull(field, timeout).isPositive()) {
            throw outside(field, timeout, "PT0.000000001S..");
        }
        return timeout.compareTo(FOREVER) < 0 ? timeout.toNanos() : Long.MAX_VALUE;
    }

    static IllegalArgumentException outside(String field, Object value, String range) {
        return new IllegalArgumentException(field + ": " + value + " is outside " + range);
    }
}
