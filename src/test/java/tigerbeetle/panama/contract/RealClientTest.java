package tigerbeetle.panama.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a real server, where there is one. */
class RealClientTest extends ClientContract {

    private static RealServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RealServer.startOrSkip("RealClientTest");
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
