package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tigerbeetle.panama.junit.real.RealServer;

/** The comparison with C and the official clients; {@code scripts/bench --help} says how. */
@CommandLine.Command(name = "bench", mixinStandardHelpOptions = false)
public final class BenchMain implements Callable<Integer> {

    @Option(names = "--quick")
    private boolean quick;

    @Option(names = "--address")
    private @Nullable String address;

    @Option(names = "--peers", split = ",")
    private Set<String> peers = new LinkedHashSet<>();

    @Option(names = "--scenarios", split = ",")
    private Set<String> scenarios = new LinkedHashSet<>();

    @Option(names = "--rounds")
    private @Nullable Integer rounds;

    @Option(names = "--output")
    private Path output = Path.of("target", "bench");

    @Option(names = "--jmh", arity = "0..1", fallbackValue = Micro.DEFAULT)
    private @Nullable String jmh;

    private BenchMain() {}

    /** Runs the comparison. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        if (jmh != null) {
            Micro.run(jmh, output);
            return 0;
        }
        check("--peers", peers, Peers.names());
        check("--scenarios", scenarios, Scenarios.ids());
        Plan plan = quick ? Plan.quick() : Plan.full();
        plan = rounds == null ? plan : plan.withRounds(rounds);
        Files.createDirectories(output);
        Console console = new Console(System.out);
        Results results = new Results();
        Machine machine = Machine.current();
        machine.lines().forEach(console::println);
        console.println("peers:");
        List<Peer> ready = new Peers(output).ready(peers, console);
        List<BenchServer> servers = servers();
        // Whoever presses Ctrl-C shall not be left with a real server's file of a gigabyte.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(servers)));
        try {
            AtomicLong high = new AtomicLong(RandomGenerator.getDefault().nextLong(1L << 40));
            run(new Bench(plan, results, console, ready, servers, output, high));
        } finally {
            end(servers);
        }
        write(results, caption(machine, ready, servers.getFirst()), console);
        console.failures().forEach(failure -> console.println("not measured: " + failure));
        return console.failures().isEmpty() ? 0 : 1;
    }

    private static void end(List<BenchServer> servers) {
        for (BenchServer server : servers) {
            try {
                server.end();
            } catch (IOException | InterruptedException e) {
                System.err.println(server.name() + " server: " + e);
            }
        }
    }

    private void write(Results results, List<String> caption, Console console) throws IOException {
        JsonReport.write(results, output.resolve("bench.json"));
        SvgReport.write(results, caption, output.resolve("bench.svg"));
        console.println("");
        for (String file : List.of("bench.json", "bench.svg")) {
            console.println("written: " + output.resolve(file));
        }
    }

    /** What the figures were measured on and with: without it they say nothing. */
    private static List<String> caption(Machine machine, List<Peer> peers, BenchServer server) {
        List<String> caption = new ArrayList<>(machine.lines());
        caption.add(
                "%s server, on the same machine; %s"
                        .formatted(server.name(), LocalDate.now(ZoneOffset.UTC)));
        peers.stream().map(peer -> peer.name() + ": " + peer.title()).forEach(caption::add);
        return caption;
    }

    private static void check(String option, Set<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        option + " " + name + ": not one of " + String.join(", ", known));
            }
        }
    }

    private List<BenchServer> servers() throws IOException {
        List<BenchServer> servers = new ArrayList<>();
        if (address != null) {
            servers.add(new BenchServers.Remote(address));
        } else if (RealServer.isConfigured()) {
            servers.add(new BenchServers.Real());
        }
        servers.add(new BenchServers.Embedded(output.resolve("embedded.log")));
        return servers;
    }

    private void run(Bench bench) throws IOException, InterruptedException {
        List<Scenario> chosen =
                Scenarios.all().stream()
                        .filter(s -> scenarios.isEmpty() || scenarios.contains(s.id()))
                        .toList();
        int partsLeft = Scenarios.all().stream().mapToInt(Scenario::parts).sum();
        Duration left = bench.plan().budget();
        for (Scenario scenario : chosen) {
            long startNs = System.nanoTime();
            // What one scenario leaves of its time is for those after it.
            scenario.run(bench, left.multipliedBy(scenario.parts()).dividedBy(partsLeft));
            left = left.minusNanos(System.nanoTime() - startNs);
            partsLeft -= scenario.parts();
            bench.console().note("%.0f s".formatted((System.nanoTime() - startNs) / 1e9));
        }
    }
}
