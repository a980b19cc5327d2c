package tigerbeetle.panama.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** The long runs can fail: a server that does what it must not is noticed under load. */
@Timeout(60)
class LoadTest {

    private final Tally tally = new Tally();
    private EmbeddedServer server;
    private Client client;
    private Load load;

    @BeforeEach
    void start() {
        server = EmbeddedServer.start();
        client = Client.open(server.address());
        load = new Load(server.address(), Duration.ofMillis(5), tally);
        load.call(() -> client, new SplittableRandom(7));
        while (tally.transfers.sum() < 100) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @AfterEach
    void stop() {
        load.close();
        client.close();
        server.close();
    }

    @Test
    void aLedgerThatIsLostIsNoticed() {
        server.reset();
        assertThatThrownBy(load::finish).hasRootCauseInstanceOf(InvariantBroken.class);
    }

    @Test
    void aTransferOfNobodyIsNoticed() {
        while (!load.isOver()) { // each caller begins with other accounts now and then
            Transfer latest = server.transfers().getLast();
            client.createTransfer(latest.toBuilder().id(Id.next()).timestamp(0).build());
        }
        assertThatThrownBy(load::finish).hasRootCauseInstanceOf(InvariantBroken.class);
    }
}
