package tigerbeetle.panama.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.testing.TestClock;

// What the API documentation of the extension shows: javadoc takes the region from here.
// @start region="junit"
@TigerBeetleTest
class HoldTest {
    @BeforeEach
    void open(Client client) { // connected, to a server that is empty
        client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));
    }

    @Test
    void holdExpires(Client client, EmbeddedServer server, TestClock clock) {
        Duration day = Duration.ofDays(1);
        client.createTransfer(
                Transfer.of(1, 1, 2, 25, 700, 1).toBuilder()
                        .flags(TransferFlags.PENDING)
                        .timeout(day)
                        .build());
        assertEquals(UInt128.of(25), client.lookupAccount(1).orElseThrow().debitsPending());

        clock.advance(day.plusMillis(1)); // nobody sleeps

        assertEquals(List.of(), server.pendingTransfers());
        assertEquals(UInt128.ZERO, client.lookupAccount(1).orElseThrow().debitsPending());
    }
}
// @end
