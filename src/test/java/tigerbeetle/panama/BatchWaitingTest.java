package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** Batches whose reply is late, or never comes: whose they are, and who may wait for them. */
@Timeout(60)
class BatchWaitingTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static EmbeddedServer server;
    private static Client client;

    private final TransferBatch transfers = TransferBatch.allocate(4);
    private final CreateTransferResultBatch results = CreateTransferResultBatch.allocate(4);

    @BeforeAll
    static void open() {
        server = EmbeddedServer.start();
        client = Client.open(server.address());
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    @BeforeEach
    void fill() {
        transfers.add(Transfer.of(Id.next(), 1, 2, 5, 1, 1));
    }

    @AfterEach
    void resume() {
        server.faults().clear();
    }

    private void start() {
        client.batches().start(BatchOperation.CREATE_TRANSFERS, transfers, results);
    }

    @Test
    void aBatchInFlightRefusesEverything() {
        server.faults().pause();
        start();
        assertThat(transfers.isInFlight()).isTrue();
        assertThat(results.isInFlight()).isTrue();
        assertThat(transfers).hasToString("TransferBatch[0 of 4, in flight]");
        String whose =
                "TransferBatch: it is in flight, and the native library's until its request has"
                        + " completed";
        for (Runnable use :
                List.<Runnable>of(
                        transfers::add,
                        transfers::clear,
                        transfers::close,
                        () -> transfers.id(0),
                        () -> transfers.amount(0, UInt128.ONE),
                        () -> transfers.get(0),
                        this::start)) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(whose);
        }
        assertThatThrownBy(() -> results.status(0)).isInstanceOf(IllegalStateException.class);
        server.faults().resume();
        results.await();
        assertThat(transfers.size()).isEqualTo(1);
        assertThat(transfers.amount(0)).isEqualTo(UInt128.of(5));
        assertThat(results.allCreated()).isTrue();
    }

    /** What one of the two refuses must not keep the other one. */
    @Test
    void aRefusedRequestKeepsNothing() {
        server.faults().pause();
        start();
        TransferBatch other = TransferBatch.allocate(4);
        other.add(Transfer.of(Id.next(), 1, 2, 5, 1, 1));
        assertThatThrownBy(() -> client.batches().createTransfers(other, results))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("CreateTransferResultBatch: it is in flight");
        assertThat(other.isInFlight()).isFalse();
        assertThat(other.size()).isEqualTo(1);
        CreateTransferResultBatch small = CreateTransferResultBatch.allocate(1);
        other.add();
        assertThatThrownBy(() -> client.batches().createTransfers(other, small))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("results: their capacity of 1 is less than 2, the number of events");
        assertThatThrownBy(() ->
                        client.batches()
                                .queryTransfers(QueryFilter.builder().limit(5).build(), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("results: their capacity of 4 is less than 5, the filter's limit");
        server.faults().resume();
        results.await();
        client.batches().createTransfers(other, results);
        assertThat(results.isCreated(0)).isTrue();
    }

    @Test
    void aDeadlineEndsTheWaitAndNotTheRequest() {
        server.faults().pause();
        BatchClient hasty = client.withTimeout(SHORT).batches();
        assertThatThrownBy(() -> hasty.createTransfers(transfers, results))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("No reply to CREATE_TRANSFERS within PT0.02S");
        assertThat(transfers.isInFlight()).isTrue();
        assertThatThrownBy(() -> results.await(Duration.ofMillis(30)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("within PT0.03S");
        server.faults().resume();
        results.await(LONG);
        assertThat(results.allCreated()).isTrue();
        results.await(); // as often as one likes
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheRequest() {
        server.faults().pause();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> client.batches().createTransfers(transfers, results))
                .isInstanceOf(NotSentException.class);
        assertThat(Thread.interrupted()).isTrue();
        start();
        Thread.currentThread().interrupt();
        assertThatThrownBy(results::await)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        server.faults().resume();
        results.await();
        assertThat(results.allCreated()).isTrue();
    }

    private record Called(int size, @Nullable Throwable failure) {}

    @Test
    void aHandlerIsCalledOnceWhenTheDeadlineHasPassed() throws InterruptedException {
        server.faults().pause();
        BlockingQueue<Called> calls = new LinkedBlockingQueue<>();
        client.withTimeout(SHORT)
                .batches()
                .submit(
                        BatchOperation.CREATE_TRANSFERS,
                        transfers,
                        results,
                        (query, answer, failure) -> calls.add(new Called(query.size(), failure)));
        assertThat(calls.take().failure()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(transfers.isInFlight()).isTrue();
        server.faults().resume();
        results.await();
        client.batches().createTransfers(transfers, results); // behind the other one's completion
        assertThat(results.status(0)).isEqualTo(CreateTransferStatus.EXISTS);
        assertThat(calls.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatAFutureIsForCanBeWaitedForToo() throws Exception {
        server.faults().pause();
        var future = client.batches().async(BatchOperation.CREATE_TRANSFERS, transfers, results);
        Thread waiter = Thread.ofPlatform().start(results::await);
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        server.faults().resume();
        assertThat(future.get(30, TimeUnit.SECONDS)).isSameAs(results);
        assertThat(waiter.join(LONG)).isTrue();
    }

    /** Against the rules, but no reason to wait for ever. */
    @Test
    void twoThreadsThatWaitForABatchBothGoOn() throws Exception {
        server.faults().pause();
        start();
        Thread first = Thread.ofPlatform().start(results::await);
        while (first.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Thread second = Thread.ofPlatform().start(results::await);
        while (second.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        server.faults().resume();
        assertThat(first.join(LONG)).isTrue();
        assertThat(second.join(LONG)).isTrue();
    }

    @Test
    void closingTheClientGivesTheBatchesBack() {
        Client other = Client.open("127.0.0.1:1"); // nobody
        other.batches().start(BatchOperation.CREATE_TRANSFERS, transfers, results);
        TransferBatch more = TransferBatch.allocate(1);
        CreateTransferResultBatch moreResults = CreateTransferResultBatch.allocate(1);
        var future = other.batches().async(BatchOperation.CREATE_TRANSFERS, more, moreResults);
        other.close();
        assertThat(transfers.size()).isEqualTo(1);
        assertThat(results.isEmpty()).isTrue();
        assertThatThrownBy(results::await)
                .isInstanceOfSatisfying(
                        ClientClosedException.class, e -> assertThat(e.mayHaveExecuted()).isTrue());
        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ClientClosedException.class);
        assertThat(more.isInFlight()).isFalse();
        client.batches().createTransfers(transfers, results);
        assertThat(results.allCreated()).isTrue();
    }

    /**
     * A slot that is free again at once must not be completed by the request that had it before.
     */
    @Test
    void slotsPassFromBatchesToRecordsAndBack() throws Exception {
        try (Client other = Client.builder().addresses(server.address()).maxInFlight(4).open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tasks = new ArrayList<>();
            for (int task = 0; task < 8; task++) {
                tasks.add(threads.submit(() -> passSlotsOn(other)));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        }
    }

    private static void passSlotsOn(Client client) {
        TransferBatch batch = TransferBatch.allocate(1);
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(1);
        Transfer transfer = Transfer.of(Id.next(), 1, 2, 5, 1, 1);
        client.createTransfer(transfer);
        batch.add(transfer);
        for (int round = 0; round < 1_000; round++) {
            client.batches().createTransfers(batch, results);
            assertThat(results.status(0)).isEqualTo(CreateTransferStatus.EXISTS);
            assertThat(client.createTransfer(transfer).status())
                    .isEqualTo(CreateTransferStatus.EXISTS);
        }
    }

    @Test
    void whoSpinsGetsTheSameAnswer() {
        try (Client spinning =
                Client.builder()
                        .addresses(server.address())
                        .spinBeforeParking(Duration.ofMillis(1))
                        .open()) {
            for (int i = 0; i < 50; i++) {
                spinning.batches().createTransfers(transfers, results);
            }
            assertThat(results.status(0)).isEqualTo(CreateTransferStatus.EXISTS);
            assertThat(spinning.lookupAccount(1)).isPresent();
        }
        assertThatThrownBy(() -> Client.builder().spinBeforeParking(Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spin: PT2S is outside PT0S..PT1S");
    }
}
