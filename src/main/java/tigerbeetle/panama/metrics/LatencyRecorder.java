package tigerbeetle.panama.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts durations, for {@link Latency}: what a client measures its requests with, and free to be
 * used for whatever is made of them.
 *
 * <p>Thread-safe and lock-free. Threads record in stripes of their own, as far as there are some,
 * so that they do not wait for each other. Nothing is allocated to record, but 19 KB for each
 * stripe when it is first used; there are no more stripes than processors, and 16 at most.
 */
public final class LatencyRecorder {

    private static final int STRIPES_MAX = 16;

    /** Before and after what is in use: what lies beside a stripe is on other cache lines. */
    private static final int PADDING = 16;

    private static final int SUM_AT = PADDING;
    private static final int MIN_AT = PADDING + 1;
    private static final int MAX_AT = PADDING + 2;
    private static final int BUCKETS_AT = PADDING + 8;
    private static final int SIZE = BUCKETS_AT + LatencyBuckets.COUNT + PADDING;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final AtomicReferenceArray<long @Nullable []> stripes =
            new AtomicReferenceArray<>(stripeCount());

    /** An empty one. */
    public LatencyRecorder() {}

    /** How many stripes are worth having: a power of two. */
    static int stripeCount() {
        int processors = Math.min(STRIPES_MAX, Runtime.getRuntime().availableProcessors());
        return 2 * Integer.highestOneBit(Math.max(1, processors - 1));
    }

    /** The current thread's, of so many: neighbours in time, as a pool's threads are, differ. */
    static int stripe(int count) {
        return (int) Thread.currentThread().threadId() & (count - 1);
    }

    /**
     * Counts a duration.
     *
     * @param ns in nanoseconds; negative counts as 0
     */
    public void record(long ns) {
        long duration = Math.max(0, ns);
        long[] stripe = stripe();
        long _ = (long) LONGS.getAndAdd(stripe, SUM_AT, duration);
        lower(stripe, duration);
        raise(stripe, duration);
        int bucket = LatencyBuckets.bucket(Math.min(duration, LatencyBuckets.LONGEST_NS));
        long _ = (long) LONGS.getAndAdd(stripe, BUCKETS_AT + bucket, 1L);
    }

    private long[] stripe() {
        int index = stripe(stripes.length());
        long[] stripe = stripes.get(index);
        return stripe == null ? newStripe(index) : stripe;
    }

    private long[] newStripe(int index) {
        long[] stripe = new long[SIZE];
        stripe[MIN_AT] = Long.MAX_VALUE;
        long[] first = stripes.compareAndExchange(index, null, stripe);
        return first == null ? stripe : first;
    }

    private static void lower(long[] stripe, long duration) {
        long min;
        while (duration < (min = (long) LONGS.getOpaque(stripe, MIN_AT))
                && !LONGS.weakCompareAndSetPlain(stripe, MIN_AT, min, duration)) {
            Thread.onSpinWait();
        }
    }

    private static void raise(long[] stripe, long duration) {
        long max;
        while (duration > (max = (long) LONGS.getOpaque(stripe, MAX_AT))
                && !LONGS.weakCompareAndSetPlain(stripe, MAX_AT, max, duration)) {
            Thread.onSpinWait();
        }
    }

    /** {@return what was counted until now; of what is being counted, perhaps a part} */
    public Latency snapshot() {
        long[] counts = new long[LatencyBuckets.COUNT];
        long sum = 0;
        long min = Long.MAX_VALUE;
        long max = 0;
        for (int i = 0; i < stripes.length(); i++) {
            long[] stripe = stripes.get(i);
            if (stripe == null) {
                continue;
            }
            // The buckets first: what is in one has been added to the others before.
            for (int bucket = 0; bucket < counts.length; bucket++) {
                counts[bucket] += (long) LONGS.getVolatile(stripe, BUCKETS_AT + bucket);
            }
            sum += (long) LONGS.getVolatile(stripe, SUM_AT);
            min = Math.min(min, (long) LONGS.getVolatile(stripe, MIN_AT));
            max = Math.max(max, (long) LONGS.getVolatile(stripe, MAX_AT));
        }
        return Latency.of(counts, sum, min, max);
    }
}
