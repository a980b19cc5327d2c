package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.bench.CapacityModel.Costs;
import tigerbeetle.panama.bench.CapacityModel.Measured;
import tigerbeetle.panama.bench.driver.Work;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** What the capacity model is measured and drawn with. */
class ScalingTest {

    @TempDir private Path directory;

    @Test
    void aSlowNetworkLosesNothing() throws Exception {
        byte[] sent = new byte[1_000_000];
        new Random(7).nextBytes(sent);
        try (ServerSocket echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DelayProxy proxy = DelayProxy.start("127.0.0.1:" + echo.getLocalPort())) {
            Thread.ofVirtual().start(() -> echo(echo));
            proxy.roundTrip(2_000);
            int port = Integer.parseInt(proxy.address().split(":", 2)[1]);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write(sent); // the proxy keeps what nobody reads yet

                assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            }
        }
    }

    private static void echo(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The test has ended.
        }
    }

    @Test
    void theLoadCountsWhatIsInTheLedger() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start();
                Client client = Client.open(server.address())) {
            client.createAccounts(
                    LongStream.rangeClosed(1, Work.ACCOUNTS)
                            .mapToObj(id -> Account.of(id, Work.LEDGER, Work.CODE))
                            .toList());
            try (ScalingLoad load = new ScalingLoad(server.address(), 1, 1, new AtomicLong(1))) {
                load.throughput(new ScalingPoint(1, 5, 3, 0, false), 0.05);
                load.throughput(new ScalingPoint(1, 2, 1, 100, false), 0.05);

                assertThat(load.created()).isPositive();
                assertThat(server.transfers()).hasSize(Math.toIntExact(load.created()));
            }
        }
    }

    @Test
    void thePictureHasADotForEachPoint() throws Exception {
        CapacityModel model = new CapacityModel(new Costs(200, 3, 1), new Costs(50, 1, 1));
        List<Measured> measured =
                List.of(
                        new Measured(new ScalingPoint(1, 64, 1, 0, true), 0, 50_000),
                        new Measured(new ScalingPoint(1, 300, 1, 1_000, false), 1_100, 60_000),
                        new Measured(new ScalingPoint(1, 1, 100, 0, false), 0, 70_000),
                        new Measured(new ScalingPoint(4, 64, 1, 0, true), 0, 80_000));
        Path file = directory.resolve("scaling.svg");
        ScalingSvg.write(
                List.of(new ScalingSvg.Panel("real", model, measured)), List.of("a machine"), file);

        String picture = Files.readString(file);

        assertThat(picture).contains("real server", "a machine");
        // Three of the legend, three points of one session, and the hole in the fitted one.
        assertThat(picture.split("<circle ", -1)).hasSize(1 + 3 + 3 + 1);
        assertThat(picture.split("<polyline ", -1)).hasSize(1 + 3);
    }
}
