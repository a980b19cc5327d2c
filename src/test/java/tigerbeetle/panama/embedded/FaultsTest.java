package tigerbeetle.panama.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientEvictedException;
import tigerbeetle.panama.ClientReleaseException;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.RequestLogEntry.Replied;
import tigerbeetle.panama.testing.TestClock;

/** What the native client makes of servers and networks that fail. */
@Timeout(60)
class FaultsTest {

    private final TestClock clock = TestClock.now();
    private EmbeddedServer server;
    private Client client;

    @BeforeEach
    void open() {
        server = EmbeddedServer.builder().clock(clock).start();
        client = Client.open(server.address());
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
        server.clearRequestLog();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private CreateTransferStatus transfer(long id) {
        return client.createTransfer(Transfer.of(id, 1, 2, 5, 1, 1)).status();
    }

    private CompletableFuture<CreateResults<CreateTransferResult>> transferAsync(long id) {
        return client.createTransfersAsync(List.of(Transfer.of(id, 1, 2, 5, 1, 1)));
    }

    private List<Boolean> repetitions() {
        return server.requestLog().stream()
                .map(entry -> ((Replied) entry.outcome()).isRepeated())
                .toList();
    }

    @Test
    void aReplyThatIsLostComesAgain() {
        server.faults().dropReplies(2);
        assertThat(transfer(10)).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(server.transfers()).hasSize(1);
        assertThat(server.accounts().getFirst().debitsPosted()).isEqualTo(UInt128.of(5));
        assertThat(repetitions()).startsWith(false, true, true);
    }

    /** Nothing at all, in the header, in the body, and just the reply. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100, 270, 256 + 16 + 16})
    void aReplyThatIsCutOffComesAgain(long bytesSent) {
        server.faults().cutConnectionAfter(bytesSent);
        assertThat(transfer(10)).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(transfer(11)).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(server.transfers()).hasSize(2);
        assertThat(server.sessionCount()).isEqualTo(1);
    }

    @Test
    void repliesAreLateByTheServersClock() throws Exception {
        server.faults().delayReplies(Duration.ofHours(1));
        var late = transferAsync(10);
        awaitTransfer();
        clock.advance(Duration.ofMinutes(59));
        assertThat(late).isNotDone();
        clock.advance(Duration.ofMinutes(1));
        assertThat(late.get(20, TimeUnit.SECONDS).allCreated()).isTrue();

        server.faults().delayReplies(Duration.ZERO);
        assertThat(transfer(11)).isEqualTo(CreateTransferStatus.CREATED);
    }

    /** Until the server has executed what was sent; the request itself takes but a moment. */
    private void awaitTransfer() {
        while (server.transfers().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void repliesAreLateInRealTime() {
        try (EmbeddedServer real = EmbeddedServer.start();
                Client late = Client.open(real.address())) {
            late.createAccount(Account.of(1, 1, 1));
            real.faults().delayReplies(Duration.ofMillis(50));
            long start = System.nanoTime();
            late.lookupAccount(1);
            assertThat(System.nanoTime() - start).isGreaterThan(45_000_000);
        }
    }

    @Test
    void aPauseEnds() throws Exception {
        server.faults().pause();
        var late = transferAsync(10);
        try (Client another = Client.open(server.address())) {
            var newcomer = another.lookupAccountsAsync(List.of(UInt128.of(1)));
            assertThatThrownBy(() -> late.get(800, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(newcomer).isNotDone();
            assertThat(server.transfers()).isEmpty();
            server.faults().resume();
            assertThat(late.get(20, TimeUnit.SECONDS).allCreated()).isTrue();
            assertThat(newcomer.get(20, TimeUnit.SECONDS)).hasSize(1);
        }
        assertThat(server.transfers()).hasSize(1);
    }

    @Test
    void clearEndsEverything() throws Exception {
        Faults faults = server.faults();
        faults.delayReplies(Duration.ofDays(1));
        var late = transferAsync(10);
        awaitTransfer();
        faults.dropReplies(1_000);
        faults.cutConnectionAfter(10_000);
        faults.maxConnections(0);
        faults.pause();
        faults.refuseNextRegistration(EvictionReason.CLIENT_RELEASE_TOO_LOW);
        faults.clear();
        assertThat(late.get(20, TimeUnit.SECONDS).allCreated()).isTrue();
        try (Client another = Client.open(server.address())) {
            assertThat(another.lookupAccount(1)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEvictedClientIsToldSo(EvictionReason reason) {
        server.faults().evict(client.id(), reason);
        // The library tells of a release only if it learns of it while a request is in flight.
        boolean isRelease = reason.name().startsWith("CLIENT_RELEASE");
        assertThatThrownBy(() -> transfer(10))
                .isInstanceOfAny(
                        ClientEvictedException.class,
                        isRelease ? ClientReleaseException.class : ClientEvictedException.class);
        assertThat(server.sessionCount()).isZero();
        assertThat(server.transfers()).isEmpty();
    }

    @Test
    void anotherClientTakesOver() {
        server.faults().evict(client.id(), EvictionReason.NO_SESSION);
        try (Client another = Client.open(server.address())) {
            assertThat(another.lookupAccount(1)).isPresent();
        }
    }

    @Test
    void aClientIsEvictedWhileItWaits() {
        server.faults().dropReplies(1);
        var waiting = transferAsync(10);
        awaitTransfer();
        server.faults().evict(client.id(), EvictionReason.NO_SESSION);
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ClientEvictedException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = EvictionReason.class,
            names = {"CLIENT_RELEASE_TOO_LOW", "CLIENT_RELEASE_TOO_HIGH"})
    void aReleaseIsRefused(EvictionReason reason) {
        server.faults().refuseNextRegistration(reason);
        assertThat(transfer(10)).isEqualTo(CreateTransferStatus.CREATED);
        try (Client refused = Client.open(server.address())) {
            assertThatThrownBy(() -> refused.lookupAccount(1))
                    .isInstanceOf(ClientReleaseException.class);
        }
        try (Client next = Client.open(server.address())) {
            assertThat(next.lookupAccount(1)).isPresent();
        }
    }

    @Test
    void surplusConnectionsAreClosedAtOnce() throws Exception {
        server.faults().maxConnections(1);
        try (RawClient surplus = new RawClient(server, 7)) {
            assertThat(surplus.isClosedByServer()).isTrue();
        }
        assertThat(transfer(10)).isEqualTo(CreateTransferStatus.CREATED);
        server.faults().maxConnections(2);
        try (RawClient second = new RawClient(server, 7);
                RawClient third = new RawClient(server, 8)) {
            second.register();
            assertThat(third.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aRestartWithSessionsIsHardlyNoticed() {
        server.faults().dropReplies(1);
        var waiting = transferAsync(10);
        awaitTransfer();
        server.restart(true);
        assertThat(waiting.join().allCreated()).isTrue();
        assertThat(transfer(11)).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(server.transfers()).hasSize(2);
    }

    @Test
    void aRestartWithoutSessionsEvictsClients() {
        transfer(10);
        server.restart(false);
        assertThat(server.sessions()).isEmpty();
        assertThatThrownBy(() -> transfer(11)).isInstanceOf(ClientEvictedException.class);
        assertThat(server.transfers()).hasSize(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Faults faults = server.faults();
        assertThatThrownBy(() -> faults.delayReplies(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delay is PT-0.000000001S, not in PT0S to 365 days");
        assertThatThrownBy(() -> faults.dropReplies(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count is -1, negative");
        assertThatThrownBy(() -> faults.cutConnectionAfter(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.maxConnections(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.refuseNextRegistration(EvictionReason.NO_SESSION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.evict(UInt128.ZERO, EvictionReason.NO_SESSION))
                .isInstanceOf(IllegalArgumentException.class);
        server.close();
        assertThatThrownBy(faults::pause).isInstanceOf(IllegalStateException.class);
    }
}
