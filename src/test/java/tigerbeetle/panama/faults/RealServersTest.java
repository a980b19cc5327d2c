package tigerbeetle.panama.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Skip;

/**
 * Real replicas that are killed, started again, stopped and continued while clients are at work:
 * every acknowledged transfer is there exactly once, and as long as a majority is up, work goes on.
 * Only where {@code TIGERBEETLE_BIN} names the binary.
 */
@Timeout(900)
class RealServersTest {

    private static final int REPLICAS = 3;
    private static final int CLIENTS = 4;
    private static final Duration PAUSE_MAX = Duration.ofMillis(20);
    private static final Duration END = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    /** So many answers after something has happened say that work goes on. */
    private static final int ANSWERS = 1_000;

    private final Tally tally = new Tally();

    /** What is done to a cluster under load. */
    @FunctionalInterface
    private interface Play {
        void on(RealCluster cluster, Load load) throws Exception;
    }

    @BeforeAll
    static void requireServer() {
        Skip.unless(RealCluster.isAvailable(), "RealServersTest: " + RealCluster.HOW);
    }

    @Test
    void aSingleReplicaIsKilledAndStopped() throws Exception {
        play(
                1,
                (cluster, load) -> {
                    for (int i = 0; i < 2; i++) {
                        cluster.kill(0);
                        cluster.restart(0);
                        awaitAnswers(load);
                        cluster.suspend(0);
                        await(load, tally.unanswered, 1);
                        cluster.resume(0);
                        awaitAnswers(load);
                    }
                });
    }

    @Test
    void replicasAreKilledOneAfterTheOther() throws Exception {
        play(
                REPLICAS,
                (cluster, load) -> {
                    for (int replica = 0; replica < REPLICAS; replica++) {
                        cluster.kill(replica);
                        awaitAnswers(load);
                        cluster.restart(replica);
                        awaitAnswers(load);
                    }
                });
    }

    /** One of them is the primary, when its turn comes. */
    @Test
    void thePrimaryIsStoppedAndContinued() throws Exception {
        play(
                REPLICAS,
                (cluster, load) -> {
                    for (int replica = 0; replica < REPLICAS; replica++) {
                        cluster.suspend(replica);
                        awaitAnswers(load);
                        cluster.resume(replica);
                        awaitAnswers(load);
                    }
                });
    }

    private void play(int replicas, Play play) throws Exception {
        try (RealCluster cluster = RealCluster.start(replicas);
                Load load = new Load(cluster.addresses(), PAUSE_MAX, tally)) {
            SplittableRandom seeds = new SplittableRandom(SEED);
            List<Client> clients = new ArrayList<>();
            IntStream.range(0, CLIENTS).forEach(i -> clients.add(Client.open(cluster.addresses())));
            clients.forEach(client -> load.call(() -> client, seeds.split()));
            try {
                awaitAnswers(load);
                play.on(cluster, load);
                load.finish();
            } catch (AssertionError e) {
                String message = "-Dfaults.seed=" + SEED + ": " + e.getMessage();
                throw new AssertionError(message + "\n" + cluster.logs(), e);
            } finally {
                clients.forEach(Client::close);
            }
        }
        System.out.println(replicas + " real replicas, seed " + SEED + ": " + tally);
    }

    private void awaitAnswers(Load load) {
        await(load, tally.answers, ANSWERS);
    }

    private static void await(Load load, LongAdder counter, long more) {
        long wanted = counter.sum() + more;
        long startNs = System.nanoTime();
        while (counter.sum() < wanted) {
            load.throwFailure();
            if (System.nanoTime() - startNs > END.toNanos()) {
                throw new InvariantBroken("not " + more + " in " + END);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
