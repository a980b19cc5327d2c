package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.RacingDeadlines;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * A reply that comes when its caller has gone lands in memory that is nobody's, and a request that
 * was given up keeps its own until then. Through the real library: in echo mode a reply is made of
 * the request's memory, as it is at that moment.
 */
@Timeout(120)
class LateReplyTest {

    private static final int SLOTS = 256;
    private static final int CALLERS = 32;
    private static final int ROUNDS = 200;
    private static final int EVENT_SIZE = 128;

    /** Up to the third of the pool's sizes, so that callers share blocks with others. */
    private static final int EVENTS_MAX = 200;

    /** The library echoes what has gathered at each of its ticks, every ten milliseconds. */
    private static final long DEADLINE_NS = 20_000_000;

    @Test
    void noReplyIsMixedUpWithALateOne() throws Exception {
        try (NativeClient client = NativeClient.openEcho(SLOTS);
                ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<RacingDeadlines>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int seed = i;
                callers.add(threads.submit(() -> call(client, new SplittableRandom(seed))));
            }
            for (Future<RacingDeadlines> caller : callers) {
                RacingDeadlines deadlines = caller.get();
                assertThat(deadlines.onTime()).isGreaterThan(ROUNDS / 10);
                assertThat(deadlines.late()).isGreaterThan(ROUNDS / 10);
            }
            for (int i = 0; i < SLOTS; i++) { // every one comes back
                client.acquire();
            }
            assertThat(client.acquire(0)).isNull();
        }
    }

    private static RacingDeadlines call(NativeClient client, SplittableRandom random)
            throws InterruptedException {
        RacingDeadlines deadlines = new RacingDeadlines(random, DEADLINE_NS);
        for (int round = 0; round < ROUNDS; round++) {
            int size = EVENT_SIZE * random.nextInt(1, EVENTS_MAX);
            long pattern = random.nextLong();
            Request request = client.acquire();
            fill(request.body(size), size, pattern);
            request.submit(Operation.CREATE_TRANSFERS, size, size, null);
            Waited waited = request.await(deadlines.nextNs(), 0);
            if (waited == Waited.EXPIRED) {
                deadlines.wasLate();
                continue;
            }
            assertThat(request.status()).isEqualTo(PacketStatus.OK);
            assertThat(request.replySize()).isEqualTo(size);
            for (int look = 0; look < 3; look++) { // time for a late one to come to a wrong place
                assertThat(firstOther(request.reply(), size, pattern)).isEqualTo(size);
            }
            request.release();
            deadlines.wasOnTime();
        }
        return deadlines;
    }

    private static void fill(ByteBuffer buffer, int size, long pattern) {
        for (int at = 0; at < size; at += Long.BYTES) {
            buffer.putLong(at, pattern + at);
        }
    }

    /** Where something else than the pattern begins; the size if nowhere. */
    private static int firstOther(ByteBuffer buffer, int size, long pattern) {
        int at = 0;
        while (at < size && buffer.getLong(at) == pattern + at) {
            at += Long.BYTES;
        }
        return at;
    }

    /** Not as a race: the server holds the reply back for as long as the test wants. */
    @Test
    void whatWasGivenUpIsTakenUntilItsReplyIsThere() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start();
                NativeClient client = NativeClient.open(0, 0, server.address(), 1)) {
            assertThat(client.awaitRegistered(30_000_000_000L)).isTrue();
            server.faults().pause();
            Request request = client.acquire();
            request.body(16).putLong(0, 1).putLong(8, 0);
            request.submit(Operation.LOOKUP_ACCOUNTS, 16, EVENT_SIZE, null);
            assertThat(request.await(1, 0)).isEqualTo(Waited.EXPIRED);
            assertThat(client.acquire(1_000_000)).isNull();
            assertThat(client.health().inFlight()).isEqualTo(1);

            server.faults().resume();
            Request next = requireNonNull(client.acquire(30_000_000_000L));
            assertThat(next).isSameAs(request);
            next.release();
            assertThat(client.health().inFlight()).isZero();
        }
    }
}
