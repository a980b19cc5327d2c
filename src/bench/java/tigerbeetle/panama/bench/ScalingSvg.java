package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** What the capacity model says, as curves, and what was measured, as dots. */
final class ScalingSvg {

    /** One server. */
    record Panel(String server, CapacityModel model, List<CapacityModel.Measured> measured) {}

    /** A network, and how it is drawn. */
    private record Network(int delayUs, String style, String name) {}

    private static final List<Network> NETWORKS =
            List.of(
                    new Network(0, "first", "no network"),
                    new Network(1_000, "second", "+1 ms round trip"),
                    new Network(5_000, "third", "+5 ms round trip"));

    private static final String TITLE = "Capacity: the model, and what was measured";
    private static final int MARGIN = 20;
    private static final int LABEL_WIDTH = 60;
    private static final int CHART_WIDTH = 470;
    private static final int CHART_HEIGHT = 230;
    private static final int CELL_WIDTH = LABEL_WIDTH + CHART_WIDTH + MARGIN;
    private static final int CELL_HEIGHT = CHART_HEIGHT + 90;
    private static final int STEPS_A_DECADE = 24;

    /** Decades of both axes. */
    private static final int X_DECADES = 4;

    private static final int Y_FIRST = 2;
    private static final int Y_DECADES = 4;

    private final Svg svg = new Svg();

    private ScalingSvg() {}

    /**
     * Writes the picture.
     *
     * @param caption what the figures were measured on and with
     */
    static void write(List<Panel> panels, List<String> caption, Path file) throws IOException {
        Files.writeString(file, new ScalingSvg().picture(panels, caption));
    }

    private String picture(List<Panel> panels, List<String> caption) {
        svg.text(MARGIN, 30, "title", TITLE);
        double x = MARGIN;
        for (Network network : NETWORKS) {
            svg.dot(x + 5, 48, 4, network.style);
            svg.text(x + 14, 52, "", network.name);
            x += 150;
        }
        double y = 70;
        for (Panel panel : panels) {
            chart(
                    panel,
                    "single transfers of so many callers, one client",
                    new ScalingPoint(1, 0, 1, 0, false),
                    ScalingPoint::callers,
                    MARGIN,
                    y);
            chart(
                    panel,
                    "so many transfers in a request, one caller",
                    new ScalingPoint(1, 1, 0, 0, false),
                    ScalingPoint::events,
                    MARGIN + CELL_WIDTH,
                    y);
            y += CELL_HEIGHT;
        }
        List<String> lines = new ArrayList<>(caption);
        lines.add(
                "Lines: the model, whose costs were fitted to some points without a network; rings:"
                        + " those points; dots: points that the model did not know.");
        for (String line : lines) {
            svg.text(MARGIN, y, "faint", line);
            y += 16;
        }
        return svg.picture(2.0 * MARGIN + 2 * CELL_WIDTH, y + MARGIN, TITLE);
    }

    /**
     * Draws one.
     *
     * @param fixed what does not vary; 0 is what does
     * @param varied what is on the x axis
     */
    private void chart(
            Panel panel,
            String title,
            ScalingPoint fixed,
            ToIntFunction<ScalingPoint> varied,
            double left,
            double top) {
        svg.text(left, top + 14, "head", panel.server + " server: transfers a second");
        svg.text(left, top + 30, "faint", title);
        double x0 = left + LABEL_WIDTH;
        double y0 = top + 45 + CHART_HEIGHT;
        axes(x0, y0);
        for (Network network : NETWORKS) {
            List<CapacityModel.Measured> shown =
                    panel.measured.stream()
                            .filter(m -> m.point().delayUs() == network.delayUs)
                            .filter(m -> m.point().sessions() == 1)
                            .filter(m -> isOf(fixed, m.point()))
                            .toList();
            if (shown.isEmpty()) {
                continue;
            }
            double networkUs = shown.getFirst().networkUs();
            List<Double> curve = new ArrayList<>();
            for (int step = 0; step <= X_DECADES * STEPS_A_DECADE; step++) {
                double at = Math.pow(10, (double) step / STEPS_A_DECADE);
                if (at > CapacityModel.EVENTS_MAX) {
                    break;
                }
                ScalingPoint point = at(fixed, (int) Math.round(at));
                curve.add(x(x0, varied.applyAsInt(point)));
                curve.add(y(y0, panel.model.throughput(point, networkUs)));
            }
            svg.curve(curve, network.style);
            for (CapacityModel.Measured m : shown) {
                double x = x(x0, varied.applyAsInt(m.point()));
                double y = y(y0, m.throughput());
                svg.dot(x, y, 4, network.style);
                if (m.point().fitted()) {
                    svg.dot(x, y, 2.5, "hole");
                }
            }
        }
    }

    private static boolean isOf(ScalingPoint fixed, ScalingPoint point) {
        return (fixed.callers() == 0 || fixed.callers() == point.callers())
                && (fixed.events() == 0 || fixed.events() == point.events());
    }

    private static ScalingPoint at(ScalingPoint fixed, int value) {
        int callers = fixed.callers() == 0 ? value : fixed.callers();
        int events = fixed.events() == 0 ? value : fixed.events();
        return new ScalingPoint(fixed.sessions(), callers, events, fixed.delayUs(), false);
    }

    private void axes(double x0, double y0) {
        for (int decade = 0; decade <= X_DECADES; decade++) {
            double x = x(x0, Math.pow(10, decade));
            svg.line(x, y0, x, y0 - CHART_HEIGHT, "base");
            svg.text(x - 4, y0 + 16, "faint", number(decade));
        }
        for (int decade = Y_FIRST; decade <= Y_FIRST + Y_DECADES; decade++) {
            double y = y(y0, Math.pow(10, decade));
            svg.line(x0, y, x0 + CHART_WIDTH, y, "base");
            svg.textEndingAt(x0 - 6, y + 4, number(decade));
        }
    }

    private static String number(int decade) {
        return String.format(Locale.ROOT, "%,d", (long) Math.pow(10, decade));
    }

    private static double x(double x0, double value) {
        return x0 + CHART_WIDTH * Math.log10(value) / X_DECADES;
    }

    private static double y(double y0, double value) {
        return y0 - CHART_HEIGHT * (Math.log10(value) - Y_FIRST) / Y_DECADES;
    }
}
