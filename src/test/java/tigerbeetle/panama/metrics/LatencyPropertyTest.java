package tigerbeetle.panama.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.HdrHistogram.Histogram;

/** {@link Latency} against {@link Histogram}, which keeps four digits of each value. */
class LatencyPropertyTest {

    private static final int DIGITS = 4;
    private static final double[] PERCENTS = {0, 1, 25, 50, 75, 90, 99, 99.9, 99.99, 100};

    /** Of any size: from nanoseconds to an hour. */
    @Provide
    Arbitrary<List<Long>> durations() {
        Arbitrary<Long> any =
                Arbitraries.integers()
                        .between(0, 41)
                        .flatMap(bits -> Arbitraries.longs().between(0, (1L << (bits + 1)) - 1));
        return any.list().ofMinSize(1).ofMaxSize(500).withoutEdgeCases();
    }

    @Property(tries = 100)
    void percentilesAreWithinTheErrorThatIsNamed(@ForAll("durations") List<Long> durations) {
        Histogram exact = new Histogram(DIGITS);
        LatencyRecorder recorder = new LatencyRecorder();
        for (long ns : durations) {
            exact.recordValue(ns);
            recorder.record(ns);
        }
        Latency latency = recorder.snapshot();
        for (double percent : PERCENTS) {
            long expected = exact.getValueAtPercentile(percent);
            double error = expected * (Latency.ERROR_MAX + Math.pow(10, -DIGITS)) + 0.5;
            assertThat((double) latency.percentile(percent).toNanos())
                    .as("%s %% of %s", percent, durations)
                    .isCloseTo((double) expected, within(error));
        }
        assertThat(latency.count()).isEqualTo(durations.size());
        assertThat(latency.min().toNanos())
                .isEqualTo(durations.stream().mapToLong(Long::longValue).min().orElseThrow());
        assertThat(latency.max().toNanos())
                .isEqualTo(durations.stream().mapToLong(Long::longValue).max().orElseThrow());
        long sum = durations.stream().mapToLong(Long::longValue).sum();
        assertThat(latency.total().toNanos()).isEqualTo(sum);
        assertThat(latency.mean().toNanos()).isEqualTo(sum / durations.size());
    }

    @Property
    void bucketsAreInOrderAndNarrow(@ForAll @LongRange(min = 0, max = (1L << 42) - 1) long ns) {
        int bucket = LatencyBuckets.bucket(ns);
        assertThat(bucket).isBetween(0, LatencyBuckets.COUNT - 1);
        assertThat(Math.abs(LatencyBuckets.middleNs(bucket) - ns))
                .isLessThanOrEqualTo((long) (ns * Latency.ERROR_MAX));
        assertThat(LatencyBuckets.bucket(LatencyBuckets.middleNs(bucket))).isEqualTo(bucket);
        assertThat(LatencyBuckets.bucket(Math.min(ns + 1, LatencyBuckets.LONGEST_NS)))
                .isBetween(bucket, bucket + 1);
    }

    @Example
    void whatIsTooLongOrNegativeIsCountedAtTheEnds() {
        LatencyRecorder recorder = new LatencyRecorder();
        recorder.record(-1);
        recorder.record(Long.MAX_VALUE / 4);
        Latency latency = recorder.snapshot();
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.min()).isZero();
        assertThat(latency.max()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE / 4));
        assertThat(latency.percentile(50)).isZero();
    }

    @Example
    void nothingIsZero() {
        Latency none = new LatencyRecorder().snapshot();
        assertThat(none.count()).isZero();
        assertThat(List.of(none.min(), none.max(), none.mean(), none.percentile(99)))
                .containsOnly(Duration.ZERO);
        assertThat(none).hasToString("Latency[none]");
        assertThatThrownBy(() -> none.percentile(100.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Latency.percentile: 100.1 is outside 0..100");
        assertThatThrownBy(() -> none.percentile(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void nothingIsLostAmongManyThreads() throws Exception {
        int threads = 64;
        int each = 5_000;
        LatencyRecorder recorder = new LatencyRecorder();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<? extends Future<?>> all =
                    IntStream.range(0, threads)
                            .mapToObj(t ->
                                    pool.submit(() ->
                                            IntStream.rangeClosed(1, each)
                                                    .forEach(i -> recorder.record(t + i))))
                            .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        Latency latency = recorder.snapshot();
        long sum =
                (long) threads * each * (each + 1) / 2 + (long) each * threads * (threads - 1) / 2;
        assertThat(latency.count()).isEqualTo((long) threads * each);
        assertThat(latency.total().toNanos()).isEqualTo(sum);
        assertThat(latency.min().toNanos()).isEqualTo(1);
        assertThat(latency.max().toNanos()).isEqualTo(each + threads - 1);
    }
}
