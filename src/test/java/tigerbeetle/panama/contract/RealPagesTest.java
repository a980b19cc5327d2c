package tigerbeetle.panama.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tigerbeetle.panama.Skip;

/** Streams of pages on a real server, where there is one. */
class RealPagesTest extends PagesContract {

    private static RealServer server;

    @BeforeAll
    static void start() throws Exception {
        Skip.unless(RealServer.isConfigured(), "RealPagesTest: " + RealServer.HOW);
        server = RealServer.start();
        connect(server.address());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            disconnect();
            server.stop();
        }
    }
}
