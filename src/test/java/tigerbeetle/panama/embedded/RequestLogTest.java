package tigerbeetle.panama.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.RequestLogEntry.Dropped;
import tigerbeetle.panama.embedded.RequestLogEntry.Evicted;
import tigerbeetle.panama.embedded.RequestLogEntry.Replied;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.U128;
import tigerbeetle.panama.testing.TestClock;

class RequestLogTest {

    @Test
    void tellsWhatAClientAsked() {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        TestClock clock = TestClock.at(start);
        try (EmbeddedServer server = EmbeddedServer.builder().clock(clock).start();
                Client client = Client.open(server.address())) {
            client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
            client.createTransfers(
                    List.of(
                            Transfer.of(1, 1, 2, 5, 1, 1),
                            Transfer.of(2, 1, 3, 5, 1, 1),
                            Transfer.of(3, 1, 2, 5, 1, 1)));
            client.lookupAccounts(List.of(UInt128.of(1), UInt128.of(7)));

            List<RequestLogEntry> log = server.requestLog();
            assertThat(log)
                    .extracting(RequestLogEntry::operation)
                    .containsExactly(
                            "register", "create_accounts", "create_transfers", "lookup_accounts");
            assertThat(log).extracting(RequestLogEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
            assertThat(log).extracting(RequestLogEntry::time).containsOnly(start);
            assertThat(log).extracting(RequestLogEntry::clientId).containsOnly(client.id());
            assertThat(log).extracting(RequestLogEntry::eventCount).containsExactly(0, 2, 3, 2);
            assertThat(log.get(0).outcome()).isEqualTo(new Replied(256 + 64, 0, 0, false));
            assertThat(log.get(1).outcome()).isEqualTo(new Replied(256 + 3 * 16, 2, 0, false));
            assertThat(log.get(2).outcome()).isEqualTo(new Replied(256 + 4 * 16, 2, 1, false));
            assertThat(log.get(3).outcome()).isEqualTo(new Replied(256 + 2 * 128, 0, 0, false));

            server.clearRequestLog();
            assertThat(server.requestLog()).isEmpty();
            client.lookupAccount(1);
            assertThat(server.requestLog().getFirst().sequence()).isEqualTo(5);
        }
    }

    @Test
    void tellsWhatWasNotAnswered() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient client = new RawClient(server, 1);
                RawClient stranger = new RawClient(server, 2)) {
            client.register();
            client.ask(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1, 2));
            // From before the last one: no answer.
            client.send(TestMessages.register(client.id));
            int number = Operation.LOOKUP_ACCOUNTS.number();
            stranger.send(
                    TestMessages.request(
                            stranger.id, 2, 1, U128.ZERO, number, TestMessages.ids(1)));
            stranger.receive();
            client.ping();
            assertThat(server.requestLog())
                    .extracting(RequestLogEntry::outcome)
                    .contains(new Dropped("OLD_REQUEST"), new Evicted(EvictionReason.NO_SESSION));
        }
    }

    @Test
    void countsInEveryDialect() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient client = new RawClient(server, 1)) {
            client.register();
            client.ask(Operation.CREATE_ACCOUNTS_UNBATCHED, unbatched(1, 2));
            client.ask(Operation.CREATE_ACCOUNTS_UNBATCHED, unbatched(1, 3));
            client.ask(Operation.CREATE_ACCOUNTS_SPARSE, TestMessages.accounts(3, 4));
            assertThat(server.requestLog())
                    .extracting(RequestLogEntry::outcome)
                    .extracting(outcome -> ((Replied) outcome).createdCount())
                    .containsExactly(0, 2, 1, 1);
            assertThat(server.requestLog())
                    .extracting(RequestLogEntry::operation)
                    .containsOnly("register", "create_accounts");
        }
    }

    /** The events without the trailer. */
    private static byte[] unbatched(long... ids) {
        return Arrays.copyOf(TestMessages.accounts(ids), ids.length * Account.SIZE);
    }

    @Test
    void isBounded() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.builder().requestLogSize(2).start();
                EmbeddedServer without = EmbeddedServer.builder().requestLogSize(0).start();
                RawClient client = new RawClient(server, 1);
                RawClient other = new RawClient(without, 1)) {
            client.register();
            client.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            client.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            assertThat(server.requestLog())
                    .extracting(RequestLogEntry::sequence)
                    .containsExactly(2L, 3L);
            other.register();
            assertThat(without.requestLog()).isEmpty();
        }
        assertThatThrownBy(() -> EmbeddedServer.builder().requestLogSize(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("requestLogSize is -1, not in 0 to 1000000");
    }
}
