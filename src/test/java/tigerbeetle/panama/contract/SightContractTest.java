package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBatch;
import tigerbeetle.panama.BatchClient;
import tigerbeetle.panama.BatchOperation;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.IdBatch;
import tigerbeetle.panama.Recorded;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBatch;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.metrics.ClientMetrics;
import tigerbeetle.panama.metrics.RequestMetrics;
import tigerbeetle.panama.metrics.RequestOutcome;
import tigerbeetle.panama.metrics.RequestType;

/** What Flight Recorder and the metrics have of requests with a reply, in every form of call. */
class SightContractTest extends ClientContract {

    private static final int ACCOUNT_SIZE = 128;
    private static final int TRANSFER_SIZE = 128;
    private static final int ID_SIZE = 16;
    private static final int RESULT_SIZE = 16;

    /** One for each kind of server. */
    private static final Map<TestServer, Client> CLIENTS = new EnumMap<>(TestServer.class);

    private Client seen;
    private ClientMetrics before;

    @BeforeEach
    void open() {
        seen =
                CLIENTS.computeIfAbsent(
                        server, _ -> Client.builder().addresses(address).metrics(true).open());
        seen.awaitReady(LONG);
        before = seen.metrics();
    }

    @AfterAll
    static void close() {
        CLIENTS.values().forEach(Client::close);
        CLIENTS.clear();
    }

    private RecordedEvent onlyRequest(Recorded.Action action) throws Exception {
        List<RecordedEvent> requests = Recorded.of(Recorded.during(action), "Request", seen);
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }

    private static void assertReplied(
            RecordedEvent request, String operation, String call, int events, int replyBytes) {
        assertThat(request.getString("operation")).isEqualTo(operation);
        assertThat(request.getString("call")).isEqualTo(call);
        assertThat(request.getInt("events")).isEqualTo(events);
        assertThat(request.getLong("replyBytes")).isEqualTo(replyBytes);
        assertThat(request.getString("outcome")).isEqualTo("OK");
        assertThat(request.getBoolean("mayHaveExecuted")).isTrue();
        assertThat(request.getInt("inFlight")).isEqualTo(1); // the request itself
        assertThat(request.getLong("timestamp")).isPositive();
        Duration parts = Duration.ZERO;
        for (String part :
                List.of("queueTime", "preparationTime", "inFlightTime", "deliveryTime")) {
            assertThat(request.getDuration(part)).as(part).isGreaterThanOrEqualTo(Duration.ZERO);
            parts = parts.plus(request.getDuration(part));
        }
        // The parts are measured by another clock than the event.
        assertThat(parts).isCloseTo(request.getDuration(), Duration.ofMillis(5));
    }

    /** How many requests of that type have ended so in this test. */
    private long ended(RequestType type, RequestOutcome outcome) {
        return seen.metrics().of(type).count(outcome) - before.of(type).count(outcome);
    }

    private void assertCounted(RequestType type, int requests, int events, int size, int reply) {
        ClientMetrics now = seen.metrics();
        assertThat(now.evicted()).isFalse();
        assertThat(now.waitingForPlace()).isZero();
        RequestMetrics counted = now.of(type);
        RequestMetrics earlier = before.of(type);
        assertThat(ended(type, RequestOutcome.OK)).isEqualTo(requests);
        assertThat(counted.requests() - earlier.requests()).isEqualTo(requests);
        assertThat(counted.failures()).isEqualTo(earlier.failures());
        assertThat(counted.events() - earlier.events()).isEqualTo(events);
        assertThat(counted.requestBytes() - earlier.requestBytes()).isEqualTo(size);
        assertThat(counted.replyBytes() - earlier.replyBytes()).isEqualTo(reply);
        assertThat(counted.latency().count() - earlier.latency().count()).isEqualTo(requests);
        assertThat(counted.latency().min()).isPositive();
        assertThat(counted.latency().percentile(50))
                .isBetween(counted.latency().min(), counted.latency().max());
    }

    @Test
    void recordsThatAreWaitedFor() throws Exception {
        UInt128 a = account();
        UInt128 b = account();
        List<Transfer> transfers =
                List.of(transfer(a, b, 1), transfer(a, b, 2), transfer(a, UInt128.MAX, 3));
        List<CreateTransferResult> results = new ArrayList<>();
        RecordedEvent request =
                onlyRequest(() -> seen.createTransfers(transfers).forEach(results::add));

        assertReplied(request, "CREATE_TRANSFERS", "records, waited for", 3, 3 * RESULT_SIZE);
        assertThat(request.getLong("requestBytes")).isEqualTo(3 * TRANSFER_SIZE);
        assertThat(request.getLong("timestamp")).isGreaterThanOrEqualTo(results.get(1).timestamp());
        assertCounted(RequestType.CREATE_TRANSFERS, 1, 3, 3 * TRANSFER_SIZE, 3 * RESULT_SIZE);
    }

    @Test
    void recordsWithAFuture() throws Exception {
        UInt128 a = account();
        RecordedEvent request =
                onlyRequest(() -> seen.lookupAccountsAsync(List.of(a, UInt128.MAX)).join());

        assertReplied(request, "LOOKUP_ACCOUNTS", "records, future", 2, ACCOUNT_SIZE);
        assertThat(request.getLong("requestBytes")).isEqualTo(2 * ID_SIZE);
        assertCounted(RequestType.LOOKUP_ACCOUNTS, 1, 2, 2 * ID_SIZE, ACCOUNT_SIZE);
    }

    @Test
    void batchesThatAreWaitedFor() throws Exception {
        TransferBatch transfers = TransferBatch.allocate(2);
        transfers.add(transfer(account(), account(), 1));
        var results = CreateTransferResultBatch.allocate(2);
        RecordedEvent request =
                onlyRequest(() -> seen.batches().createTransfers(transfers, results));

        assertReplied(request, "CREATE_TRANSFERS", "batch, waited for", 1, RESULT_SIZE);
        assertThat(request.getLong("timestamp")).isGreaterThanOrEqualTo(results.timestamp(0));
        assertCounted(RequestType.CREATE_TRANSFERS, 1, 1, TRANSFER_SIZE, RESULT_SIZE);
    }

    private void lookUp(BatchClient batches, AccountBatch found, UInt128 id) {
        IdBatch ids = IdBatch.allocate(1);
        ids.add(id);
        batches.start(BatchOperation.LOOKUP_ACCOUNTS, ids, found);
    }

    @Test
    void batchesThatAreStarted() throws Exception {
        UInt128 a = account();
        AccountBatch found = AccountBatch.allocate(1);
        RecordedEvent request =
                onlyRequest(() -> {
                    lookUp(seen.batches(), found, a);
                    found.await();
                    found.await(); // again: it was told of already
                });

        assertReplied(request, "LOOKUP_ACCOUNTS", "batch, started", 1, ACCOUNT_SIZE);
        assertCounted(RequestType.LOOKUP_ACCOUNTS, 1, 1, ID_SIZE, ACCOUNT_SIZE);
    }

    @Test
    void aStartedBatchEndsWhenItIsSeenOrUsedAgain() {
        UInt128 a = account();
        AccountBatch found = AccountBatch.allocate(1);
        lookUp(seen.batches(), found, a);
        while (found.isInFlight()) {
            Thread.onSpinWait();
        }
        assertThat(ended(RequestType.LOOKUP_ACCOUNTS, RequestOutcome.OK)).isEqualTo(1);

        lookUp(seen.batches(), found, a);
        while (seen.state().requestsInFlight() > 0) { // and nobody looks at the batch
            Thread.onSpinWait();
        }
        assertThat(ended(RequestType.LOOKUP_ACCOUNTS, RequestOutcome.OK)).isEqualTo(1);
        lookUp(seen.batches(), found, a);
        found.await();
        assertCounted(RequestType.LOOKUP_ACCOUNTS, 3, 3, 3 * ID_SIZE, 3 * ACCOUNT_SIZE);
    }

    @Test
    void batchesWithAFuture() throws Exception {
        IdBatch ids = IdBatch.allocate(1);
        ids.add(account());
        AccountBatch found = AccountBatch.allocate(1);
        RecordedEvent request =
                onlyRequest(() ->
                        seen.batches().async(BatchOperation.LOOKUP_ACCOUNTS, ids, found).join());

        assertReplied(request, "LOOKUP_ACCOUNTS", "batch, future", 1, ACCOUNT_SIZE);
        assertCounted(RequestType.LOOKUP_ACCOUNTS, 1, 1, ID_SIZE, ACCOUNT_SIZE);
    }

    @Test
    void batchesWithAHandler() throws Exception {
        IdBatch ids = IdBatch.allocate(1);
        ids.add(account());
        AccountBatch found = AccountBatch.allocate(1);
        var handled = new CompletableFuture<Integer>();
        RecordedEvent request =
                onlyRequest(() -> {
                    seen.batches()
                            .submit(
                                    BatchOperation.LOOKUP_ACCOUNTS,
                                    ids,
                                    found,
                                    (query, results, failure) -> handled.complete(results.size()));
                    assertThat(handled.join()).isEqualTo(1);
                });

        assertReplied(request, "LOOKUP_ACCOUNTS", "batch, handler", 1, ACCOUNT_SIZE);
        assertCounted(RequestType.LOOKUP_ACCOUNTS, 1, 1, ID_SIZE, ACCOUNT_SIZE);
    }

    /** The library tells of a message by its timestamp: those that are joined share one. */
    @Test
    void requestsThatTravelTogetherHaveTheSameTimestamp() throws Exception {
        List<UInt128> ids = List.of(account());
        int count = 200;
        List<RecordedEvent> requests =
                Recorded.of(
                        Recorded.during(() -> {
                            List<CompletableFuture<List<Account>>> futures =
                                    IntStream.range(0, count)
                                            .mapToObj(i -> seen.lookupAccountsAsync(ids))
                                            .toList();
                            futures.forEach(CompletableFuture::join);
                        }),
                        "Request",
                        seen);

        assertThat(requests).hasSize(count);
        long messages = requests.stream().map(r -> r.getLong("timestamp")).distinct().count();
        assertThat(messages).isBetween(2L, count / 2L);
        assertThat(requests).extracting(r -> r.getInt("inFlight")).anyMatch(n -> n > 1);
    }

    @Test
    void chunksOfALongList() throws Exception {
        List<UInt128> ids = IntStream.rangeClosed(1, 20_000).mapToObj(UInt128::of).toList();
        List<RecordedEvent> events =
                Recorded.during(() -> {
                    seen.chunked().lookupTransfers(ids);
                    seen.chunked().lookupTransfersAsync(ids).join();
                });

        List<RecordedEvent> chunks = Recorded.of(events, "Chunks", seen);
        assertThat(chunks)
                .hasSize(2)
                .allSatisfy(list -> {
                    assertThat(list.getString("list")).isEqualTo("ids");
                    assertThat(list.getInt("events")).isEqualTo(20_000);
                    assertThat(list.getInt("done")).isEqualTo(20_000);
                    assertThat(list.getInt("largest")).isLessThanOrEqualTo(8_189);
                });
        int requests = chunks.stream().mapToInt(list -> list.getInt("requests")).sum();
        assertThat(ended(RequestType.LOOKUP_TRANSFERS, RequestOutcome.OK))
                .isEqualTo(requests)
                .isGreaterThanOrEqualTo(6);
        assertThat(ended(RequestType.LOOKUP_TRANSFERS, RequestOutcome.TOO_MUCH_DATA))
                .isEqualTo(chunks.stream().mapToInt(list -> list.getInt("refused")).sum());
        assertThat(
                        seen.metrics().of(RequestType.LOOKUP_TRANSFERS).events()
                                - before.of(RequestType.LOOKUP_TRANSFERS).events())
                .isEqualTo(40_000);
    }

    @Test
    void theLifeOfAClient() throws Exception {
        List<Client> opened = new ArrayList<>();
        List<RecordedEvent> events =
                Recorded.during(() -> {
                    Client other = Client.open(address);
                    opened.add(other);
                    other.awaitReady(LONG);
                    other.state(); // whoever sees a state tells of it; otherwise once a second
                    other.close();
                });

        List<RecordedEvent> states = Recorded.of(events, "ClientState", opened.getFirst());
        assertThat(states)
                .extracting(s -> s.getString("before") + ">" + s.getString("state"))
                .containsExactly(">CONNECTING", "CONNECTING>REGISTERED", "REGISTERED>CLOSED");
        assertThat(states)
                .allSatisfy(s -> {
                    assertThat(s.getString("addresses")).isEqualTo(address);
                    assertThat(s.getInt("inFlight")).isZero();
                })
                .extracting(s -> s.getDuration("sinceOpened"))
                .isSorted();
    }

    @Test
    void viewsCountWithTheirClient() {
        UInt128 a = account();
        seen.lookupAccount(a);
        seen.withTimeout(LONG).lookupAccount(a);
        seen.chunked().lookupAccount(a);
        assertThat(ended(RequestType.LOOKUP_ACCOUNTS, RequestOutcome.OK)).isEqualTo(3);
        for (Client view : List.of(seen.withTimeout(LONG), seen.chunked())) {
            assertThat(view.metrics().of(RequestType.LOOKUP_ACCOUNTS).requests())
                    .isEqualTo(seen.metrics().of(RequestType.LOOKUP_ACCOUNTS).requests());
        }
    }
}
