package tigerbeetle.panama.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract of batches on a real server, where there is one. */
class RealBatchTest extends BatchContract {

    private static final String HOW =
            "skipped: no real TigerBeetle is configured; name a running one's address with"
                    + " -Dtigerbeetle.address=HOST:PORT or TIGERBEETLE_ADDRESS, or a tigerbeetle"
                    + " 0.17.9 binary with TIGERBEETLE_BIN";

    private static RealServer server;

    @BeforeAll
    static void start() throws Exception {
        if (!RealServer.isConfigured()) {
            System.out.println("RealBatchTest " + HOW);
        }
        assumeTrue(RealServer.isConfigured(), HOW);
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
