package tigerbeetle.panama.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.junit.real.RealServer;
import tigerbeetle.panama.junit.real.ServerChoice;

/**
 * Replicas of a fresh real cluster on this machine, each a process that can be killed, started
 * again, stopped and continued. The binary is the one that {@code TIGERBEETLE_BIN} names. For one
 * thread.
 */
final class RealCluster implements AutoCloseable {

    /** What to do about having none. */
    static final String HOW =
            "no real TigerBeetle can be started; name a tigerbeetle 0.17.9 binary with"
                    + " TIGERBEETLE_BIN, for example one of"
                    + " https://github.com/tigerbeetle/tigerbeetle/releases/tag/0.17.9";

    /** A gigabyte for each replica, written again and again: in memory where there is a place. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final int PORT_MIN = 20_000;
    private static final int PORT_END = 30_000;

    private final List<Integer> ports;
    private final Path directory;
    private final List<@Nullable Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::killAll);

    private RealCluster(List<Integer> ports, Path directory) {
        this.ports = ports;
        this.directory = directory;
    }

    /** Whether there is a binary to start replicas from. */
    static boolean isAvailable() {
        return System.getenv(ServerChoice.BINARY_VARIABLE) != null;
    }

    /** Formats and starts so many replicas. */
    static RealCluster start(int replicas) throws IOException, InterruptedException {
        Path directory =
                Files.isWritable(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "tigerbeetle")
                        : Files.createTempDirectory("tigerbeetle");
        RealCluster cluster = new RealCluster(freePorts(replicas), directory);
        Runtime.getRuntime().addShutdownHook(cluster.atExit);
        try {
            for (int replica = 0; replica < replicas; replica++) {
                String file = cluster.file(replica).toString();
                RealServer.format(binary(), replica, replicas, file, cluster.log(replica));
                cluster.processes.add(null);
                cluster.start0(replica);
            }
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /**
     * Ports that nobody listens at. Not any free ones: from the range of those, connections take
     * theirs, too, and while a replica is down one of its own clients may come by its port.
     */
    private static List<Integer> freePorts(int count) {
        return ThreadLocalRandom.current()
                .ints(PORT_MIN, PORT_END)
                .distinct()
                .filter(RealCluster::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The addresses for clients, in the order of the replicas. */
    String addresses() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    private Path file(int replica) {
        return directory.resolve("0_" + replica + ".tigerbeetle");
    }

    private static String binary() {
        return Objects.requireNonNull(System.getenv(ServerChoice.BINARY_VARIABLE), HOW);
    }

    private Path log(int replica) {
        return directory.resolve("log-" + replica);
    }

    private void start0(int replica) throws IOException {
        processes.set(
                replica,
                new ProcessBuilder(
                                binary(),
                                "start",
                                "--addresses=" + addresses(),
                                "--cache-grid=256MiB",
                                file(replica).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(replica).toFile()))
                        .start());
    }

    private Process process(int replica) {
        Process process = processes.get(replica);
        if (process == null) {
            throw new IllegalStateException("replica " + replica + " is not running");
        }
        return process;
    }

    /** Ends it as a power failure does (SIGKILL). */
    void kill(int replica) throws InterruptedException {
        process(replica).destroyForcibly().waitFor();
        processes.set(replica, null);
    }

    /** Starts it again after a kill, with the data that it has. */
    void restart(int replica) throws IOException {
        if (processes.get(replica) != null) {
            throw new IllegalStateException("replica " + replica + " is running");
        }
        start0(replica);
    }

    /** Halts it, with all its connections (SIGSTOP). */
    void suspend(int replica) throws IOException, InterruptedException {
        signal("-STOP", replica);
    }

    /** Lets it go on after that (SIGCONT). */
    void resume(int replica) throws IOException, InterruptedException {
        signal("-CONT", replica);
    }

    private void signal(String signal, int replica) throws IOException, InterruptedException {
        String pid = Long.toString(process(replica).pid());
        int exitCode = new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
        if (exitCode != 0) {
            throw new IOException("kill " + signal + " ended with " + exitCode);
        }
    }

    /** The end of each replica's log, for a message. */
    String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int replica = 0; replica < ports.size(); replica++) {
            Path log = log(replica);
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            text.append("replica ").append(replica).append(":\n");
            lines.subList(Math.max(0, lines.size() - 20), lines.size())
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    private void killAll() {
        for (Process process : processes) {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** Kills what runs, and deletes the files. */
    @Override
    public void close() throws IOException {
        killAll();
        for (Process process : processes) {
            if (process != null) {
                process.onExit().join();
            }
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
        RealServer.delete(directory);
    }
}
