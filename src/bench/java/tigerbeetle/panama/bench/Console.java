package tigerbeetle.panama.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a user sees while it runs: a line for each round, a table for each scenario. */
final class Console {

    private final PrintStream out;
    private final List<String> failures = new ArrayList<>();

    Console(PrintStream out) {
        this.out = out;
    }

    /** Peers and scenarios that are not in the tables, with the reasons. */
    List<String> failures() {
        return failures;
    }

    void println(String line) {
        out.println(line);
    }

    void title(String scenario, String title) {
        out.printf("%n%s: %s%n", scenario, title);
    }

    void note(String text) {
        out.println("  (" + text + ")");
    }

    void skipped(String peer, String reason) {
        failures.add(peer + " was left out: " + reason);
        out.println(failures.getLast());
    }

    void failed(String scenario, String peer, String reason) {
        failures.add("%s in %s failed: %s".formatted(peer, scenario, reason));
        out.printf("%n  %s%n", failures.getLast());
    }

    void round(String name) {
        out.printf("  %-9s", name);
        out.flush();
    }

    void block(Variant variant, Map<Metric, Double> measured) {
        List.of(Metric.THROUGHPUT, Metric.START, Metric.FILL).stream()
                .filter(measured::containsKey)
                .findFirst()
                .ifPresent(metric ->
                        out.printf(
                                "  %s %s %s",
                                variant.peer(),
                                Table.number(measured.getOrDefault(metric, 0.0)),
                                metric.unit()));
        out.flush();
    }

    void value(double value) {
        out.print("  " + Table.number(value));
        out.flush();
    }

    void progress(String peer, long transfers) {
        out.printf("  %s %.1fM", peer, transfers / 1e6);
        out.flush();
    }

    void endOfRound() {
        out.println();
    }

    void table(Results results, String scenario) {
        out.print(Table.of(results, scenario));
        out.flush();
    }

    /** How something develops: a column for each peer. */
    void curve(Results results, String scenario) {
        out.print(Table.curve(results, scenario));
        out.flush();
    }
}
