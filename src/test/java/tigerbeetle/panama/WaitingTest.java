package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.ClientState.Phase;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.EvictionReason;

/** What a client does while nothing answers: deadlines, the state, and the wait to be ready. */
@Timeout(60)
class WaitingTest {

    private static final String NOBODY = "127.0.0.1:1";
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration OLD = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static EmbeddedServer server;
    private static Client client;

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

    @AfterEach
    void resume() {
        server.faults().clear();
    }

    private static Transfer transfer(UInt128 id) {
        return Transfer.of(id, 1, 2, 5, 1, 1);
    }

    @Test
    void awaitReadyReturnsWhenTheClusterHasRegisteredTheClient() {
        try (Client other = Client.open(server.address())) {
            assertThat(other.state().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(other.state().reason())
                    .startsWith("not registered yet, 0.")
                    .contains("no reply from " + server.address());
            other.awaitReady(LONG);
            assertThat(other.state())
                    .isEqualTo(
                            new ClientState(
                                    Phase.REGISTERED,
                                    0,
                                    Duration.ZERO,
                                    "registered; no request is in flight"));
            other.awaitReady(SHORT);
        }
    }

    @Test
    void awaitReadySaysWhyItIsNot() {
        try (Client nobody = Client.open(NOBODY)) {
            assertThatThrownBy(() -> nobody.awaitReady(Duration.ofMillis(700)))
                    .isInstanceOfSatisfying(
                            NotReadyException.class, e -> assertThat(e.mayHaveExecuted()).isFalse())
                    .hasMessageStartingWith(
                            "Not ready within PT0.7S. The client: not registered yet, 0.")
                    .hasMessageContaining("no reply from " + NOBODY)
                    .hasMessageContaining("; the library's last complaint, ");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> nobody.awaitReady(LONG))
                    .isInstanceOf(NotReadyException.class)
                    .hasMessageStartingWith("The thread was interrupted. ");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void awaitReadyEndsWithTheClient() {
        Client nobody = Client.open(NOBODY);
        CompletableFuture<Void> ready = CompletableFuture.runAsync(() -> nobody.awaitReady(LONG));
        nobody.close();
        assertThatThrownBy(ready::join).hasCauseInstanceOf(ClientClosedException.class);
        assertThat(nobody.state().phase()).isEqualTo(Phase.CLOSED);
        assertThat(nobody.state().reason()).isEqualTo("the client is closed");
    }

    @Test
    void awaitReadyTellsOfARefusedRelease() {
        server.faults().refuseNextRegistration(EvictionReason.CLIENT_RELEASE_TOO_LOW);
        try (Client old = Client.open(server.address())) {
            assertThatThrownBy(() -> old.awaitReady(LONG))
                    .isInstanceOf(ClientReleaseException.class);
            assertThat(old.state().phase()).isEqualTo(Phase.EVICTED);
        }
    }

    /** Its eviction comes with a ping, and without a packet that would tell of it. */
    @Test
    void anIdleClientKnowsOfItsEviction() {
        try (Client idle = Client.open(server.address())) {
            idle.awaitReady(LONG);
            server.faults().evict(idle.id(), EvictionReason.NO_SESSION);
            while (idle.state().phase() == Phase.REGISTERED) {
                Thread.onSpinWait();
            }
            assertThat(idle.state().phase()).isEqualTo(Phase.EVICTED);
            assertThatThrownBy(() -> idle.awaitReady(SHORT))
                    .isInstanceOf(ClientEvictedException.class);
        }
    }

    @Test
    void aDeadlineLeavesTheOutcomeUnknown() {
        UInt128 id = Id.next();
        server.faults().pause();
        assertThatThrownBy(() -> client.withTimeout(SHORT).createTransfer(transfer(id)))
                .isInstanceOfSatisfying(
                        OutcomeUnknownException.class,
                        e -> assertThat(e.mayHaveExecuted()).isTrue())
                .hasMessageStartingWith(
                        "No reply to CREATE_TRANSFERS within PT0.02S; the request goes on and may"
                                + " be executed. To be sure, send it again with the same ids. The"
                                + " client: registered; 1 request is in flight, no reply from "
                                + server.address()
                                + " to the oldest for 0.");
        ClientState state = client.state();
        assertThat(state.phase()).isEqualTo(Phase.REGISTERED);
        assertThat(state.requestsInFlight()).isEqualTo(1);
        assertThat(state.waiting()).isGreaterThanOrEqualTo(SHORT);

        server.faults().resume();
        assertThat(client.createTransfer(transfer(id)).status())
                .isEqualTo(CreateTransferStatus.EXISTS);
    }

    /** Such requests do not ask for the time; and the slot of the first is that of the second. */
    @Test
    void theAgeOfARequestWithoutATimeoutIsKnownFromTheFirstLookOn() throws InterruptedException {
        try (Client one = Client.builder().addresses(server.address()).maxInFlight(1).open()) {
            one.awaitReady(LONG);
            for (int i = 0; i < 2; i++) {
                server.faults().pause();
                var reply = one.lookupAccountsAsync(List.of(UInt128.of(1)));
                Duration first = one.state().waiting();
                assertThat(first).isLessThan(OLD);
                Thread.sleep(OLD);
                assertThat(one.state().waiting()).isGreaterThanOrEqualTo(OLD);
                server.faults().resume();
                reply.join();
                assertThat(one.state().waiting()).isZero();
            }
        }
    }

    @Test
    void aDeadlineEndsAFutureOnTheExecutor() {
        UInt128 id = Id.next();
        try (var executor =
                        Executors.newSingleThreadExecutor(task -> new Thread(task, "users' own"));
                Client own =
                        Client.builder()
                                .addresses(server.address())
                                .executor(executor)
                                .requestTimeout(Duration.ofMillis(50))
                                .open()) {
            own.awaitReady(LONG);
            server.faults().pause();
            var future =
                    own.createTransfersAsync(List.of(transfer(id)))
                            .handle((result, failure) ->
                                    failure + Thread.currentThread().getName());
            assertThat(future.join())
                    .contains("OutcomeUnknownException")
                    .contains("within PT0.05S")
                    .endsWith("users' own");
            server.faults().resume();
            assertThat(own.withTimeout(LONG).createTransfer(transfer(id)).status())
                    .isEqualTo(CreateTransferStatus.EXISTS);
        }
    }

    @Test
    void aReplyInTimeIsNotTouchedByTheDeadline() {
        Client patient = client.withTimeout(LONG);
        UInt128 id = Id.next();
        assertThat(patient.createTransfer(transfer(id)).status())
                .isEqualTo(CreateTransferStatus.CREATED);
        assertThat(patient.lookupTransfersAsync(List.of(id)).join()).hasSize(1);
        assertThat(patient.withTimeout(Duration.ofSeconds(Long.MAX_VALUE)).lookupTransfer(id))
                .isPresent();
    }

    @Test
    @SuppressWarnings("NullAway") // what it says of null is what is tested
    void refusesTimesThatAreNone() {
        assertThatThrownBy(() -> client.withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout: PT0S is outside PT0.000000001S..");
        assertThatThrownBy(() -> client.awaitReady(Duration.ofSeconds(-1)))
                .hasMessage("timeout: PT-1S is outside PT0.000000001S..");
        assertThatThrownBy(() -> Client.builder().requestTimeout(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requestTimeout: null is not allowed");
    }

    @Test
    void aFullClientFailsAtOnceOrWhenTheTimeIsUp() {
        try (Client failing =
                        Client.builder()
                                .addresses(NOBODY)
                                .maxInFlight(2)
                                .backPressure(BackPressure.FAIL)
                                .open();
                Client waiting =
                        Client.builder()
                                .addresses(NOBODY)
                                .maxInFlight(2)
                                .requestTimeout(SHORT)
                                .open()) {
            for (Client full : List.of(failing, waiting)) {
                for (int i = 0; i < 2; i++) {
                    var _ = full.lookupAccountsAsync(List.of(UInt128.ONE));
                }
                assertThatThrownBy(() -> full.lookupAccount(1))
                        .isInstanceOf(NotSentException.class)
                        .hasMessageContaining(
                                "LOOKUP_ACCOUNTS was not sent: all 2 requests that the client may"
                                        + " have were in flight");
                assertThat(full.lookupAccountsAsync(List.of(UInt128.ONE)))
                        .failsWithin(LONG)
                        .withThrowableThat()
                        .withCauseInstanceOf(NotSentException.class);
            }
        }
    }

    /** Deadlines that race replies: each call ends, and no slot is lost. */
    @Test
    void deadlinesMayRaceReplies() {
        UInt128 id = Id.next();
        client.createTransfer(transfer(id));
        try (Client narrow = Client.builder().addresses(server.address()).maxInFlight(3).open()) {
            narrow.awaitReady(LONG);
            List<CompletableFuture<Integer>> callers =
                    IntStream.range(0, 8)
                            .mapToObj(caller ->
                                    CompletableFuture.supplyAsync(() -> race(narrow, id, caller)))
                            .toList();
            int replies = callers.stream().mapToInt(CompletableFuture::join).sum();
            assertThat(replies).isPositive();
            assertThat(narrow.lookupTransfer(id)).isPresent();
            assertThat(narrow.state().requestsInFlight()).isZero();
        }
    }

    private static int race(Client client, UInt128 id, int caller) {
        int replies = 0;
        for (int i = 0; i < 500; i++) {
            Client hasty = client.withTimeout(Duration.ofNanos(20_000L + 1_000L * (i % 400)));
            try {
                int found =
                        (caller & 1) == 0
                                ? hasty.lookupTransfers(List.of(id)).size()
                                : hasty.lookupTransfersAsync(List.of(id)).join().size();
                assertThat(found).isEqualTo(1);
                replies++;
            } catch (OutcomeUnknownException | NotSentException e) {
                // in time or not: either is well
            } catch (CompletionException e) {
                assertThat(e.getCause())
                        .isInstanceOfAny(OutcomeUnknownException.class, NotSentException.class);
            }
        }
        return replies;
    }
}
