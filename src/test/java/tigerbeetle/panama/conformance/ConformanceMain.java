package tigerbeetle.panama.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.NativeException;

/**
 * What {@code scripts/conformance} runs: replays recordings through the native client and says what
 * is not as recorded.
 *
 * <p>Exit codes: 0 if every step passed, 1 if one failed or the server does not answer, 2 for a
 * wrong option or a file that is not a recording; then nothing is replayed.
 */
public final class ConformanceMain {

    private static final String ADDRESS = "--address";
    private static final String ENDING = ".jsonl";
    private static final int DIFFERENCES_SHOWN_MAX = 10;

    /** The client tries again twice a second. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Duration connectTimeout;
    private long passed;
    private long failed;

    /**
     * @param connectTimeout how long to wait for the first answer of a given server
     */
    ConformanceMain(PrintStream out, PrintStream err, Duration connectTimeout) {
        this.out = out;
        this.err = err;
        this.connectTimeout = connectTimeout;
    }

    /**
     * Runs the command.
     *
     * @param arguments files, directories of files, and perhaps {@code --address HOST:PORT}
     */
    public static void main(String... arguments) throws Exception {
        System.exit(new ConformanceMain(System.out, System.err, CONNECT_TIMEOUT).run(arguments));
    }

    /** Runs the command and returns its exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        List<Recording> recordings = new ArrayList<>();
        String address;
        try {
            List<String> places = new ArrayList<>();
            address = parse(arguments, places);
            for (Path file : files(places)) {
                recordings.add(Recording.read(file));
            }
        } catch (RecordingException e) {
            err.println("conformance: " + e.getMessage());
            return EXIT_USAGE;
        } catch (IllegalArgumentException e) {
            err.println("conformance: " + e.getMessage() + " (see --help)");
            return EXIT_USAGE;
        }
        try {
            if (address == null) {
                replayOnEmbedded(recordings);
            } else {
                replayOn(address, recordings);
            }
        } catch (NativeException | RequestFailedException e) {
            err.println("conformance: " + e.getMessage());
            return EXIT_FAILED;
        }
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0 ? 0 : EXIT_FAILED;
    }

    /** Adds files and directories to {@code places} and returns the address, if there is one. */
    private static @Nullable String parse(String[] arguments, List<String> places) {
        String address = null;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals(ADDRESS)) {
                i++;
                if (i == arguments.length || address != null) {
                    throw new IllegalArgumentException(ADDRESS + " needs one HOST:PORT");
                }
                address = numeric(arguments[i]);
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + argument);
            } else {
                places.add(argument);
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("no file or directory is given");
        }
        return address;
    }

    /** The address with the number of its host, as the library reads it. */
    private static String numeric(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(ADDRESS + " " + address + " is not HOST:PORT");
        }
        try {
            InetAddress host = InetAddress.getByName(address.substring(0, colon));
            String number = host.getHostAddress();
            return (host instanceof Inet6Address ? "[" + number + "]" : number)
                    + address.substring(colon);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(ADDRESS + " " + address + ": no such host", e);
        }
    }

    private static List<Path> files(List<String> places) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : places) {
            Path path = Path.of(place);
            if (!Files.isReadable(path)) {
                throw new IllegalArgumentException(
                        place + " cannot be read, or there is no such file or directory");
            }
            files.addAll(Files.isDirectory(path) ? filesIn(path) : List.of(path));
        }
        return files;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files =
                    entries.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(directory + " has no file *" + ENDING);
            }
            return files;
        }
    }

    private void replayOnEmbedded(List<Recording> recordings) throws InterruptedException {
        for (Future<Replay.Outcome> outcome : ClientReplay.onEmbedded(recordings)) {
            try {
                report(outcome.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NativeException cause) {
                    throw cause;
                }
                throw new AssertionError(e.getCause());
            }
        }
    }

    private void replayOn(String address, List<Recording> recordings) {
        if (recordings.size() > 1) {
            err.println(
                    "conformance: each recording expects an empty server, and %d share this one"
                            .formatted(recordings.size()));
        }
        try (NativeClient client = ClientReplay.open(address)) {
            try { // a look-up of nothing: it leaves the server as it is
                new ClientTarget(client, new RealTime(false), connectTimeout)
                        .execute(Operation.LOOKUP_ACCOUNTS, ByteBuffer.allocate(0));
            } catch (RequestFailedException e) {
                throw new RequestFailedException(
                        "no server of cluster 0 answers at " + address + ": " + e.reason());
            }
            for (Recording recording : recordings) {
                report(ClientReplay.on(client, recording));
            }
        }
    }

    private void report(Replay.Outcome outcome) {
        out.println(outcome.summary());
        out.print(outcome.differences(DIFFERENCES_SHOWN_MAX));
        out.flush();
        passed += outcome.passed();
        failed += outcome.failures().size();
    }
}
