package tigerbeetle.panama.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.testing.TestClock;

/** Reset, snapshots and inspection, with the native client looking on. */
class ServerStateTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final TestClock clock = TestClock.at(START);
    private EmbeddedServer server;
    private Client client;

    @BeforeEach
    void open() {
        server = EmbeddedServer.builder().clock(clock).start();
        client = Client.open(server.address());
        createAccounts(1, 2);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void createAccounts(long... ids) {
        for (long id : ids) {
            assertThat(client.createAccount(Account.of(id, 1, 1)).status())
                    .isEqualTo(CreateAccountStatus.CREATED);
        }
    }

    private CreateTransferStatus transfer(long id, long amount) {
        return client.createTransfer(Transfer.of(id, 1, 2, amount, 1, 1)).status();
    }

    private void hold(long id, long amount, Duration timeout) {
        Transfer pending =
                Transfer.of(id, 1, 2, amount, 1, 1).toBuilder()
                        .flags(TransferFlags.PENDING)
                        .timeout(timeout)
                        .build();
        assertThat(client.createTransfer(pending).status()).isEqualTo(CreateTransferStatus.CREATED);
    }

    private List<UInt128> pendingIds() {
        return server.pendingTransfers().stream().map(Transfer::id).toList();
    }

    @Test
    void showsWhatTheClientWouldSee() {
        transfer(10, 5);
        hold(11, 7, Duration.ofMinutes(1));
        hold(12, 8, Duration.ofMinutes(2));

        assertThat(server.accounts())
                .isEqualTo(client.lookupAccounts(List.of(UInt128.of(1), UInt128.of(2))));
        assertThat(server.transfers())
                .isEqualTo(
                        client.lookupTransfers(
                                List.of(UInt128.of(10), UInt128.of(11), UInt128.of(12))));
        assertThat(server.pendingTransfers()).isEqualTo(server.transfers().subList(1, 3));

        client.createTransfer(Transfer.voidPending(13, 11));
        assertThat(pendingIds()).containsExactly(UInt128.of(12));
        clock.advance(Duration.ofMinutes(3));
        assertThat(pendingIds()).isEmpty();
        assertThat(server.accounts().getFirst().debitsPending()).isEqualTo(UInt128.ZERO);
    }

    @Test
    void showsMoreThanFitsAMessage() {
        List<Transfer> batch = new ArrayList<>();
        for (int i = 0; i < 8_000; i++) {
            batch.add(Transfer.of(100 + i, 1, 2, 1, 1, 1));
        }
        client.createTransfers(batch);
        client.createTransfers(batch.stream().map(ServerStateTest::moved).toList());
        List<Transfer> all = server.transfers();
        assertThat(all).hasSize(16_000);
        assertThat(all.stream().map(Transfer::id).distinct()).hasSize(16_000);
        assertThat(all.stream().map(Transfer::timestamp)).isSorted();
    }

    private static Transfer moved(Transfer transfer) {
        return transfer.toBuilder().id(UInt128.of(transfer.id().low() + 10_000)).build();
    }

    @Test
    void resetEmptiesTheLedgerAndKeepsTheClient() {
        hold(10, 5, Duration.ofMinutes(1));
        long before = server.transfers().getFirst().timestamp();
        long session = server.sessions().getFirst().number();
        server.reset();
        assertThat(server.accounts()).isEmpty();
        assertThat(server.transfers()).isEmpty();
        assertThat(server.pendingTransfers()).isEmpty();
        clock.advance(Duration.ofMinutes(2));

        assertThat(client.lookupAccount(1)).isEmpty();
        createAccounts(1, 2);
        assertThat(transfer(10, 6)).isEqualTo(CreateTransferStatus.CREATED);
        assertThat(server.transfers().getFirst().timestamp()).isGreaterThan(before);
        assertThat(server.sessions().getFirst().number()).isEqualTo(session);
    }

    /** An id that failed for a reason that may pass is used up, until the ledger is another one. */
    @Test
    void aSnapshotHasAllThatBelongsToTheLedger() {
        Transfer early = Transfer.of(20, 1, 3, 1, 1, 1);
        assertThat(client.createTransfer(early).status())
                .isEqualTo(CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND);
        transfer(10, 5);
        Snapshot snapshot = server.snapshot();
        List<Account> accounts = server.accounts();
        List<Transfer> transfers = server.transfers();
        assertThat(snapshot).hasToString("Snapshot[2 accounts, 1 transfers]");

        for (int round = 0; round < 2; round++) {
            createAccounts(3);
            assertThat(transfer(11, 5)).isEqualTo(CreateTransferStatus.CREATED);
            assertThat(client.createTransfer(early).status())
                    .isEqualTo(CreateTransferStatus.ID_ALREADY_FAILED);
            server.restore(snapshot);
            assertThat(server.accounts()).isEqualTo(accounts);
            assertThat(server.transfers()).isEqualTo(transfers);
            assertThat(transfer(10, 5)).isEqualTo(CreateTransferStatus.EXISTS);
        }
        server.reset();
        createAccounts(1, 2, 3);
        assertThat(client.createTransfer(early).status()).isEqualTo(CreateTransferStatus.CREATED);
    }

    @Test
    void whatIsPendingInASnapshotExpiresByTheClock() {
        hold(10, 5, Duration.ofMinutes(1));
        hold(11, 6, Duration.ofMinutes(3));
        Snapshot snapshot = server.snapshot();
        clock.advance(Duration.ofMinutes(2));
        assertThat(pendingIds()).containsExactly(UInt128.of(11));
        client.createTransfer(Transfer.postPending(12, 11));

        server.restore(snapshot);
        // One is due by now and has expired again; the other one is as it was.
        assertThat(pendingIds()).containsExactly(UInt128.of(11));
        assertThat(client.createTransfer(Transfer.postPending(13, 10)).status())
                .isEqualTo(CreateTransferStatus.PENDING_TRANSFER_EXPIRED);
        assertThat(server.accounts().getFirst().debitsPending()).isEqualTo(UInt128.of(6));
        clock.advance(Duration.ofMinutes(2));
        assertThat(pendingIds()).isEmpty();
        assertThat(client.lookupAccount(1).orElseThrow().debitsPending()).isEqualTo(UInt128.ZERO);
    }

    @Test
    void aSnapshotGoesIntoAnotherServerWhoseClockIsBehind() {
        transfer(10, 5);
        Snapshot snapshot = server.snapshot();
        TestClock earlier = TestClock.at(START.minusSeconds(1_000_000));
        try (EmbeddedServer other = EmbeddedServer.builder().clock(earlier).start();
                Client ofOther = Client.open(other.address())) {
            ofOther.createAccount(Account.of(7, 1, 1));
            other.restore(snapshot);
            assertThat(other.accounts()).isEqualTo(server.accounts());
            ofOther.createTransfer(Transfer.of(11, 2, 1, 3, 1, 1));
            assertThat(other.transfers()).hasSize(2);
            assertThat(other.transfers().stream().map(Transfer::timestamp)).isSorted();
        }
        // What happened there stayed there.
        assertThat(server.transfers()).hasSize(1);
        server.restore(snapshot);
        assertThat(server.transfers()).hasSize(1);
    }

    @Test
    void knowsTheSessions() {
        assertThat(server.sessionCount()).isEqualTo(1);
        ClientSession session = server.sessions().getFirst();
        assertThat(session.clientId()).isEqualTo(client.id());
        assertThat(session.release()).isEqualTo("0.17.9");
        assertThat(session.number()).isEqualTo(2);
        assertThat(session.lastRequest()).isEqualTo(2);
        client.lookupAccount(1);
        assertThat(server.sessions().getFirst().lastRequest()).isEqualTo(3);
    }

    @Test
    void refusesOnceItIsClosed() {
        Snapshot snapshot = server.snapshot();
        server.close();
        assertThatThrownBy(server::reset)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> server.restore(snapshot))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(server::accounts).isInstanceOf(IllegalStateException.class);
        assertThat(snapshot.accountCount()).isEqualTo(2);
    }
}
