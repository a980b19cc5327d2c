package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * The drivers of the official clients, as far as they can be had on this machine, on an embedded
 * server: they do what they are asked for, and the ledger agrees.
 */
@Timeout(200)
class DriversIT {

    private static final Path DIRECTORY = Path.of("target", "bench");

    private static EmbeddedServer embedded;
    private static BenchServer server;

    @BeforeAll
    static void start() {
        embedded = EmbeddedServer.start();
        server = new BenchServers.Remote(embedded.address());
    }

    @AfterAll
    static void stop() throws Exception {
        server.end();
        embedded.close();
    }

    /** DriversTest has the others. */
    static Stream<String> names() {
        return Stream.of("jni", "rust", "node", "python");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDriverDoesAllThatItIsAskedFor(String name) throws Exception {
        Console console = new Console(System.out);
        List<Peer> peers = new Peers(DIRECTORY).ready(Set.of(name), console);
        Skip.unless(!peers.isEmpty(), String.join(", ", console.failures()));
        embedded.reset();
        String address = server.prepare(0);
        Peer peer = peers.getFirst();
        Path log = DIRECTORY.resolve(name + ".log");

        try (Driver driver = Driver.start(peer.command(), peer.environment(), log)) {
            DriverChecks.check(driver, address, peer.loads());

            assertThat(server.created()).isPositive().isEqualTo(embedded.transfers().size());
            DriverChecks.checkPages(driver, embedded.transfers().size());
        }
    }
}
