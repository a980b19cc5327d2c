package tigerbeetle.panama.junit.real;

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
 * A real TigerBeetle to test against: one that runs already, or one that is started here; see
 * {@link ServerChoice}.
 */
public final class RealServer implements AutoCloseable {

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

    /** {@return whether there is one to run against} */
    public static boolean isConfigured() {
        return !(configured() instanceof ServerChoice.Embedded);
    }

    /** {@return whether it is one that is started here, and not somebody else's, too} */
    public static boolean isOurs() {
        return configured() instanceof ServerChoice.Binary;
    }

    private static ServerChoice configured() {
        return ServerChoice.of(System.getProperty(ServerChoice.ADDRESS_PROPERTY), System.getenv());
    }

    /**
     * The configured server, or a fresh one of cluster 0 with production limits.
     *
     * @return the server, which accepts connections
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static RealServer start() throws IOException, InterruptedException {
        return switch (configured()) {
            case ServerChoice.Embedded() ->
                    throw new IllegalStateException("no real server is configured");
            case ServerChoice.Running(String address) -> new RealServer(address, null, null, 0);
            case ServerChoice.Binary(String file) -> start(file);
        };
    }

    /**
     * Starts a fresh server of cluster 0 with production limits, on a free port.
     *
     * @param binary the program
     * @return the server, which accepts connections
     * @throws IOException if it cannot be started; what it printed is in the message
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static RealServer start(String binary) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tigerbeetle");
        try {
            return start(binary, directory);
        } catch (IOException | InterruptedException e) {
            delete(directory);
            throw e;
        }
    }

    /**
     * Makes the data file of one replica of a cluster 0.
     *
     * @param binary the program
     * @param replica which one, from 0 on
     * @param replicas how many there are
     * @param file to be made
     * @param log for what the program prints
     * @throws IOException if that fails; what it printed is in the message
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void format(String binary, int replica, int replicas, String file, Path log)
            throws IOException, InterruptedException {
        int exitCode =
                new ProcessBuilder(
                                binary,
                                "format",
                                "--cluster=0",
                                "--replica=" + replica,
                                "--replica-count=" + replicas,
                                file)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (exitCode != 0) {
            throw new IOException(
                    binary + " format ended with " + exitCode + ": " + Files.readString(log));
        }
    }

    private static RealServer start(String binary, Path directory)
            throws IOException, InterruptedException {
        String file = directory.resolve("0_0.tigerbeetle").toString();
        Path log = directory.resolve("log");
        format(binary, 0, 1, file, log);
        // With --addresses=0 it prints the port that it chose, and ends when its input does: so it
        // does not outlive this JVM.
        long startNs = System.nanoTime();
        Process process =
                new ProcessBuilder()
                        .command(binary, "start", "--addresses=0", "--cache-grid=256MiB", file)
                        .redirectError(log.toFile())
                        .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IOException(binary + " start: " + Files.readString(log));
        }
        long startedInNs = System.nanoTime() - startNs;
        return new RealServer("127.0.0.1:" + port.strip(), process, directory, startedInNs);
    }

    /** {@return the address for clients on this machine} */
    public String address() {
        return address;
    }

    /** {@return its process, if it was started here} */
    public @Nullable ProcessHandle handle() {
        return process == null ? null : process.toHandle();
    }

    /** {@return how long it took, from the start of the formatted server until it listened} */
    public long startedInNs() {
        return startedInNs;
    }

    /**
     * Ends it, if it was started here.
     *
     * @throws IOException if its files cannot be deleted
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void stop() throws IOException, InterruptedException {
        if (process != null && directory != null) {
            process.destroyForcibly().waitFor();
            delete(directory);
        }
    }

    /** As {@link #stop()}. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Deletes a directory with all that is in it.
     *
     * @param directory nobody uses it any more
     * @throws IOException if something cannot be deleted
     */
    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
