package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** What runs when a future is completed may do anything, and hangs neither itself nor others. */
@Timeout(120)
class CallbacksTest {

    private static final String NOBODY = "127.0.0.1:1";
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<UInt128> IDS = List.of(UInt128.ONE);

    private static EmbeddedServer server;

    /** Completes futures on the client's own thread for that. */
    private static Client direct;

    @BeforeAll
    static void open() {
        server = EmbeddedServer.start();
        direct = Client.builder().addresses(server.address()).executor(Runnable::run).open();
        direct.createAccount(Account.of(1, 1, 1));
    }

    @AfterAll
    static void close() {
        direct.close();
        server.close();
    }

    @Test
    void aThreadThatCompletesFuturesMayCallAndChain() {
        assertThat(
                        direct.lookupAccountsAsync(IDS)
                                .thenApply(found -> direct.lookupAccounts(IDS))
                                .thenCompose(found -> direct.lookupAccountsAsync(IDS))
                                .thenApply(found -> direct.lookupAccount(1)))
                .succeedsWithin(LONG)
                .satisfies(found -> assertThat(found).isPresent());
    }

    @Test
    void aThreadThatCompletesFuturesIsNotAllowedToWaitForOne() {
        server.faults().pause(); // what depends on a reply that is there already runs here
        CompletableFuture<List<Account>> waiting =
                direct.lookupAccountsAsync(IDS)
                        .thenApply(found -> direct.lookupAccountsAsync(IDS).join());
        server.faults().resume();
        assertThat(waiting)
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining(
                        "The thread that completes the client's futures cannot wait for one: use"
                                + " thenCompose instead, or give the client an executor that has"
                                + " threads of its own");
        CompletableFuture<List<Account>> done = direct.lookupAccountsAsync(IDS);
        assertThat(done).succeedsWithin(LONG);
        assertThat(direct.lookupAccountsAsync(IDS).thenApply(found -> done.join()))
                .succeedsWithin(LONG);
    }

    @Test
    void longChainsOfCallsEnd() {
        assertThat(chain(direct, 2_000)).succeedsWithin(LONG);
        try (Client client = Client.open(server.address())) {
            assertThat(chain(client, 2_000)).succeedsWithin(LONG);
        }
    }

    private static CompletableFuture<List<Account>> chain(Client client, int length) {
        CompletableFuture<List<Account>> one = client.lookupAccountsAsync(IDS);
        return length == 1 ? one : one.thenCompose(found -> chain(client, length - 1));
    }

    @Test
    void anExecutorThatTakesNothingLosesNothing() {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();
        try (Client client = Client.builder().addresses(server.address()).executor(ended).open()) {
            assertThat(client.lookupAccountsAsync(IDS).thenApply(x -> client.lookupAccount(1)))
                    .succeedsWithin(LONG)
                    .satisfies(found -> assertThat(found).isPresent());
            server.faults().pause();
            assertThat(client.withTimeout(SHORT).lookupAccountsAsync(IDS))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(OutcomeUnknownException.class);
        } finally {
            server.faults().resume();
        }
    }

    /** With an executor that runs its tasks on the calling thread, that is the alarm's. */
    @Test
    void deadlinesHoldWhileWhatDependsOnOneBlocks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Client blocking = Client.builder().addresses(NOBODY).executor(Runnable::run).open();
                Client other = Client.open(NOBODY)) {
            CompletableFuture<Void> waiting =
                    blocking.withTimeout(SHORT)
                            .lookupAccountsAsync(IDS)
                            .handle((found, failure) -> failure)
                            .thenAccept(failure -> {
                                assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
                                blocked.countDown();
                                await(end);
                            });
            blocked.await();
            assertThat(other.withTimeout(SHORT).lookupAccountsAsync(IDS))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(OutcomeUnknownException.class);
            assertThat(waiting).isNotDone();
            end.countDown();
            assertThat(waiting).succeedsWithin(LONG);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** They block threads of the very pool that completes the futures. */
    @Test
    void blockedCallersDoNotKeepTheCommonPoolFromCompletingFutures() {
        int each = ForkJoinPool.getCommonPoolParallelism() + 1;
        List<CompletableFuture<Void>> blocked = new ArrayList<>();
        try (Client live = Client.open(server.address())) {
            Client nobody = Client.open(NOBODY);
            Client full = Client.builder().addresses(NOBODY).maxInFlight(1).open();
            var _ = full.lookupAccountsAsync(IDS);
            for (Runnable call :
                    List.<Runnable>of(
                            () -> nobody.lookupAccount(1),
                            () -> nobody.awaitReady(LONG),
                            () -> full.lookupAccount(1),
                            () -> full.lookupAccountsAsync(IDS).join())) {
                for (int i = 0; i < each; i++) {
                    blocked.add(CompletableFuture.runAsync(call, ForkJoinPool.commonPool()));
                }
                assertThat(live.lookupAccountsAsync(IDS)).succeedsWithin(LONG);
                assertThat(nobody.withTimeout(SHORT).lookupAccountsAsync(IDS))
                        .failsWithin(LONG)
                        .withThrowableThat()
                        .withCauseInstanceOf(OutcomeUnknownException.class);
                assertThat(blocked).noneMatch(CompletableFuture::isDone);
            }
            nobody.close();
            full.close();
        }
        for (CompletableFuture<Void> call : blocked) {
            assertThatThrownBy(call::join).hasRootCauseInstanceOf(ClientClosedException.class);
        }
    }

    @Test
    void anErrorInWhatDependsOnAFutureIsTheFuturesOnly() {
        assertThat(
                        direct.lookupAccountsAsync(IDS)
                                .thenApply(found -> {
                                    throw new OutOfMemoryError("of the test's own");
                                }))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(OutOfMemoryError.class);
        assertThat(direct.lookupAccountsAsync(IDS)).succeedsWithin(LONG);
    }
}
