package tigerbeetle.panama.bench;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Text in the format of a picture, piece by piece. */
final class Svg {

    /** The looks, in light and dark: a reader's system decides. */
    private static final String STYLE =
            """
            <style>
              text { font: 12px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif;
                     fill: #1f2328; }
              .title { font-size: 18px; font-weight: 600; }
              .head { font-size: 13px; font-weight: 600; }
              .faint { fill: #656d76; font-size: 11px; }
              .paper, .hole { fill: #ffffff; }
              .ours { fill: #0969da; }
              .c { fill: #57606a; }
              .other { fill: #afb8c1; }
              .spread { stroke: #1f2328; stroke-width: 1; opacity: .6; }
              .base { stroke: #d0d7de; stroke-width: 1; }
              .ours-line { stroke: #0969da; stroke-width: 2; }
              .c-line { stroke: #bc4c00; stroke-width: 1.5; }
              .other-line { stroke: #afb8c1; stroke-width: 1; }
              .first { stroke: #0969da; fill: #0969da; }
              .second { stroke: #1a7f37; fill: #1a7f37; }
              .third { stroke: #bc4c00; fill: #bc4c00; }
              polyline { stroke-width: 1.5; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; }
                .faint { fill: #8d96a0; }
                .paper, .hole { fill: #0d1117; }
                .ours { fill: #4493f8; }
                .c { fill: #b1bac4; }
                .other { fill: #484f58; }
                .spread { stroke: #e6edf3; }
                .base { stroke: #30363d; }
                .ours-line { stroke: #4493f8; }
                .c-line { stroke: #db6d28; }
                .other-line { stroke: #484f58; }
                .first { stroke: #4493f8; fill: #4493f8; }
                .second { stroke: #3fb950; fill: #3fb950; }
                .third { stroke: #f0883e; fill: #f0883e; }
              }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();

    void text(double x, double y, String style, String text) {
        body.append(
                String.format(
                        Locale.ROOT,
                        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                        style,
                        x,
                        y,
                        escaped(text)));
    }

    void textEndingAt(double x, double y, String text) {
        body.append(
                String.format(
                        Locale.ROOT,
                        "<text text-anchor=\"end\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                        x,
                        y,
                        escaped(text)));
    }

    void bar(double x, double y, double width, double height, String style) {
        body.append(
                String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
                                + " height=\"%.1f\"/>%n",
                        style,
                        x,
                        y,
                        width,
                        height));
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        body.append(
                String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                        style,
                        x1,
                        y1,
                        x2,
                        y2));
    }

    /** A line through points: x and y in turn. */
    void curve(List<Double> points, String style) {
        StringJoiner joined = new StringJoiner(" ");
        for (double point : points) {
            joined.add(String.format(Locale.ROOT, "%.1f", point));
        }
        body.append(
                "<polyline style=\"fill: none\" class=\"%s\" points=\"%s\"/>%n"
                        .formatted(style, joined));
    }

    void dot(double x, double y, double radius, String style) {
        body.append(
                String.format(
                        Locale.ROOT,
                        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>%n",
                        style,
                        x,
                        y,
                        radius));
    }

    /** The whole picture. */
    String picture(double width, double height, String description) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\""
                                + " role=\"img\">%n<title>%s</title>%n",
                        width,
                        height,
                        escaped(description))
                + STYLE
                + String.format(
                        Locale.ROOT,
                        "<rect class=\"paper\" width=\"%.0f\" height=\"%.0f\"/>%n",
                        width,
                        height)
                + body
                + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
