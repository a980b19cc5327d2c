package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * From the start of a process to its first reply. A server's includes the 600 ms that the library
 * takes to register; the stand-in's is the language and the binding alone. The same process then
 * fills the first batch of its life.
 */
record StartScenario(String id, int parts, boolean standIn) implements Scenario {

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        String on = standIn ? "the stand-in for the library" : bench.server().name() + " server";
        bench.results().title(id, "From the start of the process to its first reply, " + on);
        bench.console().title(id, bench.results().title(id));
        String address = standIn ? "3000" : bench.server().prepare(0);
        List<Variant> variants = new ArrayList<>();
        for (Peer peer : starters(bench, address)) {
            variants.add(new Variant(id, peer.name(), false, () -> start(bench, peer, address)));
        }
        bench.rounds().run(variants, budget);
        bench.console().table(bench.results(), id);
    }

    /** The clients, and those in a JVM once more, with an AOT cache. */
    private List<Peer> starters(Bench bench, String address)
            throws IOException, InterruptedException {
        List<Peer> starters = new ArrayList<>();
        for (Peer peer : bench.clients()) {
            if (standIn && peer.standIn().isEmpty()) {
                continue;
            }
            starters.add(peer);
            if (AotCache.isFor(peer)) {
                try {
                    starters.add(
                            AotCache.of(bench.directory().resolve("aot"), peer, standIn, address));
                } catch (TestAbortedException | Driver.DriverException e) {
                    bench.console().skipped(peer.name() + "-aot", String.valueOf(e.getMessage()));
                }
            }
        }
        return starters;
    }

    private Map<Metric, Double> start(Bench bench, Peer peer, String address)
            throws IOException, InterruptedException, Driver.DriverException {
        long startNs = System.nanoTime();
        try (Driver driver = bench.start(peer, standIn)) {
            driver.open(address, LoadBlock.TIMEOUT);
            Map<Metric, Double> metrics = new LinkedHashMap<>();
            metrics.put(Metric.START, (System.nanoTime() - startNs) / 1e6);
            metrics.put(Metric.FIRST_FILL, FillScenario.firstMs(driver));
            return metrics;
        }
    }
}
