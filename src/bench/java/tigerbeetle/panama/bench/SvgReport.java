package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as a picture: a panel of bars for each scenario, one bar for each client. */
final class SvgReport {

    /** What is shown of a scenario, if it was measured. */
    private record Panel(String scenario, Metric metric, String better) {}

    private static final String MORE = "more is better";
    private static final String LESS = "less is better";

    private static final List<Panel> PANELS =
            List.of(
                    new Panel("batches-1", Metric.THROUGHPUT, MORE),
                    new Panel("batches-4", Metric.THROUGHPUT, MORE),
                    new Panel("callers", Metric.THROUGHPUT, MORE),
                    new Panel("callers-virtual", Metric.THROUGHPUT, MORE),
                    new Panel("async-256", Metric.THROUGHPUT, MORE),
                    new Panel("pages", Metric.THROUGHPUT, MORE),
                    new Panel("batches-1", Metric.LATENCY_P50, LESS),
                    new Panel("batches-1", Metric.LATENCY_P99, LESS),
                    new Panel("lookups", Metric.LATENCY_P50, LESS),
                    new Panel("lookups", Metric.LATENCY_P99, LESS),
                    new Panel("batches-1", Metric.CPU, LESS),
                    new Panel("batches-1", Metric.RSS, LESS),
                    new Panel("standin-1", Metric.LATENCY_P50, LESS),
                    new Panel("standin-batches", Metric.LATENCY_P50, LESS),
                    new Panel("standin-64", Metric.THROUGHPUT, MORE),
                    new Panel("standin-callers-virtual", Metric.THROUGHPUT, MORE),
                    new Panel("fill", Metric.FILL, LESS),
                    new Panel("start", Metric.START, LESS));

    private static final int COLUMN_WIDTH = 560;
    private static final int LABEL_WIDTH = 105;
    private static final int VALUE_WIDTH = 170;
    private static final int BAR_HEIGHT = 14;
    private static final int ROW_HEIGHT = 20;
    private static final int MARGIN = 20;
    private static final int HEAD_HEIGHT = 46;
    private static final int LINE_HEIGHT = 16;

    private final Results results;
    private final Svg svg = new Svg();

    private SvgReport(Results results) {
        this.results = results;
    }

    /**
     * Writes the picture.
     *
     * @param caption what the figures were measured on and with
     */
    static void write(Results results, List<String> caption, Path file) throws IOException {
        Files.writeString(file, new SvgReport(results).picture(caption));
    }

    private String picture(List<String> caption) {
        svg.text(MARGIN, 30, "title", "tigerbeetle-panama, C and the official clients");
        double left = 54;
        double right = 54;
        for (Panel panel : PANELS) {
            List<Results.Key> keys = keys(panel);
            if (keys.isEmpty()) {
                continue;
            }
            if (left <= right) {
                left = panel(panel, keys, MARGIN, left);
            } else {
                right = panel(panel, keys, 2 * MARGIN + COLUMN_WIDTH, right);
            }
        }
        double y = Math.max(left, right) + LINE_HEIGHT;
        List<String> lines = new ArrayList<>(caption);
        lines.add(
                "Bars: medians of the rounds; lines: the slowest and the fastest round; × C: median"
                        + " of the ratios to C in the same round.");
        for (String line : lines) {
            svg.text(MARGIN, y, "faint", line);
            y += LINE_HEIGHT;
        }
        double width = 3.0 * MARGIN + 2 * COLUMN_WIDTH;
        return svg.picture(width, y + MARGIN, "tigerbeetle-panama, C and the official clients");
    }

    private List<Results.Key> keys(Panel panel) {
        return results.keys().stream()
                .filter(key -> key.scenario().equals(panel.scenario()))
                .filter(key -> key.metric().equals(panel.metric()))
                .toList();
    }

    /** Draws one panel, and returns where the next one begins. */
    private double panel(Panel panel, List<Results.Key> keys, double x, double y) {
        Metric metric = panel.metric();
        svg.text(x, y + 14, "head", results.title(panel.scenario()));
        svg.text(
                x,
                y + 30,
                "faint",
                "%s, %s; %s"
                        .formatted(metric.name().replace('_', ' '), metric.unit(), panel.better()));
        double max = keys.stream().mapToDouble(key -> results.summary(key).max()).max().orElse(1);
        double barX = x + LABEL_WIDTH;
        double barWidth = COLUMN_WIDTH - LABEL_WIDTH - VALUE_WIDTH;
        double rowY = y + HEAD_HEIGHT - 6;
        for (Results.Key key : keys) {
            bar(key, barX, rowY, barWidth / max);
            rowY += ROW_HEIGHT;
        }
        svg.line(barX, y + HEAD_HEIGHT - 10, barX, rowY, "base");
        return rowY + MARGIN;
    }

    private void bar(Results.Key key, double x, double y, double scale) {
        Results.Summary summary = results.summary(key);
        double middle = y + BAR_HEIGHT / 2.0;
        svg.textEndingAt(x - 8, middle + 4, key.peer());
        svg.bar(x, y, summary.median() * scale, BAR_HEIGHT, style(key.peer()));
        if (summary.rounds() > 1) {
            double from = x + summary.min() * scale;
            double to = x + summary.max() * scale;
            svg.line(from, middle, to, middle, "spread");
            svg.line(from, middle - 3, from, middle + 3, "spread");
            svg.line(to, middle - 3, to, middle + 3, "spread");
        }
        double end = x + summary.max() * scale + 8;
        String ratio =
                summary.ratioToC().isEmpty() || key.peer().equals(Results.BASELINE)
                        ? ""
                        : String.format(
                                Locale.ROOT, "  (%.2f × C)", summary.ratioToC().getAsDouble());
        svg.text(end, middle + 4, "", Table.number(summary.median()) + ratio);
    }

    private static String style(String peer) {
        return peer.startsWith("panama") ? "ours" : peer.equals(Results.BASELINE) ? "c" : "other";
    }
}
