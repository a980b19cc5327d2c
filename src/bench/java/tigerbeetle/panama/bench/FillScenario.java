package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describing transfers, without a request: what each client has to do before it can send any. */
record FillScenario(String id, int parts, int repeat) implements Scenario {

    private static final int EVENTS = 8_189;
    private static final double BLOCK_NS = 200e6;

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        int times = bench.plan().of(repeat);
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
                                () -> fill(driver, address, times)));
            }
            bench.rounds().run(variants, budget);
        }
        bench.console().table(bench.results(), id);
    }

    private static Map<Metric, Double> fill(Driver driver, String address, int repeat)
            throws InterruptedException, Driver.DriverException {
        driver.open(address, LoadBlock.TIMEOUT);
        Map<String, Double> answer = ask(driver, repeat);
        // What a quick one is done with in milliseconds, the machine's moods decide.
        int longer = (int) (BLOCK_NS / (EVENTS * fillNs(answer)));
        if (longer > repeat) {
            answer = ask(driver, longer);
        }
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        metrics.put(Metric.FILL, fillNs(answer));
        Double heap = answer.get("heap_bytes");
        if (heap != null) {
            metrics.put(Metric.FILL_HEAP, heap);
        }
        return metrics;
    }

    /** How long a process that has not filled any takes for a batch, its memory included. */
    static double firstMs(Driver driver) throws InterruptedException, Driver.DriverException {
        return fillNs(ask(driver, 1)) * EVENTS / 1e6;
    }

    private static Map<String, Double> ask(Driver driver, int repeat)
            throws InterruptedException, Driver.DriverException {
        String command = "fill events=" + EVENTS + " repeat=" + repeat;
        return driver.ask(command, LoadBlock.TIMEOUT);
    }

    private static double fillNs(Map<String, Double> answer) {
        return answer.getOrDefault("fill_ns", 0.0);
    }
}
