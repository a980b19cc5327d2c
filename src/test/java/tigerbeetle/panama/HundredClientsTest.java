package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** More clients at once than a cluster has sessions for, of which it has 64. */
@Timeout(120)
class HundredClientsTest {

    private static final int CLIENTS = 100;
    private static final int SESSIONS = 64;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void areOpenedAndClosedAtTheSameTime() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            CyclicBarrier barrier = new CyclicBarrier(CLIENTS);
            Callable<Boolean> call =
                    () -> {
                        barrier.await();
                        try (Client client = Client.open(server.address())) {
                            return answers(client);
                        } finally {
                            barrier.await();
                        }
                    };
            List<Future<Boolean>> answered = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answered.add(threads.submit(call));
            }
            int answers = 0;
            for (Future<Boolean> each : answered) {
                answers += each.get() ? 1 : 0;
            }
            assertThat(answers).isGreaterThanOrEqualTo(SESSIONS);
            assertThat(server.sessionCount()).isEqualTo(SESSIONS);
        }
    }

    /** Whether it has an answer; if not, it has lost its session to another one, and says so. */
    private static boolean answers(Client client) {
        try {
            return client.withTimeout(LONG).lookupAccount(1).isEmpty();
        } catch (ClientEvictedException e) {
            return false;
        }
    }
}
