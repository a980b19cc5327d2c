package tigerbeetle.panama.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real TigerBeetle to test against: one that runs already, at the address in the system property
 * {@code tigerbeetle.address} or the environment variable {@code TIGERBEETLE_ADDRESS}, or one that
 * is started here from the binary that the environment variable {@code TIGERBEETLE_BIN} names.
 */
public final class RealServer {

    /** What to do about having none. */
    public static final String HOW =
            "no real TigerBeetle is configured; name a running one's address with"
                    + " -Dtigerbeetle.address=HOST:PORT or TIGERBEETLE_ADDRESS, or a tigerbeetle"
                    + " 0.17.9 binary with TIGERBEETLE_BIN";

    private final String address;
    private final @Nullable Process process;
    private final @Nullable Path directory;
    private final long startedInNs;

    private RealServer(
            String address, @Nullable Process process, @Nullable Path directory, long startedInNs) {
        this.address = address;
        this.process = process;
        this.directory = directory;
        this.startedInNs = startedInNs;
    }

    /** Whether there is one to run against. */
    public static boolean isConfigured() {
        return configuredAddress() != null || binary() != null;
    }

    /** Whether it is one that is started here, and not somebody else's, too. */
    static boolean isOurs() {
        return configuredAddress() == null && binary() != null;
    }

    private static @Nullable String configuredAddress() {
        return System.getProperty("tigerbeetle.address", System.getenv("TIGERBEETLE_ADDRESS"));
    }

    private static @Nullable String binary() {
        return System.getenv("TIGERBEETLE_BIN");
    }

    /** The configured server, or a fresh one of cluster 0 with production limits. */
    public static RealServer start() throws IOException, InterruptedException {
        String address = configuredAddress();
        if (address != null) {
            return new RealServer(address, null, null, 0);
        }
        String binary = binary();
        if (binary == null) {
            throw new IllegalStateException("no real server is configured");
        }
        Path directory = Files.createTempDirectory("tigerbeetle");
        String file = directory.resolve("0_0.tigerbeetle").toString();
        int formatted =
                new ProcessBuilder(
                                binary,
                                "format",
                                "--cluster=0",
                                "--replica=0",
                                "--replica-count=1",
                                file)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (formatted != 0) {
            throw new IOException(binary + " format ended with " + formatted);
        }
        // With --addresses=0 it prints the port that it chose, and ends when its input does.
        long startNs = System.nanoTime();
        Process process =
                new ProcessBuilder()
                        .command(binary, "start", "--addresses=0", "--cache-grid=256MiB", file)
                        .redirectError(directory.resolve("log").toFile())
                        .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IOException(binary + " start: " + Files.readString(directory.resolve("log")));
        }
        long startedInNs = System.nanoTime() - startNs;
        return new RealServer("127.0.0.1:" + port.strip(), process, directory, startedInNs);
    }

    /** The address for clients on this machine. */
    public String address() {
        return address;
    }

    /** Its process, if it was started here. */
    public @Nullable ProcessHandle handle() {
        return process == null ? null : process.toHandle();
    }

    /** How long it took, from the start of the formatted server until it listened. */
    public long startedInNs() {
        return startedInNs;
    }

    /** Ends it and deletes its file, if it was started here. */
    public void stop() throws IOException, InterruptedException {
        if (process != null && directory != null) {
            process.destroyForcibly().waitFor();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
