package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tigerbeetle.panama.bench.driver.Load;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.ServerMain;
import tigerbeetle.panama.embedded.ServerOutput;
import tigerbeetle.panama.junit.real.RealServer;

/**
 * The embedded server: its ledger alone, the whole of it under the fastest clients, beside a real
 * one if there is one, and how long it takes to start.
 */
record ServersScenario(String id, int parts, int batches) implements Scenario {

    private static final Set<String> PEERS = Set.of("c", "panama-batch", "panama-records");

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        ledger(bench, budget.dividedBy(5));
        for (int inflight : new int[] {1, 4}) {
            sideBySide(bench, budget.dividedBy(4), inflight);
        }
        starts(bench, budget.dividedBy(5));
    }

    private void ledger(Bench bench, Duration budget) throws IOException, InterruptedException {
        int count = bench.plan().of(batches);
        String name = id + "-ledger";
        begin(bench, name, "The embedded server's ledger alone: %,d transfers", count);
        List<String> command = Jvm.command(List.of(), LedgerMain.class);
        Peer ledger = new Peer("ledger", "", command, List.of(), Map.of(), true, load -> true);
        try (Drivers drivers = new Drivers(bench)) {
            Driver driver = drivers.start(ledger, false);
            Variant variant =
                    new Variant(
                            name,
                            ledger.name(),
                            true,
                            () -> {
                                Map<String, Double> answer =
                                        driver.ask(Integer.toString(count), LoadBlock.TIMEOUT);
                                double seconds = answer.getOrDefault("seconds", 0.0);
                                double rows = answer.getOrDefault("rows", 0.0);
                                return Map.of(Metric.THROUGHPUT, rows / seconds);
                            });
            bench.rounds().run(List.of(variant), budget);
        }
        bench.console().table(bench.results(), name);
    }

    private static void begin(Bench bench, String name, String title, int batchCount) {
        bench.results().title(name, title.formatted(8_189L * batchCount));
        bench.console().title(name, bench.results().title(name));
    }

    private void sideBySide(Bench bench, Duration budget, int inflight)
            throws IOException, InterruptedException {
        Load load =
                new Load(
                        Load.Operation.TRANSFERS,
                        8_189,
                        bench.plan().of(batches),
                        1,
                        inflight,
                        inflight == 1 ? Load.Calls.BLOCKING : Load.Calls.ASYNC);
        List<String> names = new ArrayList<>();
        try (Drivers drivers = new Drivers(bench)) {
            List<Variant> variants = new ArrayList<>();
            for (BenchServer server : bench.servers()) {
                String name = "%s-%s-%d".formatted(id, server.name(), inflight);
                names.add(name);
                String title = server.name() + " server: %,d transfers in batches, in flight ";
                begin(bench, name, title + inflight, load.requests());
                for (Peer peer : bench.named(PEERS)) {
                    Driver driver = drivers.start(peer, false);
                    LoadBlock block = new LoadBlock(bench, driver, load, server, true);
                    variants.add(new Variant(name, peer.name(), peer.warmsUp(), block));
                }
            }
            bench.rounds().run(variants, budget);
        }
        for (String name : names) {
            bench.console().note(bench.results().title(name));
            bench.console().table(bench.results(), name);
        }
    }

    private void starts(Bench bench, Duration budget) throws InterruptedException {
        String name = id + "-start";
        bench.results().title(name, "From the start of a server until it accepts connections");
        bench.console().title(name, bench.results().title(name));
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(name, "embedded in this JVM", true, ServersScenario::startHere));
        variants.add(
                new Variant(name, "embedded as a process", false, ServersScenario::startProcess));
        if (bench.servers().stream().anyMatch(BenchServers.Real.class::isInstance)) {
            variants.add(new Variant(name, "real", false, ServersScenario::startReal));
        }
        bench.rounds().run(variants, budget);
        bench.console().table(bench.results(), name);
    }

    private static Map<Metric, Double> startHere() {
        long startNs = System.nanoTime();
        EmbeddedServer server = EmbeddedServer.start();
        long ns = System.nanoTime() - startNs;
        server.close();
        return started(ns);
    }

    private static Map<Metric, Double> startProcess() throws IOException {
        List<String> command = Jvm.command(List.of(), ServerMain.class);
        command.addAll(List.of("--port", "0"));
        long startNs = System.nanoTime();
        Process process = new ProcessBuilder(command).start();
        try {
            ServerOutput.address(process);
            return started(System.nanoTime() - startNs);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<Metric, Double> startReal() throws IOException, InterruptedException {
        RealServer server = RealServer.start();
        try {
            return started(server.startedInNs());
        } finally {
            server.stop();
        }
    }

    private static Map<Metric, Double> started(long ns) {
        return Map.of(Metric.START, ns / 1e6);
    }
}
