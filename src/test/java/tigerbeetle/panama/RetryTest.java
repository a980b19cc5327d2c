package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** Requests that are sent again; time passes only in pauses, and only as far as they go. */
@Timeout(60)
class RetryTest {

    private static final RetryPolicy POLICY =
            new RetryPolicy(
                    4, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private static EmbeddedServer server;
    private static Client client;

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 3); // it may wrap around
    private final Waits waits = new Waits(nowNs::get, this::sleep, () -> 0);
    private FlakyClient flaky;
    private Client retrying;

    /** The two ways to call. */
    enum Form {
        BLOCKING,
        ASYNC;

        CreateResults<CreateTransferResult> create(Client client, Transfer... transfers) {
            if (this == BLOCKING) {
                return client.createTransfers(List.of(transfers));
            }
            try {
                return client.createTransfersAsync(List.of(transfers)).join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }

    @BeforeAll
    static void open() {
        server = EmbeddedServer.start();
        client = Client.open(server.address());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @BeforeEach
    void reset() {
        flaky = new FlakyClient(client);
        retrying = new RetryingClient(flaky, POLICY, ForkJoinPool.commonPool(), waits);
        server.reset();
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
    }

    private void sleep(long ns) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(Duration.ofNanos(ns));
        nowNs.addAndGet(ns);
    }

    private static Transfer transfer(long id) {
        return Transfer.of(id, 1, 2, 5, 1, 1);
    }

    private static UInt128 moved() {
        return client.lookupAccount(1).orElseThrow().debitsPosted();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasExecutedExistsForTheNextAttempt(Form form) {
        flaky.loseReply(false).loseReply(true).fail(new NotSentException("full"));
        var results = form.create(retrying, transfer(1), transfer(2));
        assertThat(results)
                .extracting(CreateTransferResult::status)
                .containsOnly(CreateTransferStatus.EXISTS)
                .allMatch(CreateStatus::isDone);
        assertThat(moved()).isEqualTo(UInt128.of(10));
        assertThat(flaky.requestCount()).isEqualTo(4);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource
    void aReplyIsFinal(Form form) {
        Transfer unknownAccount = Transfer.of(3, 1, 99, 5, 1, 1);
        assertThat(form.create(retrying, unknownAccount).getFirst().status())
                .isEqualTo(CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND);
        assertThat(flaky.requestCount()).isEqualTo(1);
        flaky.loseReply(true);
        assertThat(form.create(retrying, unknownAccount, transfer(4)))
                .extracting(CreateTransferResult::status)
                .containsExactly(
                        CreateTransferStatus.ID_ALREADY_FAILED, CreateTransferStatus.EXISTS);
    }

    @ParameterizedTest
    @EnumSource
    void aChainThatHadBeenExecutedIsDone(Form form) {
        Transfer linked = transfer(1).toBuilder().flags(TransferFlags.LINKED).build();
        flaky.loseReply(true);
        var results = form.create(retrying, linked, transfer(2));
        assertThat(results)
                .extracting(CreateTransferResult::status)
                .containsExactly(
                        CreateTransferStatus.EXISTS, CreateTransferStatus.LINKED_EVENT_FAILED);
        assertThat(Triage.ofTransfers(List.of(linked, transfer(2)), results).allDone()).isTrue();
        assertThat(moved()).isEqualTo(UInt128.of(10));
    }

    @ParameterizedTest
    @EnumSource
    void givesUpAfterSoManyAttempts(Form form) {
        for (int i = 0; i < 9; i++) {
            flaky.fail(new OutcomeUnknownException("no reply " + i, null));
        }
        assertThatThrownBy(() -> form.create(retrying, transfer(1)))
                .isInstanceOfSatisfying(
                        OutcomeUnknownException.class,
                        e ->
                                assertThat(e.getSuppressed())
                                        .extracting(Throwable::getMessage)
                                        .containsExactly("no reply 0", "no reply 1", "no reply 2"))
                .hasMessage("no reply 3");
        assertThat(flaky.requestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void beginsNoAttemptWhenTheTimeIsUp(Form form) {
        Client hasty = retrying.withRetry(POLICY.withMaxTime(Duration.ofSeconds(3)));
        for (int i = 0; i < 9; i++) {
            flaky.loseReply(false);
        }
        assertThatThrownBy(() -> form.create(hasty, transfer(1)))
                .isInstanceOf(OutcomeUnknownException.class);
        // After the second attempt a pause of two seconds would end when the time does.
        assertThat(flaky.requestCount()).isEqualTo(2);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    /** What no further attempt could change. */
    @ParameterizedTest
    @EnumSource
    void finalFailuresAreFinal(Form form) {
        List<RuntimeException> failures =
                List.of(
                        new ClientClosedException("closed", true),
                        new ClientEvictedException("evicted", true),
                        new ClientReleaseException("release"),
                        new InitializationException("init", null),
                        new NotReadyException("not ready"),
                        new NotSupportedException("not supported"),
                        new PartlyExecutedException(
                                "transfers",
                                new CreateResults<>(List.of()),
                                1,
                                new NotSentException("full")),
                        new TooMuchDataException("too much"),
                        new IllegalArgumentException("wrong"),
                        new IllegalStateException("a mistake"));
        for (RuntimeException failure : failures) {
            int before = flaky.requestCount();
            flaky.fail(failure);
            assertThatThrownBy(() -> form.create(retrying, transfer(1))).isSameAs(failure);
            assertThat(flaky.requestCount()).isEqualTo(before + 1);
        }
        assertThat(pauses).isEmpty();
    }

    /**
     * A failure of the last attempt must not say that nothing was executed if an earlier one was.
     */
    @ParameterizedTest
    @EnumSource
    void theLastFailureSpeaksForAllAttempts(Form form) {
        flaky.loseReply(true).fail(new ClientClosedException("closed", false));
        assertThatThrownBy(() -> form.create(retrying, transfer(1)))
                .isInstanceOf(ClientClosedException.class)
                .matches(e -> ((TigerBeetleException) e).mayHaveExecuted())
                .hasMessage("An earlier attempt may have been executed; the last one: closed")
                .hasCauseInstanceOf(ClientClosedException.class);

        flaky.loseReply(true).fail(new ClientEvictedException("evicted", false));
        assertThatThrownBy(() -> form.create(retrying, transfer(2)))
                .isInstanceOf(ClientEvictedException.class)
                .matches(e -> ((TigerBeetleException) e).mayHaveExecuted());

        flaky.loseReply(true).fail(new ClientReleaseException("release"));
        assertThatThrownBy(() -> form.create(retrying, transfer(3)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(ClientReleaseException.class);

        flaky.loseReply(true);
        for (int i = 0; i < 3; i++) {
            flaky.fail(new NotSentException("full"));
        }
        assertThatThrownBy(() -> form.create(retrying, transfer(4)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(NotSentException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));

        // What is too much now was too much the first time.
        flaky.loseReply(false).fail(new TooMuchDataException("too much"));
        assertThatThrownBy(() -> form.create(retrying, transfer(5)))
                .isInstanceOf(TooMuchDataException.class);

        for (int i = 0; i < 4; i++) {
            flaky.fail(new NotSentException("full"));
        }
        assertThatThrownBy(() -> form.create(retrying, transfer(6)))
                .isInstanceOf(NotSentException.class)
                .matches(e -> !((TigerBeetleException) e).mayHaveExecuted());
    }

    @Test
    void anErrorTakesTheEarlierFailuresAlong() {
        flaky.loseReply(true).fail(new IllegalStateException("a mistake"));
        assertThatThrownBy(() -> retrying.createTransfer(transfer(1)))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    /** By itself, an error means that nothing was sent. */
    @Test
    void wantOfMemoryDoesNotHideAnEarlierAttempt() {
        StackOverflowError overflow = new StackOverflowError("of the test's own");
        flaky.loseReply(true).fail(overflow);
        assertThatThrownBy(() -> retrying.createTransfer(transfer(1)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCause(overflow);
        flaky.fail(overflow);
        assertThatThrownBy(() -> retrying.createTransfer(transfer(1))).isSameAs(overflow);
    }

    @Test
    void theSameFailureAgainAndAgain() {
        OutcomeUnknownException same = new OutcomeUnknownException("lost", null);
        flaky.fail(same).fail(same).fail(same).fail(same);
        assertThatThrownBy(() -> retrying.createTransfer(transfer(1)))
                .isSameAs(same)
                .hasNoSuppressedExceptions();
    }

    @Test
    void anInterruptEndsItAtOnce() {
        flaky.fail(
                new OutcomeUnknownException("interrupted", null),
                false,
                Thread.currentThread()::interrupt);
        assertThatThrownBy(() -> retrying.createTransfer(transfer(1)))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(Thread.interrupted()).isTrue();

        flaky.fail(new NotSentException("no place"), false, Thread.currentThread()::interrupt);
        assertThat(retrying.createTransfersAsync(List.of(transfer(2)))).isCompletedExceptionally();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(flaky.requestCount()).isEqualTo(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void anInterruptEndsAPause() {
        Waits interrupting =
                new Waits(
                        nowNs::get,
                        ns -> {
                            throw new InterruptedException();
                        },
                        () -> 0);
        Client interrupted = new RetryingClient(flaky, POLICY, Runnable::run, interrupting);
        flaky.loseReply(true);
        assertThatThrownBy(() -> interrupted.createTransfer(transfer(1)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessage("lost");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(flaky.requestCount()).isEqualTo(1);
    }

    /** The list belongs to the caller, who may go on with it. */
    @Test
    void whatIsSentAgainIsWhatWasGiven() {
        List<Transfer> transfers = new ArrayList<>(List.of(transfer(1)));
        flaky.fail(
                new OutcomeUnknownException("lost", null),
                false,
                () -> transfers.set(0, transfer(2)));
        retrying.createTransfers(transfers);
        flaky.fail(
                new OutcomeUnknownException("lost", null),
                false,
                () -> transfers.set(0, transfer(3)));
        retrying.createTransfersAsync(transfers).join();
        assertThat(server.transfers())
                .extracting(Transfer::id)
                .containsExactly(UInt128.of(1), UInt128.of(2));
    }

    @Test
    void everyKindOfRequestIsSentAgain() {
        client.createTransfers(List.of(transfer(1)));
        AccountFilter ofOne = AccountFilter.of(1);
        List<UInt128> one = List.of(UInt128.ONE);
        List<Function<Client, List<?>>> requests =
                List.of(
                        c -> c.createAccounts(List.of(Account.of(1, 1, 1))),
                        c -> c.lookupAccounts(one),
                        c -> c.lookupTransfers(one),
                        c -> c.getAccountTransfers(ofOne),
                        c -> c.getAccountBalances(ofOne),
                        c -> c.queryAccounts(QueryFilter.all()),
                        c -> c.queryTransfers(QueryFilter.all()),
                        c -> c.createAccountsAsync(List.of(Account.of(1, 1, 1))).join(),
                        c -> c.lookupAccountsAsync(one).join(),
                        c -> c.lookupTransfersAsync(one).join(),
                        c -> c.getAccountTransfersAsync(ofOne).join(),
                        c -> c.getAccountBalancesAsync(ofOne).join(),
                        c -> c.queryAccountsAsync(QueryFilter.all()).join(),
                        c -> c.queryTransfersAsync(QueryFilter.all()).join());
        for (Function<Client, List<?>> request : requests) {
            int before = flaky.requestCount();
            flaky.loseReply(false);
            assertThat(request.apply(retrying)).isEqualTo(request.apply(client));
            assertThat(flaky.requestCount()).isEqualTo(before + 2);
        }
    }

    @Test
    void aFutureIsCompletedOnTheExecutor() throws Exception {
        for (int failures : List.of(1, 4)) { // until it has a reply, or gives up
            for (int i = 0; i < failures; i++) {
                flaky.loseReply(false);
            }
            try (var executor =
                    Executors.newSingleThreadExecutor(task -> new Thread(task, "users' own"))) {
                CountDownLatch dependent = new CountDownLatch(1);
                var _ =
                        executor.submit(() -> {
                            dependent.await();
                            return null;
                        });
                var completer =
                        new RetryingClient(flaky, POLICY, executor, waits)
                                .createTransfersAsync(List.of(transfer(1)))
                                .handle((result, failure) -> Thread.currentThread().getName());
                dependent.countDown();
                assertThat(completer.join()).isEqualTo("users' own");
            }
        }
    }

    @Test
    void aFutureThatWasCancelledEndsItsAttempts() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Waits endless =
                new Waits(
                        nowNs::get,
                        ns -> {
                            pausing.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.countDown();
                            }
                        },
                        () -> 0);
        Client pausingClient = new RetryingClient(flaky, POLICY, Runnable::run, endless);
        flaky.loseReply(false);
        var future = pausingClient.createTransfersAsync(List.of(transfer(1)));
        pausing.await();
        future.cancel(true);
        interrupted.await();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(flaky.requestCount()).isEqualTo(1);
        assertThat(moved()).isEqualTo(UInt128.ZERO);
    }

    /** The whole way, with a real deadline: the first attempt is still under way then. */
    @ParameterizedTest
    @EnumSource
    void aServerThatComesBack(Form form) {
        server.faults().pause();
        Waits resuming = new Waits(System::nanoTime, ns -> server.faults().resume(), () -> 0);
        Client patient =
                new RetryingClient(
                        client.withTimeout(Duration.ofMillis(50)),
                        POLICY.withMaxAttempts(100),
                        ForkJoinPool.commonPool(),
                        resuming);
        assertThat(form.create(patient, transfer(1)).getFirst().status())
                .isEqualTo(CreateTransferStatus.EXISTS);
        assertThat(moved()).isEqualTo(UInt128.of(5));
    }

    @Test
    void theViewsOfAViewKeepItsPolicy() {
        assertThat(client.withRetry(POLICY)).hasToString(client + ", " + POLICY);
        assertThat(client.withRetry(POLICY).withTimeout(Duration.ofSeconds(1)))
                .hasToString(client + ", " + POLICY);
        assertThat(client.withRetry(RetryPolicy.standard()).withRetry(POLICY))
                .hasToString(client + ", " + POLICY);
        assertThat(client.chunked().withRetry(POLICY))
                .hasToString(client + ", " + POLICY + ", chunked");
        assertThat(client.withRetry(POLICY).chunked().chunked())
                .hasToString(client + ", " + POLICY + ", chunked");
    }
}
