package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tigerbeetle.panama.bench.driver.Load;

/** Many transfers by one client after the other, and how the memory of both ends develops. */
record MemoryScenario(String id, int parts, int batchesAStep) implements Scenario {

    private static final int STEPS = 10;
    private static final Set<String> PEERS = Set.of("c", "panama-batch", "panama-records", "jni");

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        Load load =
                new Load(
                        Load.Operation.TRANSFERS,
                        8_189,
                        bench.plan().of(batchesAStep),
                        1,
                        4,
                        Load.Calls.ASYNC);
        long step = (long) load.requests() * load.events();
        BenchServer server = bench.server();
        String title =
                "%,d transfers in batches of 8,189, four in flight, %s server: memory"
                        .formatted(STEPS * step, server.name());
        bench.results().title(id, title);
        bench.console().title(id, title);
        for (Peer peer : bench.named(PEERS)) {
            try (Drivers drivers = new Drivers(bench)) {
                steps(bench, server, peer, drivers.start(peer, false), load);
            } catch (Driver.DriverException | RuntimeException e) {
                bench.console().failed(id, peer.name(), String.valueOf(e.getMessage()));
            }
            bench.console().endOfRound();
        }
        bench.console().table(bench.results(), id);
        bench.console().curve(bench.results(), id);
    }

    private void steps(Bench bench, BenchServer server, Peer peer, Driver driver, Load load)
            throws IOException, InterruptedException, Driver.DriverException {
        long step = (long) load.requests() * load.events();
        driver.open(server.prepare(STEPS * step), LoadBlock.TIMEOUT);
        double seconds = 0;
        for (int i = 1; i <= STEPS; i++) {
            Map<String, Double> answer =
                    driver.ask(load.command(bench.nextHigh()), LoadBlock.TIMEOUT);
            seconds += answer.getOrDefault("seconds", 0.0);
            long transfers = i * step;
            Results.Key throughput = new Results.Key(id, peer.name(), Metric.THROUGHPUT);
            if (i == STEPS) {
                bench.results().add(throughput, 0, transfers / seconds);
            }
            add(bench, peer, Metric.rssAfter("rss", transfers), driver.handle());
            ProcessHandle serverProcess = server.process();
            if (serverProcess != null) {
                add(bench, peer, Metric.rssAfter("server_rss", transfers), serverProcess);
            }
            bench.console().progress(peer.name(), transfers);
        }
        if (server.created() != STEPS * step) {
            throw new Driver.DriverException(server.created() + " transfers are in the ledger");
        }
    }

    private void add(Bench bench, Peer peer, Metric metric, ProcessHandle process) {
        ProcessUsage.rssMegabytes(process)
                .ifPresent(megabytes ->
                        bench.results()
                                .add(new Results.Key(id, peer.name(), metric), 0, megabytes));
    }
}
