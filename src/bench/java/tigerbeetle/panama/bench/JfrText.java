package tigerbeetle.panama.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A recording's summary for a terminal. */
final class JfrText {

    private static final double[] PERCENTS = {50, 90, 99, 99.9, 100};
    private static final int COLUMNS_MAX = 72;
    private static final int ROWS = 12;
    private static final int STATES_MAX = 20;

    private final JfrSummary summary;
    private final StringBuilder text = new StringBuilder();

    JfrText(JfrSummary summary) {
        this.summary = summary;
    }

    String draw() {
        drawOperations();
        drawFailures();
        if (!summary.chunked().isEmpty()) {
            line("");
            line("chunked clients: " + summary.chunked());
        }
        drawStates();
        drawSeries();
        return text.toString();
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private void drawOperations() {
        line(time(summary.span().toNanos()) + ", clients: " + summary.clientCount());
        summary.operations().forEach(this::drawOperation);
    }

    private void drawOperation(String name, JfrSummary.Operation operation) {
        double seconds = Math.max(1e-9, summary.span().toNanos() / 1e9);
        line("");
        line(
                "%s: %,d requests, %,d events, %,.0f events/s%s"
                        .formatted(
                                name.toLowerCase(Locale.ROOT),
                                operation.requests,
                                operation.events,
                                operation.events / seconds,
                                messages(operation)));
        line("  %-12s%9s%9s%9s%9s%9s".formatted("", "p50", "p90", "p99", "p99.9", "max"));
        row("total", operation.total);
        row("  queue", operation.queue);
        row("  preparing", operation.preparation);
        row("  in flight", operation.inFlight);
        row("  delivery", operation.delivery);
    }

    private static String messages(JfrSummary.Operation operation) {
        double perMessage = operation.requestsPerMessage();
        return Double.isNaN(perMessage) ? "" : ", %.1f requests a message".formatted(perMessage);
    }

    private void row(String name, Histogram histogram) {
        StringBuilder row = new StringBuilder("  %-12s".formatted(name));
        for (double percent : PERCENTS) {
            boolean none = histogram.getTotalCount() == 0;
            String value = none ? "-" : time(histogram.getValueAtPercentile(percent));
            row.append("%9s".formatted(value));
        }
        line(row.toString());
    }

    private void drawFailures() {
        boolean any = summary.operations().values().stream().anyMatch(o -> !o.failures.isEmpty());
        line("");
        line(any ? "without a reply:" : "without a reply: none");
        summary.operations()
                .forEach((name, operation) ->
                        operation.failures.forEach((outcome, count) ->
                                line(
                                        "  %-24s%-18s%,9d"
                                                .formatted(
                                                        name.toLowerCase(Locale.ROOT),
                                                        outcome,
                                                        count))));
    }

    private void drawStates() {
        List<JfrSummary.State> states = summary.states();
        if (states.isEmpty()) {
            return;
        }
        line("");
        line("states:");
        for (JfrSummary.State state : states.subList(0, Math.min(STATES_MAX, states.size()))) {
            line("  " + state.time() + "  " + state.text());
        }
        if (states.size() > STATES_MAX) {
            line("  and " + (states.size() - STATES_MAX) + " more");
        }
    }

    /** On a logarithmic scale: what is slow now and then is far away from what is usual. */
    private void drawSeries() {
        JfrSeries series = summary.series();
        if (series.isEmpty()) {
            return;
        }
        List<@Nullable Double> p50 = series.columns(COLUMNS_MAX, h -> h.getValueAtPercentile(50));
        List<@Nullable Double> p99 = series.columns(COLUMNS_MAX, h -> h.getValueAtPercentile(99));
        List<@Nullable Double> max = series.columns(COLUMNS_MAX, Histogram::getMaxValue);
        LogScale scale = LogScale.of(p50, max);
        Duration column = series.columnTime(COLUMNS_MAX);
        line("");
        line("latency over time, a column for " + time(column.toNanos()) + ": o p50, + p99, - max");
        for (int row = ROWS; row >= 0; row--) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < p50.size(); i++) {
                cells.append(
                        at(p50.get(i), scale, row)
                                ? 'o'
                                : at(p99.get(i), scale, row)
                                        ? '+'
                                        : at(max.get(i), scale, row) ? '-' : ' ');
            }
            String label = row % 3 == 0 ? time(Math.round(scale.value(row, ROWS))) : "";
            line("%10s |%s".formatted(label, cells));
        }
        line("%10s +%s".formatted("", "-".repeat(p50.size())));
    }

    private static boolean at(@Nullable Double value, LogScale scale, int row) {
        return value != null && Math.round(scale.share(value) * ROWS) == row;
    }

    /** A time with three digits and its unit. */
    static String time(long ns) {
        double value = ns;
        for (String unit : List.of("ns", "us", "ms")) {
            if (value < 999.5) {
                return digits(value) + " " + unit;
            }
            value /= 1_000;
        }
        return digits(value) + " s";
    }

    private static String digits(double value) {
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
