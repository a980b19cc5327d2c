package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describing transfers, without a request: what each client has to do before it can send any. */
record FillScenario(String id, int parts, int repeat) implements Scenario {

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        String command = "fill events=8189 repeat=" + bench.plan().of(repeat);
        bench.results().title(id, "8,189 transfers filled, without a request");
        bench.console().title(id, bench.results().title(id));
        String address = bench.server().prepare(0);
        try (Drivers drivers = new Drivers(bench)) {
            List<Variant> variants = new ArrayList<>();
            for (Peer peer : bench.clients()) {
                Driver driver = drivers.start(peer, false);
                variants.add(
                        new Variant(
                                id,
                                peer.name(),
                                peer.warmsUp(),
                                () -> fill(driver, address, command)));
            }
            bench.rounds().run(variants, budget);
        }
        bench.console().table(bench.results(), id);
    }

    private static Map<Metric, Double> fill(Driver driver, String address, String command)
            throws InterruptedException, Driver.DriverException {
        driver.open(address, LoadBlock.TIMEOUT);
        Map<String, Double> answer = driver.ask(command, LoadBlock.TIMEOUT);
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.FILL, answer.getOrDefault("fill_ns", 0.0));
        Double heap = answer.get("heap_bytes");
        if (heap != null) {
            metrics.put(Metric.FILL_HEAP, heap);
        }
        return metrics;
    }
}
