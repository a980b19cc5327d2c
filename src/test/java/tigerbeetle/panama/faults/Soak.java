package tigerbeetle.panama.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import tigerbeetle.panama.Figures;

/** A load with faults for some time: a line an interval, and everything is checked. */
final class Soak {

    /** Clients that are closed and opened again, one in so many faults. */
    private static final int REOPEN_SHARE = 10;

    /** Between two faults of a client there is time to work as well as it can. */
    private static final Duration CALM_MAX = Duration.ofSeconds(2);

    /** Some thousand transfers a second, and some million in half an hour. */
    private static final Duration PAUSE_MAX = Duration.ofMillis(60);

    private static final Duration INTERVAL_MAX = Duration.ofMinutes(1);
    private static final int INTERVALS_MIN = 12;
    private static final int SAMPLE_MS = 500;

    private final String server;
    private final long seed;
    private final Duration time;
    private final int clients;
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final Growth growth;

    Soak(String server, long seed, Duration time, int clients, PrintStream out) {
        this.server = server;
        this.seed = seed;
        this.time = time;
        this.clients = clients;
        this.out = out;
        this.growth = new Growth(clients);
    }

    /** Runs all of it, and says what was done; an {@link AssertionError} says what is wrong. */
    Tally run() throws Exception {
        long startNs = System.nanoTime();
        long endNs = startNs + time.toNanos();
        out.println(
                "   time  operations  transfers  faults  RSS MB  heap MB  descriptors  threads"
                        + "    p50 ms    p99 ms  p99.9 ms    max ms");
        try (Workload workload = Workload.start(server, seed, clients, PAUSE_MAX, tally);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> faults =
                    executor.submit(() -> {
                        workload.strike(
                                () -> System.nanoTime() - endNs < 0, REOPEN_SHARE, CALM_MAX);
                        return null;
                    });
            Duration share = time.dividedBy(INTERVALS_MIN);
            long intervalNs = (share.compareTo(INTERVAL_MAX) < 0 ? share : INTERVAL_MAX).toNanos();
            for (long at = intervalNs; at <= time.toNanos(); at += intervalNs) {
                interval(faults, startNs + at, startNs);
                workload.throwFailure();
            }
            faults.get();
            workload.finish();
        }
        List<String> problems = growth.problems();
        if (!problems.isEmpty()) {
            throw new InvariantBroken("something grows: " + String.join("; ", problems));
        }
        return tally;
    }

    private void interval(Future<?> faults, long endNs, long startNs)
            throws IOException, InterruptedException, ExecutionException {
        long answers = tally.answers.sum();
        Figures least = Figures.now();
        while (System.nanoTime() - endNs < 0) {
            try {
                faults.get(SAMPLE_MS, TimeUnit.MILLISECONDS);
                break; // the end, or something is wrong
            } catch (TimeoutException e) {
                least = least.min(Figures.now());
            }
        }
        least = least.min(Figures.afterCollection());
        growth.add(least);
        if (tally.answers.sum() == answers) {
            throw new InvariantBroken("not a single answer for an interval");
        }
        print(Duration.ofNanos(System.nanoTime() - startNs), least, tally.latenciesNs());
    }

    private void print(Duration at, Figures figures, Histogram latenciesNs) {
        out.printf(
                "%4d:%02d  %,10d %,10d %,7d %7d %8d %12d %8d %9.1f %9.1f %9.1f %9.1f%n",
                at.toMinutes(),
                at.toSecondsPart(),
                tally.answers.sum(),
                tally.transfers.sum(),
                tally.faults(),
                figures.rssMb(),
                figures.heapMb(),
                figures.fds(),
                figures.threads(),
                latenciesNs.getValueAtPercentile(50) / 1e6,
                latenciesNs.getValueAtPercentile(99) / 1e6,
                latenciesNs.getValueAtPercentile(99.9) / 1e6,
                latenciesNs.getMaxValue() / 1e6);
    }
}
