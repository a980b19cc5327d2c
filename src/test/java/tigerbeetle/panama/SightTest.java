package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.EvictionReason;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.metrics.RequestOutcome;
import tigerbeetle.panama.metrics.RequestType;

/** What Flight Recorder and the metrics have of requests without a reply. */
@Timeout(60)
class SightTest {

    private static final List<UInt128> IDS = List.of(UInt128.ONE);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static EmbeddedServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start();
        client = open(Client.builder());
    }

    private static Client open(ClientBuilder builder) {
        Client opened = builder.addresses(server.address()).metrics(true).open();
        opened.awaitReady(LONG);
        return opened;
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
    }

    /** Nothing of a test is left for the next one. */
    @AfterEach
    void settle() {
        server.faults().clear();
        while (client.metrics().inFlight() > 0) {
            Thread.onSpinWait();
        }
    }

    /** The one request of the action, which both tell of. */
    private RecordedEvent ended(RequestOutcome outcome, Client of, Recorded.Action action)
            throws Exception {
        long before = counted(of, outcome);
        List<RecordedEvent> events = Recorded.of(Recorded.during(action), "Request", of);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getString("outcome")).isEqualTo(outcome.name());
        assertThat(counted(of, outcome) - before).isEqualTo(1);
        return events.getFirst();
    }

    private static long counted(Client of, RequestOutcome outcome) {
        return of.metrics().requests().values().stream().mapToLong(r -> r.count(outcome)).sum();
    }

    private static IdBatch ids() {
        IdBatch ids = IdBatch.allocate(1);
        ids.add(UInt128.ONE);
        return ids;
    }

    private void assertExpired(RecordedEvent request) {
        assertThat(request.getBoolean("mayHaveExecuted")).isTrue();
        assertThat(request.getDuration()).isGreaterThanOrEqualTo(SHORT);
        // The time runs from the call on, and this from when there was a place for it.
        assertThat(request.getDuration("inFlightTime")).isPositive();
        assertThat(request.getDuration("queueTime").plus(request.getDuration("inFlightTime")))
                .isGreaterThanOrEqualTo(SHORT);
        assertThat(request.getLong("replyBytes")).isZero();
        assertThat(request.getLong("timestamp")).isZero();
    }

    @Test
    void aDeadlineOfRecords() throws Exception {
        server.faults().pause();
        assertExpired(
                ended(
                        RequestOutcome.DEADLINE,
                        client,
                        () ->
                                assertThatThrownBy(
                                                () -> client.withTimeout(SHORT).lookupAccounts(IDS))
                                        .isInstanceOf(OutcomeUnknownException.class)));
        assertThat(client.metrics().inFlight()).isEqualTo(1); // it goes on
    }

    @Test
    void aDeadlineOfAFuture() throws Exception {
        long before = client.metrics().of(RequestType.LOOKUP_ACCOUNTS).requests();
        server.faults().pause();
        assertExpired(
                ended(
                        RequestOutcome.DEADLINE,
                        client,
                        () ->
                                assertThatThrownBy(() ->
                                                client.withTimeout(SHORT)
                                                        .lookupAccountsAsync(IDS)
                                                        .join())
                                        .isInstanceOf(CompletionException.class)));
        server.faults().resume();
        client.lookupAccounts(IDS); // behind it: the late reply counts no second time
        assertThat(client.metrics().of(RequestType.LOOKUP_ACCOUNTS).requests())
                .isEqualTo(before + 2);
    }

    @Test
    void aDeadlineOfABatch() throws Exception {
        long ok = counted(client, RequestOutcome.OK);
        long expired = counted(client, RequestOutcome.DEADLINE);
        server.faults().pause();
        AccountBatch found = AccountBatch.allocate(1);
        BatchClient batches = client.withTimeout(SHORT).batches();
        assertExpired(
                ended(
                        RequestOutcome.DEADLINE,
                        client,
                        () ->
                                assertThatThrownBy(() -> batches.lookupAccounts(ids(), found))
                                        .isInstanceOf(OutcomeUnknownException.class)));
        ended(
                RequestOutcome.REFUSED,
                client,
                () -> // it is in flight
                assertThatThrownBy(() -> batches.lookupAccounts(ids(), found))
                                .isInstanceOf(IllegalStateException.class));
        server.faults().resume();
        found.await(); // it ended for its caller long ago
        batches.lookupAccounts(ids(), found);
        assertThat(counted(client, RequestOutcome.OK)).isEqualTo(ok + 1);
        assertThat(counted(client, RequestOutcome.DEADLINE)).isEqualTo(expired + 1);
    }

    @Test
    void aWaitForAStartedBatchIsNotItsEnd() throws Exception {
        server.faults().pause();
        AccountBatch found = AccountBatch.allocate(1);
        ended(
                RequestOutcome.OK,
                client,
                () -> {
                    client.batches().start(BatchOperation.LOOKUP_ACCOUNTS, ids(), found);
                    assertThatThrownBy(() -> found.await(SHORT))
                            .isInstanceOf(OutcomeUnknownException.class);
                    assertThat(found.isInFlight()).isTrue();
                    server.faults().resume();
                    found.await();
                });
    }

    @Test
    void noPlaceInFlight() throws Exception {
        try (Client one = open(Client.builder().maxInFlight(1).backPressure(BackPressure.FAIL))) {
            server.faults().pause();
            CompletableFuture<List<Account>> first = one.lookupAccountsAsync(IDS);
            RecordedEvent request =
                    ended(
                            RequestOutcome.NO_PLACE,
                            one,
                            () ->
                                    assertThatThrownBy(() -> one.lookupAccounts(IDS))
                                            .isInstanceOf(NotSentException.class));
            assertThat(request.getBoolean("mayHaveExecuted")).isFalse();
            server.faults().resume();
            first.join();
        }
    }

    @Test
    void aDeadlineWhileItWaitsForAPlace() throws Exception {
        try (Client one = open(Client.builder().maxInFlight(1))) {
            server.faults().pause();
            CompletableFuture<List<Account>> first = one.lookupAccountsAsync(IDS);
            RecordedEvent request =
                    ended(
                            RequestOutcome.DEADLINE,
                            one,
                            () ->
                                    assertThatThrownBy(() ->
                                                    one.withTimeout(SHORT).lookupAccounts(IDS))
                                            .isInstanceOf(NotSentException.class));
            assertThat(request.getBoolean("mayHaveExecuted")).isFalse();
            // The time runs from the call on: the wait for a place has all of it, or nearly.
            assertThat(request.getDuration("queueTime")).isGreaterThanOrEqualTo(SHORT);

            Thread waiting = Thread.ofVirtual().start(() -> one.lookupAccounts(IDS));
            while (one.metrics().waitingForPlace() == 0) {
                Thread.onSpinWait();
            }
            server.faults().resume();
            waiting.join();
            first.join();
            assertThat(one.metrics().waitingForPlace()).isZero();
        }
    }

    @Test
    void interrupts() throws Exception {
        long interrupted = counted(client, RequestOutcome.INTERRUPTED);
        RecordedEvent before =
                ended(
                        RequestOutcome.INTERRUPTED,
                        client,
                        () -> {
                            Thread.currentThread().interrupt();
                            assertThatThrownBy(() -> client.lookupAccounts(IDS))
                                    .isInstanceOf(NotSentException.class);
                            assertThat(Thread.interrupted()).isTrue();
                        });
        assertThat(before.getBoolean("mayHaveExecuted")).isFalse();

        server.faults().pause();
        List<RecordedEvent> events =
                Recorded.during(() -> {
                    Thread caller =
                            Thread.ofPlatform()
                                    .start(() ->
                                            assertThatThrownBy(() -> client.lookupAccounts(IDS))
                                                    .isInstanceOf(OutcomeUnknownException.class));
                    while (client.metrics().inFlight() == 0) {
                        Thread.onSpinWait();
                    }
                    caller.interrupt();
                    caller.join();
                });
        assertThat(counted(client, RequestOutcome.INTERRUPTED)).isEqualTo(interrupted + 2);
        assertThat(Recorded.of(events, "Request", client))
                .singleElement()
                .satisfies(e -> assertThat(e.getString("outcome")).isEqualTo("INTERRUPTED"));
    }

    @Test
    void aCancelledFuture() throws Exception {
        long cancelled = counted(client, RequestOutcome.CANCELLED);
        server.faults().pause();
        ended(
                RequestOutcome.CANCELLED,
                client,
                () -> {
                    client.lookupAccountsAsync(IDS).cancel(false);
                    server.faults().resume();
                    client.withTimeout(LONG).queryAccounts(QueryFilter.builder().limit(1).build());
                    while (counted(client, RequestOutcome.CANCELLED) == cancelled) {
                        Thread.onSpinWait();
                    }
                },
                RequestType.LOOKUP_ACCOUNTS);
    }

    /** As above, among others. */
    private void ended(RequestOutcome outcome, Client of, Recorded.Action action, RequestType type)
            throws Exception {
        assertThat(Recorded.of(Recorded.during(action), "Request", of))
                .filteredOn(e -> e.getString("operation").equals(type.name()))
                .singleElement()
                .satisfies(e -> assertThat(e.getString("outcome")).isEqualTo(outcome.name()));
    }

    @Test
    void anEviction() throws Exception {
        Client other = open(Client.builder());
        List<RecordedEvent> events =
                Recorded.during(() -> {
                    server.faults().evict(other.id(), EvictionReason.NO_SESSION);
                    assertThatThrownBy(
                                    () -> {
                                        while (true) {
                                            other.lookupAccounts(IDS);
                                        }
                                    })
                            .isInstanceOf(ClientEvictedException.class);
                    assertThat(other.state().phase()).isEqualTo(ClientState.Phase.EVICTED);
                });

        assertThat(other.metrics().evicted()).isTrue();
        assertThat(counted(other, RequestOutcome.EVICTED)).isEqualTo(1);
        assertThat(Recorded.of(events, "Request", other).getLast().getString("outcome"))
                .isEqualTo("EVICTED");
        assertThat(Recorded.of(events, "ClientState", other).getLast().getString("state"))
                .isEqualTo("EVICTED");
        other.close();
        assertThat(Recorded.of(events, "Eviction", other))
                .singleElement()
                .satisfies(e -> assertThat(e.getString("reason")).isEqualTo("CLIENT_EVICTED"));
    }

    @Test
    void aClosedClient() throws Exception {
        Client other = open(Client.builder());
        server.faults().pause();
        CompletableFuture<List<Account>> first = other.lookupAccountsAsync(IDS);
        List<RecordedEvent> events =
                Recorded.during(() -> {
                    other.close();
                    assertThatThrownBy(first::join).hasCauseInstanceOf(ClientClosedException.class);
                    assertThatThrownBy(() -> other.lookupAccounts(IDS))
                            .isInstanceOf(ClientClosedException.class);
                });
        assertThat(counted(other, RequestOutcome.CLOSED)).isEqualTo(2);
        assertThat(Recorded.of(events, "Request", other)) // the first began before the recording
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.getString("outcome")).isEqualTo("CLOSED");
                    assertThat(e.getBoolean("mayHaveExecuted")).isFalse();
                });
    }

    @Test
    void whatIsRefused() throws Exception {
        List<UInt128> many = Collections.nCopies(8_190, UInt128.ONE);
        ended(
                RequestOutcome.TOO_MUCH_DATA,
                client,
                () ->
                        assertThatThrownBy(() -> client.lookupAccounts(many))
                                .isInstanceOf(TooMuchDataException.class));
        IdBatch two = IdBatch.allocate(2);
        two.add(UInt128.ONE);
        two.add(UInt128.ONE);
        ended(
                RequestOutcome.REFUSED,
                client,
                () ->
                        assertThatThrownBy(() ->
                                        client.batches()
                                                .lookupAccounts(two, AccountBatch.allocate(1)))
                                .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void aClientWithoutMetricsSaysHowToGetThem() {
        try (Client plain = Client.open(server.address())) {
            assertThatThrownBy(plain::metrics)
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("ClientBuilder.metrics(true)");
        }
    }

    @Test
    void typesAreTheOperationsByTheirNames() {
        assertThat(RequestType.values())
                .extracting(RequestType::name)
                .containsExactly(
                        Arrays.stream(Operation.values())
                                .map(Operation::name)
                                .toArray(String[]::new));
        assertThat(RequestType.CREATE_TRANSFERS.label()).isEqualTo("create_transfers");
    }
}
