package tigerbeetle.panama.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** All that was measured, in the order in which it was: a value for each round. */
final class Results {

    /** The peer that the others are held against. */
    static final String BASELINE = "c";

    /** What one number belongs to. */
    record Key(String scenario, String peer, Metric metric) {}

    /**
     * What the rounds say together.
     *
     * @param ratioToC the median of the ratios to C in the same round; empty without C
     */
    record Summary(double median, double min, double max, OptionalDouble ratioToC, int rounds) {}

    private final Map<Key, SortedMap<Integer, Double>> values = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();

    void title(String scenario, String title) {
        titles.put(scenario, title);
    }

    String title(String scenario) {
        return titles.getOrDefault(scenario, scenario);
    }

    void add(Key key, int round, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(key + ": " + value);
        }
        values.computeIfAbsent(key, k -> new TreeMap<>()).put(round, value);
    }

    Set<Key> keys() {
        return values.keySet();
    }

    boolean has(Key key) {
        return values.containsKey(key);
    }

    Summary summary(Key key) {
        SortedMap<Integer, Double> rounds = values.get(key);
        if (rounds == null) {
            throw new IllegalArgumentException("not measured: " + key);
        }
        Map<Integer, Double> ofC =
                values.getOrDefault(
                        new Key(key.scenario(), BASELINE, key.metric()), new TreeMap<>());
        double[] ratios =
                rounds.entrySet().stream()
                        .mapToDouble(r -> r.getValue() / ofC.getOrDefault(r.getKey(), 0.0))
                        .filter(Double::isFinite) // without C, or with nothing to divide by
                        .toArray();
        double[] all = values(rounds).toArray();
        return new Summary(
                median(all),
                values(rounds).min().orElseThrow(),
                values(rounds).max().orElseThrow(),
                ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(ratios)),
                all.length);
    }

    private static DoubleStream values(SortedMap<Integer, Double> rounds) {
        return rounds.values().stream().mapToDouble(Double::doubleValue);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
