package tigerbeetle.panama.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.faults.Fault.Direction;
import tigerbeetle.panama.faults.Fault.Kind;

/** The proxy does what it says: the faults of the long runs are faults. */
@Timeout(60)
class FaultProxyTest {

    private final ConcurrentLinkedQueue<AssertionError> failures = new ConcurrentLinkedQueue<>();
    private EmbeddedServer server;
    private FaultProxy proxy;
    private Client client;

    @BeforeEach
    void open() throws Exception {
        server = EmbeddedServer.start();
        proxy = FaultProxy.start(server.address(), failures::add);
        client = Client.open(proxy.address());
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
        server.clearRequestLog();
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
        server.close();
        assertThat(failures).isEmpty();
    }

    private boolean transfer() {
        return client.createTransfer(Transfer.of(10, 1, 2, 5, 1, 1)).status().isCreated();
    }

    @Test
    void withoutFaultsItIsTransparent() {
        assertThat(transfer()).isTrue();
        assertThat(proxy.connectionCount()).isEqualTo(1);
        assertThat(server.requestLog()).hasSize(1);
    }

    /** The receiver notices, and drops the connection; a request is then sent and replied again. */
    @ParameterizedTest
    @EnumSource
    void aFlippedBitEndsTheConnection(Direction direction) throws Exception {
        var over = proxy.strike(new Fault(Kind.CORRUPT, direction, 7));
        assertThat(transfer()).isTrue();
        over.get(1, TimeUnit.SECONDS);
        assertThat(proxy.connectionCount()).isEqualTo(2);
        assertThat(server.requestLog()).hasSize(direction == Direction.TO_SERVER ? 1 : 2);
    }

    @Test
    void anEarlierMessageIsSentAgain() throws Exception {
        var over = proxy.strike(new Fault(Kind.REPLAY, Direction.TO_SERVER, 7));
        assertThat(transfer()).isTrue();
        over.get(1, TimeUnit.SECONDS);
        assertThat(server.transfers()).hasSize(1);
        assertThat(proxy.connectionCount()).isEqualTo(1);
    }
}
