package tigerbeetle.panama.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A scenario as text: a row for each peer, a column or more for each metric. */
final class Table {

    private static final String GAP = "  ";

    private Table() {}

    static String of(Results results, String scenario) {
        Set<String> peers = new LinkedHashSet<>();
        Set<Metric> metrics = new LinkedHashSet<>();
        for (Results.Key key : results.keys()) {
            if (key.scenario().equals(scenario) && !key.metric().isStep()) {
                peers.add(key.peer());
                metrics.add(key.metric());
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(metrics));
        for (String peer : peers) {
            rows.add(row(results, scenario, peer, metrics));
        }
        return peers.isEmpty() ? "" : aligned(rows);
    }

    /** What was measured step by step: a row for each step, a column for each peer's curve. */
    static String curve(Results results, String scenario) {
        Set<String> steps = new LinkedHashSet<>();
        Map<String, Map<String, Double>> curves = new LinkedHashMap<>();
        for (Results.Key key : results.keys()) {
            Metric metric = key.metric();
            if (key.scenario().equals(scenario) && metric.isStep()) {
                steps.add(metric.step());
                curves.computeIfAbsent(key.peer() + " " + metric.ofStep(), k -> new HashMap<>())
                        .put(metric.step(), results.summary(key).median());
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of("transfers")));
        rows.getFirst().addAll(curves.keySet());
        for (String step : steps) {
            List<String> row = new ArrayList<>(List.of(step));
            curves.values().stream()
                    .map(curve -> curve.get(step))
                    .map(megabytes -> megabytes == null ? "-" : number(megabytes) + " MB")
                    .forEach(row::add);
            rows.add(row);
        }
        return steps.isEmpty() ? "" : aligned(rows);
    }

    private static List<String> header(Set<Metric> metrics) {
        List<String> header = new ArrayList<>(List.of("peer"));
        for (Metric metric : metrics) {
            header.addAll(List.of(metric.name() + " " + metric.unit(), "±", "/ C"));
        }
        return header;
    }

    private static List<String> row(
            Results results, String scenario, String peer, Set<Metric> metrics) {
        List<String> row = new ArrayList<>(List.of(peer));
        for (Metric metric : metrics) {
            Results.Key key = new Results.Key(scenario, peer, metric);
            if (!results.has(key)) {
                row.addAll(List.of("-", "", ""));
                continue;
            }
            Results.Summary summary = results.summary(key);
            row.add(number(summary.median()));
            row.add(spread(summary));
            row.add(
                    summary.ratioToC().isEmpty()
                            ? ""
                            : String.format(Locale.ROOT, "%.2f", summary.ratioToC().getAsDouble()));
        }
        return row;
    }

    /** Half of what lies between the rounds, in percent of their median. */
    private static String spread(Results.Summary summary) {
        double halfRange = (summary.max() - summary.min()) / 2;
        return summary.rounds() == 1 || summary.median() == 0
                ? ""
                : String.format(Locale.ROOT, "%.0f%%", 100 * halfRange / summary.median());
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        StringBuilder text = new StringBuilder();
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            for (List<String> row : rows.subList(1, rows.size())) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
            if (widths[c] > 0) { // a column without values needs no head either
                widths[c] = Math.max(widths[c], rows.getFirst().get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                if (widths[c] > 0) {
                    String padding = " ".repeat(widths[c] - row.get(c).length());
                    line.append(GAP).append(c == 0 ? row.get(c) + padding : padding + row.get(c));
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Three digits or more, without noise. */
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size == Math.rint(size) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
