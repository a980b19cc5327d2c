package tigerbeetle.panama.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** Streams of pages on the embedded server. */
class EmbeddedPagesTest extends PagesContract {

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
