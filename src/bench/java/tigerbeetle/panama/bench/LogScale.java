package tigerbeetle.panama.bench;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A logarithmic scale between two values. */
record LogScale(double min, double max) {

    /** From the least of some values to the largest of others, which are not all missing. */
    static LogScale of(List<@Nullable Double> low, List<@Nullable Double> high) {
        double min = low.stream().filter(Objects::nonNull).mapToDouble(v -> v).min().orElse(1);
        double max = high.stream().filter(Objects::nonNull).mapToDouble(v -> v).max().orElse(10);
        double from = Math.max(1, min);
        return new LogScale(from, Math.max(max, 2 * from));
    }

    /** Where a value is, from 0 to 1. */
    double share(double value) {
        double clamped = Math.clamp(value, min, max);
        return Math.log(clamped / min) / Math.log(max / min);
    }

    /** What is at that step of so many. */
    double value(int step, int steps) {
        return min * Math.pow(max / min, (double) step / steps);
    }
}
