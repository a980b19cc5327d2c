package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * Thousands of deadlines at about the time of the reply, in all forms of calls: whoever gets a
 * reply gets the one to his request, and no place in flight is lost.
 */
@Timeout(120)
class LateRepliesTest {

    private static final int CALLERS = 8;
    private static final int ROUNDS = 600;
    private static final int SLOTS = 64;
    private static final int ACCOUNTS = 2_000;
    private static final int IDS_MAX = 300;

    private static final Duration REPLY = Duration.ofMillis(1);

    @Test
    void everyReplyIsThatOfItsRequest() throws Exception {
        List<Account> accounts =
                IntStream.rangeClosed(1, ACCOUNTS).mapToObj(i -> Account.of(i, 1, 1)).toList();
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client =
                        Client.builder().addresses(server.address()).maxInFlight(SLOTS).open();
                ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            assertThat(client.createAccounts(accounts).allCreated()).isTrue();
            server.faults().delayReplies(REPLY);
            List<Future<RacingDeadlines>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int seed = i;
                callers.add(threads.submit(() -> call(client, seed)));
            }
            for (Future<RacingDeadlines> caller : callers) {
                RacingDeadlines deadlines = caller.get();
                assertThat(deadlines.onTime()).isGreaterThan(ROUNDS / 10);
                assertThat(deadlines.late()).isGreaterThan(ROUNDS / 10);
            }
            server.faults().clear();
            assertThat(client.lookupAccount(1)).isPresent(); // behind all that was given up
            assertThat(client.state().requestsInFlight()).isZero();
        }
    }

    private static RacingDeadlines call(Client client, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RacingDeadlines deadlines = new RacingDeadlines(random, 2 * REPLY.toNanos());
        for (int round = 0; round < ROUNDS; round++) {
            Client hasty = client.withTimeout(Duration.ofNanos(deadlines.nextNs()));
            List<UInt128> ids =
                    random.ints(random.nextInt(1, IDS_MAX), 1, ACCOUNTS + 1)
                            .mapToObj(UInt128::of)
                            .toList();
            try {
                assertThat(found(hasty, ids, round % 3)).isEqualTo(ids);
                deadlines.wasOnTime();
            } catch (OutcomeUnknownException | NotSentException e) {
                deadlines.wasLate();
            } catch (CompletionException e) {
                assertThat(e.getCause())
                        .isInstanceOfAny(OutcomeUnknownException.class, NotSentException.class);
                deadlines.wasLate();
            }
        }
        return deadlines;
    }

    private static List<UInt128> found(Client client, List<UInt128> ids, int form) {
        if (form == 0) {
            return client.lookupAccounts(ids).stream().map(Account::id).toList();
        }
        if (form == 1) {
            return client.lookupAccountsAsync(ids).join().stream().map(Account::id).toList();
        }
        IdBatch asked = IdBatch.allocate(ids.size());
        ids.forEach(asked::add);
        AccountBatch found = AccountBatch.allocate(ids.size());
        client.batches().lookupAccounts(asked, found);
        return found.toList().stream().map(Account::id).toList();
    }
}
