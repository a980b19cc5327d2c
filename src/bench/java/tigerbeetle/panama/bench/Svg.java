package tigerbeetle.panama.bench;

import java.util.Locale;

/** Text in the format of a picture, piece by piece. */
final class Svg {

    /** The looks, in light and dark: a reader's system decides. */
    private static final String STYLE =
            """
            <style>
              :root { --paper: #ffffff; --ink: #1f2328; --faint: #656d76; --line: #d0d7de;
                      --ours: #0969da; --c: #57606a; --other: #afb8c1; }
              @media (prefers-color-scheme: dark) {
                :root { --paper: #0d1117; --ink: #e6edf3; --faint: #8d96a0; --line: #30363d;
                        --ours: #4493f8; --c: #b1bac4; --other: #484f58; }
              }
              text { font: 12px ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif;
                     fill: var(--ink); }
              .title { font-size: 18px; font-weight: 600; }
              .head { font-size: 13px; font-weight: 600; }
              .faint { fill: var(--faint); font-size: 11px; }
              .paper { fill: var(--paper); }
              .ours { fill: var(--ours); }
              .c { fill: var(--c); }
              .other { fill: var(--other); }
              .spread { stroke: var(--ink); stroke-width: 1; opacity: .6; }
              .base { stroke: var(--line); stroke-width: 1; }
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
