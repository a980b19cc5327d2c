package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How throughput and latency depend on callers, sessions, events in a request and the network: the
 * capacity model is fitted to some points, and held against others. On every server that there is.
 */
record ScalingScenario(String id, int parts) implements Scenario {

    /**
     * The small requests first: for a while after large ones, the real server has to merge their
     * tables while it serves the small. The server's own costs are fitted to no more than two
     * callers with large requests, since those take a core each while they write them.
     */
    private static final List<ScalingPoint> POINTS =
            List.of(
                    fitted(1, 1, 1),
                    predicted(1, 16, 1, 0),
                    fitted(1, 64, 1),
                    predicted(1, 128, 1, 0),
                    fitted(1, 256, 1),
                    fitted(8, 1, 1),
                    predicted(4, 64, 1, 0),
                    fitted(4, 256, 1),
                    predicted(1, 1, 1, 1_000),
                    predicted(1, 64, 1, 1_000),
                    predicted(1, 300, 1, 1_000),
                    predicted(4, 64, 1, 1_000),
                    predicted(1, 300, 1, 5_000),
                    predicted(1, 1, 100, 0),
                    predicted(1, 16, 100, 1_000),
                    fitted(1, 1, 1_000),
                    fitted(2, 1, 1_000),
                    predicted(8, 1, 1_000, 0),
                    fitted(1, 1, 8_189),
                    predicted(1, 1, 8_189, 1_000),
                    predicted(4, 1, 8_189, 0));

    private static final List<ScalingPoint> WARM_UP =
            List.of(predicted(1, 1, 1, 0), predicted(1, 64, 1, 0), predicted(1, 1, 8_189, 0));

    private static final int ROUNDS_MAX = 3;
    private static final double SECONDS_MAX = 1;
    private static final double SECONDS_MIN = 0.1;

    /** Of a point's time: until it has settled. */
    private static final double UNCOUNTED = 0.3;

    /** Of a round at most: so many that each begins with an empty server. */
    private static final long TRANSFERS_A_ROUND = 7_000_000;

    private static ScalingPoint fitted(int sessions, int callers, int events) {
        return new ScalingPoint(sessions, callers, events, 0, true);
    }

    private static ScalingPoint predicted(int sessions, int callers, int events, int delayUs) {
        return new ScalingPoint(sessions, callers, events, delayUs, false);
    }

    @Override
    public void run(Bench bench, Duration budget) throws IOException, InterruptedException {
        Map<Integer, Double> networkUs = new TreeMap<>();
        for (ScalingPoint point : POINTS) {
            int delayUs = point.delayUs();
            if (!networkUs.containsKey(delayUs)) {
                networkUs.put(delayUs, delayUs == 0 ? 0 : DelayProxy.networkUs(delayUs));
            }
        }
        List<ScalingSvg.Panel> panels = new ArrayList<>();
        for (BenchServer server : bench.servers()) {
            List<CapacityModel.Measured> measured =
                    measure(bench, server, budget.dividedBy(bench.servers().size()), networkUs);
            CapacityModel model =
                    CapacityModel.fit(measured.stream().filter(m -> m.point().fitted()).toList());
            report(bench, server, model, measured);
            panels.add(new ScalingSvg.Panel(server.name(), model, measured));
        }
        List<String> caption = new ArrayList<>(Machine.current().lines());
        caption.add("clients and server on the same machine; " + LocalDate.now(ZoneOffset.UTC));
        Path picture = bench.directory().resolve("scaling.svg");
        ScalingSvg.write(panels, caption, picture);
        bench.console().note("written: " + picture);
    }

    private String name(BenchServer server) {
        return id + "-" + server.name();
    }

    private List<CapacityModel.Measured> measure(
            Bench bench, BenchServer server, Duration budget, Map<Integer, Double> networkUs)
            throws IOException, InterruptedException {
        String name = name(server);
        String title = "Callers who wait, " + server.name() + " server: measured and predicted";
        bench.results().title(name, title);
        bench.console().title(name, title);
        int rounds = Math.min(ROUNDS_MAX, bench.plan().rounds());
        double each = budget.toMillis() / 1e3 / rounds / POINTS.size();
        double seconds = Math.clamp(each / (1 + UNCOUNTED), SECONDS_MIN, SECONDS_MAX);
        for (int round = 0; round < rounds; round++) {
            bench.console().round("round %d/%d".formatted(round + 1, rounds));
            round(bench, server, round, seconds);
            bench.console().endOfRound();
        }
        List<CapacityModel.Measured> measured = new ArrayList<>();
        for (ScalingPoint point : POINTS) {
            Results.Key key = new Results.Key(name, point.name(), Metric.THROUGHPUT);
            double network = networkUs.getOrDefault(point.delayUs(), 0.0);
            double throughput = bench.results().summary(key).median();
            measured.add(new CapacityModel.Measured(point, network, throughput));
        }
        return measured;
    }

    private void round(Bench bench, BenchServer server, int round, double seconds)
            throws IOException, InterruptedException {
        String address = server.prepare(TRANSFERS_A_ROUND);
        int near = sessions(true);
        int far = sessions(false);
        try (ScalingLoad load = new ScalingLoad(address, near, far, bench.high())) {
            for (ScalingPoint point : round == 0 ? WARM_UP : List.<ScalingPoint>of()) {
                load.throughput(point, 2 * seconds);
            }
            for (ScalingPoint point : POINTS) {
                load.throughput(point, UNCOUNTED * seconds);
                double throughput = load.throughput(point, seconds);
                bench.results()
                        .add(
                                new Results.Key(name(server), point.name(), Metric.THROUGHPUT),
                                round,
                                throughput);
                bench.console().value(throughput);
            }
            if (server.created() != load.created()) {
                throw new IOException(server.created() + " transfers are in the ledger");
            }
        }
    }

    private static int sessions(boolean near) {
        return POINTS.stream()
                .filter(point -> near == (point.delayUs() == 0))
                .mapToInt(ScalingPoint::sessions)
                .max()
                .orElse(0);
    }

    private void report(
            Bench bench,
            BenchServer server,
            CapacityModel model,
            List<CapacityModel.Measured> measured) {
        for (CapacityModel.Measured m : measured) {
            double predicted = model.throughput(m.point(), m.networkUs());
            Map<Metric, Double> metrics = new LinkedHashMap<>();
            metrics.put(Metric.NETWORK, m.networkUs());
            metrics.put(Metric.PREDICTED, predicted);
            metrics.put(Metric.LATENCY, m.latencyUs());
            metrics.put(Metric.PREDICTED_LATENCY, model.latencyUs(m.point(), m.networkUs()));
            metrics.put(Metric.ERROR, 100 * (predicted / m.throughput() - 1));
            metrics.forEach((metric, value) ->
                    bench.results()
                            .add(
                                    new Results.Key(name(server), m.point().name(), metric),
                                    0,
                                    value));
        }
        bench.console().table(bench.results(), name(server));
        costs(bench, name(server) + "-costs", "of a session", model.own());
        costs(bench, name(server) + "-costs", "shared", model.shared());
        bench.console().table(bench.results(), name(server) + "-costs");
    }

    private static void costs(Bench bench, String name, String whose, CapacityModel.Costs costs) {
        bench.results().add(new Results.Key(name, whose, Metric.MESSAGE_COST), 0, costs.message());
        bench.results().add(new Results.Key(name, whose, Metric.REQUEST_COST), 0, costs.request());
        bench.results().add(new Results.Key(name, whose, Metric.EVENT_COST), 0, costs.event());
    }
}
