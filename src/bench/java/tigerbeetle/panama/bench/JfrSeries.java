package tigerbeetle.panama.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Latencies by the time at which requests ended. However long it is, it has a bounded number of
 * slots: when there are more, two of them become one.
 */
final class JfrSeries {

    private static final int DIGITS = 2;
    private static final int SLOTS_MAX = 240;
    private static final long SLOT_MIN_NS = 10_000_000;

    private static final long NS_PER_S = 1_000_000_000;

    private NavigableMap<Long, Histogram> slots = new TreeMap<>();
    private long slotNs = SLOT_MIN_NS;

    void add(Instant end, Duration latency) {
        long ns = Math.multiplyExact(end.getEpochSecond(), NS_PER_S) + end.getNano();
        slots.computeIfAbsent(ns / slotNs, _ -> new Histogram(DIGITS))
                .recordValue(latency.toNanos());
        while (!slots.isEmpty() && slots.lastKey() - slots.firstKey() >= SLOTS_MAX) {
            slots = joined(2);
            slotNs *= 2;
        }
    }

    private NavigableMap<Long, Histogram> joined(int factor) {
        NavigableMap<Long, Histogram> wider = new TreeMap<>();
        slots.forEach((slot, histogram) ->
                wider.merge(
                        slot / factor,
                        histogram,
                        (a, b) -> {
                            Histogram sum = new Histogram(DIGITS);
                            sum.add(a);
                            sum.add(b);
                            return sum;
                        }));
        return wider;
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** For how long a column of so many stands. */
    Duration columnTime(int columnsMax) {
        return Duration.ofNanos(slotNs * factor(columnsMax));
    }

    private int factor(int columnsMax) {
        if (slots.isEmpty()) {
            return 1;
        }
        long span = slots.lastKey() - slots.firstKey() + 1;
        // One column less, for where the first slot is not the first of its column.
        return Math.toIntExact((span + columnsMax - 2) / (columnsMax - 1));
    }

    /** A value of each column, from the first to the last; null where no request has ended. */
    List<@Nullable Double> columns(int columnsMax, ToDoubleFunction<Histogram> value) {
        List<@Nullable Double> columns = new ArrayList<>();
        NavigableMap<Long, Histogram> wide = joined(factor(columnsMax));
        if (!wide.isEmpty()) {
            for (long slot = wide.firstKey(); slot <= wide.lastKey(); slot++) {
                Histogram histogram = wide.get(slot);
                columns.add(histogram == null ? null : value.applyAsDouble(histogram));
            }
        }
        return columns;
    }
}
