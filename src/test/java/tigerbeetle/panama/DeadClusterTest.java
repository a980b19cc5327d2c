package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where nobody ever answers, every call ends all the same: by a close, an interrupt or a deadline.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(DeadEnd.Kind.class)
@Timeout(120)
class DeadClusterTest {

    private static final int TASKS = 256;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<UInt128> IDS = List.of(UInt128.ONE);

    private final DeadEnd.Kind kind;
    private DeadEnd deadEnd;
    private Client client;

    DeadClusterTest(DeadEnd.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        deadEnd = new DeadEnd(kind);
        client = Client.open(deadEnd.address());
    }

    @AfterEach
    void close() {
        client.close();
        deadEnd.close();
    }

    private static void assertClosed(Throwable failure, boolean mayHaveExecuted) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ClientClosedException.class,
                        e -> assertThat(e.mayHaveExecuted()).isEqualTo(mayHaveExecuted));
    }

    /** Threads that block in the call, and what each of them ends with. */
    private static List<Thread> callers(
            Thread.Builder builder, int count, Runnable call, ConcurrentLinkedQueue<Throwable> ends)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(
                    builder.start(() -> {
                        try {
                            call.run();
                        } catch (RuntimeException e) {
                            ends.add(e);
                        }
                    }));
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            assertThat(thread.join(LONG)).as("it has ended").isTrue();
        }
    }

    @Test
    void closingEndsAllThatIsInFlight() {
        List<CompletableFuture<List<Account>>> futures =
                IntStream.range(0, TASKS).mapToObj(i -> client.lookupAccountsAsync(IDS)).toList();
        client.close();
        client.close();
        for (CompletableFuture<List<Account>> future : futures) {
            assertThat(future)
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .havingCause()
                    .satisfies(e -> assertClosed(e, true));
        }
        assertThatThrownBy(() -> client.lookupAccount(1)).satisfies(e -> assertClosed(e, false));
    }

    @Test
    void interruptsEndTheWaitsOfManyThreadsAndTheClientCloses() throws InterruptedException {
        for (Thread.Builder builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            var ends = new ConcurrentLinkedQueue<Throwable>();
            List<Thread> threads =
                    callers(
                            builder,
                            TASKS,
                            () -> {
                                try {
                                    client.lookupAccounts(IDS);
                                } finally {
                                    assertThat(Thread.interrupted()).isTrue();
                                }
                            },
                            ends);
            threads.forEach(Thread::interrupt);
            join(threads);
            assertThat(ends)
                    .hasSize(TASKS)
                    .allSatisfy(e ->
                            assertThat(e)
                                    .isInstanceOf(OutcomeUnknownException.class)
                                    .hasMessageContaining("interrupted"));
        }
        assertThat(client.state().requestsInFlight()).isEqualTo(2 * TASKS);
        client.close();
        assertThat(client.state().requestsInFlight()).isZero();
    }

    @Test
    void closingEndsTheWaitsForAPlaceInFlight() throws InterruptedException {
        for (Thread.Builder builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            Client full = Client.builder().addresses(deadEnd.address()).maxInFlight(2).open();
            List<CompletableFuture<List<Account>>> inFlight =
                    List.of(full.lookupAccountsAsync(IDS), full.lookupAccountsAsync(IDS));
            var ends = new ConcurrentLinkedQueue<Throwable>();
            List<Thread> threads = new ArrayList<>();
            threads.addAll(callers(builder, 20, () -> full.lookupAccount(1), ends));
            threads.addAll(
                    callers(
                            builder,
                            20,
                            () -> {
                                CompletableFuture<?> future = full.lookupAccountsAsync(IDS);
                                ends.add(future.exceptionNow());
                            },
                            ends));
            full.close();
            join(threads);
            assertThat(ends).hasSize(40).allSatisfy(e -> assertClosed(e, false));
            for (CompletableFuture<List<Account>> future : inFlight) {
                assertThat(future).failsWithin(LONG);
            }
        }
    }

    @Test
    void deadlinesEndCallsAndFutures() {
        Client hasty = client.withTimeout(Duration.ofMillis(20));
        assertThatThrownBy(() -> hasty.lookupAccount(1))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(hasty.lookupAccountsAsync(IDS))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(OutcomeUnknownException.class);
        assertThatThrownBy(() -> client.awaitReady(Duration.ofMillis(20)))
                .isInstanceOf(NotReadyException.class)
                .hasMessageContaining(deadEnd.address());
    }

    /** While requests of all kinds are waited for. */
    @Test
    void anyNumberOfThreadsOfAnyKindMayClose() throws Exception {
        var ends = new ConcurrentLinkedQueue<Throwable>();
        List<Thread> waiting = callers(Thread.ofPlatform(), 8, () -> client.lookupAccount(1), ends);
        waiting.addAll(callers(Thread.ofVirtual(), 8, () -> client.lookupAccount(1), ends));
        List<Future<?>> closings = new ArrayList<>();
        try (var platform = Executors.newFixedThreadPool(8);
                var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                closings.add(platform.submit(client::close));
                closings.add(virtual.submit(client::close));
            }
        }
        for (Future<?> closing : closings) {
            closing.get();
        }
        join(waiting);
        assertThat(ends).hasSize(16).allSatisfy(e -> assertClosed(e, true));
    }

    /** Neither to open a client nor to close it is ended by an interrupt, or swallows it. */
    @Test
    void anInterruptedThreadOpensAndCloses() {
        Thread.currentThread().interrupt();
        Client other = Client.open(deadEnd.address());
        var future = other.withTimeout(LONG).lookupAccountsAsync(IDS);
        other.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(future)
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(TigerBeetleException.class);
        assertThat(other.state().phase()).isEqualTo(ClientState.Phase.CLOSED);
    }

    /** Nobody can call the request back; but the future is the caller's. */
    @Test
    void aFutureMayBeCancelledCompletedOrTimedOutByItsOwner() {
        List<Supplier<CompletableFuture<List<Account>>>> owners =
                List.of(
                        () -> {
                            var future = client.lookupAccountsAsync(IDS);
                            assertThat(future.cancel(true)).isTrue();
                            return future;
                        },
                        () -> {
                            var future = client.lookupAccountsAsync(IDS);
                            assertThat(future.complete(List.of())).isTrue();
                            return future;
                        },
                        () -> client.lookupAccountsAsync(IDS).orTimeout(1, TimeUnit.MILLISECONDS));
        for (Supplier<CompletableFuture<List<Account>>> owner : owners) {
            CompletableFuture<List<Account>> future = owner.get();
            assertThat(future.handle((found, failure) -> true)).succeedsWithin(LONG);
        }
        assertThat(client.state().requestsInFlight()).isEqualTo(owners.size());
        client.close();
        assertThat(client.state().requestsInFlight()).isZero();
    }
}
