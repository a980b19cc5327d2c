package tigerbeetle.panama.embedded.ledger;

/** Nanoseconds since 1970, 1 to 2<sup>63</sup> − 1 (src/lsm/timestamp_range.zig, 0.17.9). */
final class Timestamps {

    static final long MIN = 1;
    static final long MAX = Long.MAX_VALUE;

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private Timestamps() {}

    static boolean isValid(long timestamp) {
        // What is greater than MAX as an unsigned number is negative as a signed one.
        return timestamp >= MIN;
    }

    /** Whether the end of a timeout is no timestamp any more. */
    static boolean overflows(long timestamp, long timeoutSeconds) {
        return timeoutSeconds * NS_PER_SECOND > MAX - timestamp;
    }

    /** When a pending transfer of this timestamp expires. */
    static long expiry(long timestamp, long timeoutSeconds) {
        assert isValid(timestamp) && timeoutSeconds > 0 && !overflows(timestamp, timeoutSeconds);
        return timestamp + timeoutSeconds * NS_PER_SECOND;
    }
}
