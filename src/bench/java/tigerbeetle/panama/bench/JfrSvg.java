package tigerbeetle.panama.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A recording's latencies over time as a picture. */
final class JfrSvg {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 360;
    private static final double LEFT = 80;
    private static final double RIGHT = 840;
    private static final double TOP = 60;
    private static final double BOTTOM = 310;
    private static final int COLUMNS_MAX = 200;
    private static final int GRID = 5;

    /** A line of the picture: the same percentile over time. */
    private record Line(String name, String style, List<@Nullable Double> values) {}

    private JfrSvg() {}

    static String draw(JfrSummary summary) {
        JfrSeries series = summary.series();
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line("max", "other-line", series.columns(COLUMNS_MAX, Histogram::getMaxValue)));
        lines.add(
                new Line(
                        "p99",
                        "c-line",
                        series.columns(COLUMNS_MAX, h -> h.getValueAtPercentile(99))));
        lines.add(
                new Line(
                        "p50",
                        "ours-line",
                        series.columns(COLUMNS_MAX, h -> h.getValueAtPercentile(50))));
        Svg svg = new Svg();
        svg.text(LEFT, 28, "title", "Latency of requests over time");
        svg.text(
                LEFT,
                46,
                "faint",
                "%s, clients: %d; a logarithmic scale"
                        .formatted(JfrText.time(summary.span().toNanos()), summary.clientCount()));
        LogScale scale = LogScale.of(lines.getLast().values(), lines.getFirst().values());
        for (int step = 0; step <= GRID; step++) {
            double y = BOTTOM - (BOTTOM - TOP) * step / GRID;
            svg.line(LEFT, y, RIGHT, y, "base");
            svg.textEndingAt(LEFT - 8, y + 4, JfrText.time(Math.round(scale.value(step, GRID))));
        }
        double legend = RIGHT - 150;
        for (Line line : lines) {
            drawLine(svg, line, scale);
            svg.line(legend, 24, legend + 18, 24, line.style());
            svg.text(legend + 22, 28, "faint", line.name());
            legend += 55;
        }
        svg.text(LEFT, BOTTOM + 20, "faint", "0");
        svg.textEndingAt(RIGHT, BOTTOM + 20, JfrText.time(summary.span().toNanos()));
        return svg.picture(WIDTH, HEIGHT, "Latency of requests over time: p50, p99 and maximum");
    }

    /** Each value to the next one there is: where nothing ended, a gap says so. */
    private static void drawLine(Svg svg, Line line, LogScale scale) {
        List<@Nullable Double> values = line.values();
        double step = (RIGHT - LEFT) / Math.max(1, values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            Double from = values.get(i);
            Double to = i + 1 < values.size() ? values.get(i + 1) : null;
            if (from != null) { // one without a neighbour is a dot
                double x = LEFT + i * step;
                svg.line(
                        x,
                        y(from, scale),
                        to == null ? x + 1 : x + step,
                        y(to == null ? from : to, scale),
                        line.style());
            }
        }
    }

    private static double y(double value, LogScale scale) {
        return BOTTOM - (BOTTOM - TOP) * scale.share(value);
    }
}
