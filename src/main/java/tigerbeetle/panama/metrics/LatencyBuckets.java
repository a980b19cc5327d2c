package tigerbeetle.panama.metrics;

/**
 * Which durations are counted together. Below 128 ns each has a bucket of its own; from there on
 * each power of two is cut into 64, so that no bucket is wider than a 64th of what is in it.
 */
final class LatencyBuckets {

    private static final int SHARES_LOG2 = 6;
    private static final int SHARES = 1 << SHARES_LOG2;

    /**
     * The last power of two that is cut: durations of up to 2^42 ns, 73 minutes, are told apart.
     */
    private static final int EXPONENT_MAX = 41;

    /** The longest duration that has a bucket of its own size. */
    static final long LONGEST_NS = (1L << (EXPONENT_MAX + 1)) - 1;

    /** How many there are. */
    static final int COUNT = bucket(LONGEST_NS) + 1;

    private LatencyBuckets() {}

    /**
     * The bucket of a duration.
     *
     * @param ns 0 to {@link #LONGEST_NS}
     */
    static int bucket(long ns) {
        if (ns < 2 * SHARES) {
            return (int) ns;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(ns) - SHARES_LOG2;
        return (shift << SHARES_LOG2) + (int) (ns >>> shift);
    }

    /** The middle of a bucket, which no duration in it is further away from than half its width. */
    static long middleNs(int bucket) {
        if (bucket < 2 * SHARES) {
            return bucket;
        }
        int shift = (bucket >>> SHARES_LOG2) - 1;
        long lowest = (long) ((bucket & (SHARES - 1)) + SHARES) << shift;
        return lowest + (1L << (shift - 1));
    }
}
