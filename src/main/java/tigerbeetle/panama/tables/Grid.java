package tigerbeetle.panama.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells in columns that are as wide as their widest cell. A column without any text but its heading
 * is left out.
 */
final class Grid {

    /** Where the text of a column stands, and what stands before it. */
    enum Kind {
        NUMBER("  ", "--"),
        TEXT("  ", "--"),

        /** Numbers behind the line of a T-account. */
        RIGHT_SIDE(" | ", "-+-");

        private final String separator;
        private final String ruleSeparator;

        Kind(String separator, String ruleSeparator) {
            this.separator = separator;
            this.ruleSeparator = ruleSeparator;
        }
    }

    /** A column of the grid. */
    record Column(String heading, Kind kind) {}

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Grid(List<Column> columns) {
        this.columns = columns;
    }

    /** Adds a row of as many cells as there are columns. */
    void add(List<String> cells) {
        rows.add(cells);
    }

    /** Adds a line from the left to the right. */
    void addRule() {
        rows.add(List.of());
    }

    /** The lines, without one at the end. */
    String draw() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                widths[i] = Math.max(widths[i], columns.get(i).heading().length());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines);
    }

    private String line(List<String> cells, int[] widths) {
        boolean rule = cells.isEmpty();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                Kind kind = columns.get(i).kind();
                if (!line.isEmpty()) {
                    line.append(rule ? kind.ruleSeparator : kind.separator);
                }
                line.append(rule ? "-".repeat(widths[i]) : padded(cells.get(i), kind, widths[i]));
            }
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String cell, Kind kind, int width) {
        String blanks = " ".repeat(width - cell.length());
        return kind == Kind.TEXT ? cell + blanks : blanks + cell;
    }
}
