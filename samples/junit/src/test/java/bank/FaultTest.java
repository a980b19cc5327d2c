package bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientEvictedException;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.OutcomeUnknownException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.embedded.EvictionReason;
import tigerbeetle.panama.junit.TigerBeetleTest;

/** What goes wrong in production, on purpose. The next test has a server that works. */
@TigerBeetleTest
class FaultTest {
    private static final Transfer PAYMENT = Transfer.of(1, 1, 2, 25, 1, 1);

    @BeforeEach
    void open(Client client) {
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
    }

    @Test
    void aRetryDoesNotPayTwice(Client client, EmbeddedServer server) {
        server.faults().delayReplies(Duration.ofDays(1)); // executed, but nobody hears of it
        Client impatient = client.withTimeout(Duration.ofMillis(50));
        assertThrows(OutcomeUnknownException.class, () -> impatient.createTransfer(PAYMENT));

        server.faults().clear();
        CreateTransferStatus again = client.createTransfer(PAYMENT).status();

        assertEquals(CreateTransferStatus.EXISTS, again);
        assertEquals(1, server.transfers().size());
    }

    @Test
    void anEvictedClientIsReplaced(Client client, EmbeddedServer server) {
        server.faults().evict(client.id(), EvictionReason.NO_SESSION);
        assertThrows(ClientEvictedException.class, () -> client.createTransfer(PAYMENT));

        try (Client another = Client.open(server.address())) {
            assertEquals(CreateTransferStatus.CREATED, another.createTransfer(PAYMENT).status());
        }
    }
}
