package tigerbeetle.panama.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** The contract on the embedded server. */
class EmbeddedEventsTest extends EventsContract {

    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start();
        connect(server.address());
    }

    @AfterAll
    static void stop() {
        disconnect();
        server.close();
    }
}
