package tigerbeetle.panama.metrics;

import java.time.Duration;

/**
 * How long requests took: a histogram as it was at one moment. Immutable.
 *
 * <p>Durations are counted in buckets, each a 64th of its power of two wide: a percentile is the
 * middle of the bucket in which it lies, and off by less than {@link #ERROR_MAX} of itself, below
 * 128 ns by nothing. The number, the minimum, the maximum and the mean are exact. A duration of
 * more than 73 minutes counts as 73 minutes, but for the maximum and the mean.
 */
public final class Latency {

    /** By how much a percentile may be wrong, as a part of it. */
    public static final double ERROR_MAX = 0.01;

    private static final Latency NONE = new Latency(new long[0], 0, 0, 0);

    private final long[] counts;
    private final long count;
    private final long sumNs;
    private final long minNs;
    private final long maxNs;

    private Latency(long[] counts, long sumNs, long minNs, long maxNs) {
        this.counts = counts;
        long all = 0;
        for (long n : counts) {
            all += n;
        }
        this.count = all;
        this.sumNs = sumNs;
        this.minNs = minNs;
        this.maxNs = maxNs;
    }

    /**
     * The histogram of these counts.
     *
     * @param counts how many durations are in each of {@link LatencyBuckets}; kept
     * @param sumNs of all of them
     * @param minNs the shortest; ignored if there is none
     * @param maxNs the longest; ignored if there is none
     */
    static Latency of(long[] counts, long sumNs, long minNs, long maxNs) {
        Latency latency = new Latency(counts, sumNs, minNs, maxNs);
        return latency.count == 0 ? NONE : latency;
    }

    /** {@return how many requests were measured} */
    public long count() {
        return count;
    }

    /** {@return the shortest; zero if none was measured} */
    public Duration min() {
        return Duration.ofNanos(minNs);
    }

    /** {@return the longest; zero if none was measured} */
    public Duration max() {
        return Duration.ofNanos(maxNs);
    }

    /** {@return the sum of all; zero if none was measured} */
    public Duration total() {
        return Duration.ofNanos(sumNs);
    }

    /** {@return the mean, in whole nanoseconds; zero if none was measured} */
    public Duration mean() {
        return Duration.ofNanos(count == 0 ? 0 : sumNs / count);
    }

    /**
     * The time within which that many per cent of the requests had their answer.
     *
     * @param percent 0 to 100, such as 99.9
     * @return between the minimum and the maximum; zero if none was measured
     * @throws IllegalArgumentException if it is outside 0..100
     */
    public Duration percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "Latency.percentile: " + percent + " is outside 0..100");
        }
        // Rounded down first: 99.9 % of 1,000 would be 999.0000000000001, and thereby all of them.
        long rank = (long) Math.ceil(Math.nextDown(percent) * count / 100);
        rank = Math.clamp(rank, 1, Math.max(1, count));
        long below = 0;
        for (int bucket = 0; bucket < counts.length && rank < count; bucket++) {
            below += counts[bucket];
            if (below >= rank) {
                return Duration.ofNanos(Math.clamp(LatencyBuckets.middleNs(bucket), minNs, maxNs));
            }
        }
        return max(); // the last one, which is known exactly
    }

    /** {@return number, mean and some percentiles, in a line to be read} */
    @Override
    public String toString() {
        return count == 0
                ? "Latency[none]"
                : "Latency[count="
                        + count
                        + ", mean="
                        + mean()
                        + ", p50="
                        + percentile(50)
                        + ", p99="
                        + percentile(99)
                        + ", max="
                        + max()
                        + "]";
    }
}
