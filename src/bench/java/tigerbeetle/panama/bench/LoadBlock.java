package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.bench.driver.Load;

/**
 * One load by one driver, with all that is measured of it.
 *
 * @param server null for the stand-in of the library
 * @param renews whether the server is emptied before
 */
record LoadBlock(
        Bench bench, Driver driver, Load load, @Nullable BenchServer server, boolean renews)
        implements Variant.Block {

    /** Long enough for anything but a hang. */
    static final Duration TIMEOUT = Duration.ofMinutes(4);

    private static final String NOWHERE = "3000";

    @Override
    public Map<Metric, Double> run()
            throws IOException, InterruptedException, Driver.DriverException {
        long events = (long) load.requests() * load.events();
        boolean creates = load.operation() == Load.Operation.TRANSFERS;
        if (server == null) {
            driver.open(NOWHERE, TIMEOUT);
        } else if (renews) {
            driver.open(server.prepare(creates ? events : 0), TIMEOUT);
        }
        long cpuNs = ProcessUsage.cpuNs(driver.handle());
        Map<String, Double> answer = driver.ask(load.command(bench.nextHigh()), TIMEOUT);
        cpuNs = ProcessUsage.cpuNs(driver.handle()) - cpuNs;
        double rows = answer.getOrDefault("rows", 0.0);
        if (load.operation() != Load.Operation.PAGES && rows != events) {
            throw new Driver.DriverException("%.0f of %d".formatted(rows, events));
        }
        if (server != null && creates && server.created() != events) {
            throw new Driver.DriverException(
                    "%d of %d transfers are in the ledger".formatted(server.created(), events));
        }
        return metrics(answer, rows, cpuNs);
    }

    private Map<Metric, Double> metrics(Map<String, Double> answer, double rows, long cpuNs) {
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.THROUGHPUT, rows / answer.getOrDefault("seconds", 0.0));
        put(metrics, Metric.LATENCY_P50, answer, "p50_us");
        put(metrics, Metric.LATENCY_P99, answer, "p99_us");
        metrics.put(Metric.CPU, cpuNs / 1e3 / rows);
        ProcessUsage.rssMegabytes(driver.handle()).ifPresent(mb -> metrics.put(Metric.RSS, mb));
        put(metrics, Metric.HEAP, answer, "heap_bytes");
        put(metrics, Metric.COLLECTIONS, answer, "gc_count");
        return metrics;
    }

    private static void put(
            Map<Metric, Double> metrics, Metric metric, Map<String, Double> answer, String name) {
        Double value = answer.get(name);
        if (value != null) {
            metrics.put(metric, value);
        }
    }
}
