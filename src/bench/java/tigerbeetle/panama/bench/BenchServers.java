package tigerbeetle.panama.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.junit.real.RealServer;

/** The three kinds of servers that there can be. */
final class BenchServers {

    private BenchServers() {}

    /** The embedded server in a JVM of its own. */
    static final class Embedded extends BenchServer {

        private final Process process;
        private final BufferedReader output;
        private final String address;

        Embedded(Path log) throws IOException {
            super("embedded");
            List<String> command =
                    Jvm.command(List.of("-XX:MaxRAMPercentage=40"), EmbeddedMain.class);
            process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            output = process.inputReader();
            address = answer(log);
        }

        private String answer(Path log) throws IOException {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the embedded server has ended, see " + log);
            }
            return line;
        }

        @Override
        String renew(long transfers) throws IOException {
            OutputStream input = process.getOutputStream();
            input.write("reset\n".getBytes(StandardCharsets.UTF_8));
            input.flush();
            if (output.readLine() == null) {
                throw new IOException("the embedded server has ended");
            }
            return address;
        }

        @Override
        ProcessHandle process() {
            return process.toHandle();
        }

        @Override
        void stop() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    /** A real server, started anew with an empty file when the last one has grown large. */
    static final class Real extends BenchServer {

        /** So that the file, some hundred bytes a transfer, fits into memory. */
        private static final long TRANSFERS_MAX = 12_000_000;

        private @Nullable RealServer server;
        private long transfers;

        Real() {
            super("real");
        }

        @Override
        String renew(long more) throws IOException, InterruptedException {
            RealServer current = server;
            if (current == null || (transfers > 0 && transfers + more > TRANSFERS_MAX)) {
                stop();
                transfers = 0;
                current = RealServer.start();
                server = current;
            }
            transfers += more;
            return current.address();
        }

        @Override
        @Nullable ProcessHandle process() {
            return server == null ? null : server.handle();
        }

        @Override
        void stop() throws IOException, InterruptedException {
            RealServer current = server;
            server = null;
            if (current != null) {
                current.stop();
            }
        }
    }

    /** One that runs already, and is left as it is. */
    static final class Remote extends BenchServer {

        private final String address;

        Remote(String address) {
            super(address);
            this.address = address;
        }

        @Override
        String renew(long transfers) {
            return address;
        }

        @Override
        @Nullable ProcessHandle process() {
            return null;
        }

        @Override
        void stop() {}
    }
}
