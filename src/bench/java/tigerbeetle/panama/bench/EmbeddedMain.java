package tigerbeetle.panama.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * The embedded server as a process of its own, which a line on its standard input empties, so that
 * each block of work begins alike; it ends when its input does.
 */
final class EmbeddedMain {

    private EmbeddedMain() {}

    public static void main(String... arguments) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.address());
            while (in.readLine() != null) {
                server.reset();
                System.gc(); // what was there shall not be collected while something is measured
                System.out.println("reset");
            }
        }
    }
}
