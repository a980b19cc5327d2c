package tigerbeetle.panama.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;

class TestClockTest {

    @Test
    void standsStillUntilItIsMoved() {
        TestClock clock = TestClock.at(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        clock.advance(Duration.ofNanos(7));
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusNanos(7));
        clock.advance(Duration.ZERO);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusNanos(7));
    }

    @Test
    void refusesToGoBackwards() {
        TestClock clock = TestClock.now();
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration: PT-1S is negative");
        assertThatThrownBy(() -> TestClock.at(Instant.EPOCH.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsListenersUntilTheyAreRemoved() {
        TestClock clock = TestClock.now();
        AtomicInteger calls = new AtomicInteger();
        Runnable remove = clock.onAdvance(calls::incrementAndGet);
        clock.onAdvance(calls::incrementAndGet);
        clock.advance(Duration.ofSeconds(1));
        assertThat(calls).hasValue(2);
        remove.run();
        clock.advance(Duration.ofSeconds(1));
        assertThat(calls).hasValue(3);
    }

    /** A day passes in no time, and timestamps are the clock's. */
    @Test
    @SuppressWarnings("try") // a closed server among those that the clock tells
    void pendingTransfersExpireWithIt() {
        TestClock clock = TestClock.at(Instant.parse("2030-01-01T00:00:00Z"));
        try (EmbeddedServer server = EmbeddedServer.builder().clock(clock).start();
                EmbeddedServer closed = EmbeddedServer.builder().clock(clock).start();
                Client client = Client.open(server.address())) {
            closed.close();
            client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
            Transfer pending =
                    Transfer.of(1, 1, 2, 10, 1, 1).toBuilder()
                            .flags(TransferFlags.PENDING)
                            .timeout(Duration.ofDays(1))
                            .build();
            long createdNs = client.createTransfer(pending).timestamp();
            assertThat(createdNs / 1_000_000_000).isEqualTo(1_893_456_000);

            clock.advance(Duration.ofDays(1).minusSeconds(1));
            assertThat(debitsPending(client)).isEqualTo(UInt128.of(10));
            clock.advance(Duration.ofSeconds(2));
            assertThat(debitsPending(client)).isEqualTo(UInt128.ZERO);
            assertThat(client.createTransfer(Transfer.postPending(2, 1)).status())
                    .isEqualTo(CreateTransferStatus.PENDING_TRANSFER_EXPIRED);
        }
    }

    private static UInt128 debitsPending(Client client) {
        return client.lookupAccount(1).orElseThrow().debitsPending();
    }
}
