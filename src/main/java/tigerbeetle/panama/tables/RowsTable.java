package tigerbeetle.panama.tables;

import java.util.List;
import java.util.function.Function;

/**
 * A table with one row for each object.
 *
 * @param columns from the left to the right
 */
record RowsTable<T>(List<Column<T>> columns) {

    /** What of an object stands in a column, and where; the empty text for nothing. */
    record Column<T>(String heading, Grid.Kind kind, Function<T, String> text) {}

    static <T> Column<T> number(String heading, Function<T, String> text) {
        return new Column<>(heading, Grid.Kind.NUMBER, text);
    }

    static <T> Column<T> text(String heading, Function<T, String> text) {
        return new Column<>(heading, Grid.Kind.TEXT, text);
    }

    /** The table, or a line that says that there are no such objects. */
    String draw(String name, List<T> rows) {
        requireNoNulls(name, rows);
        if (rows.isEmpty()) {
            return "no " + name;
        }
        Grid grid =
                new Grid(
                        columns.stream()
                                .map(column -> new Grid.Column(column.heading(), column.kind()))
                                .toList());
        for (T row : rows) {
            grid.add(columns.stream().map(column -> column.text().apply(row)).toList());
        }
        return grid.draw();
    }

    static void requireNoNulls(String name, List<?> rows) {
        Tables.requireNotNull(name, rows);
        int index = 0;
        for (Object row : rows) {
            Tables.requireNotNull(name + "[" + index++ + "]", row);
        }
    }
}
