package tigerbeetle.panama.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;

/**
 * A client in a JVM that starts with an AOT cache (JEP 514): what its driver loads and links is
 * recorded once, from its start to its first reply and its first batch.
 */
final class AotCache {

    private static final int JDK_MIN = 25;
    private static final int JAR_SECONDS_MAX = 60;
    private static final String CLASS_PATH_OPTION = "-cp";

    private final Peer peer;
    private final boolean standIn;
    private final Path directory;

    private AotCache(Path directory, Peer peer, boolean standIn) {
        this.peer = peer;
        this.standIn = standIn;
        this.directory = directory.resolve(peer.name() + (standIn ? "-standin" : ""));
    }

    /** Whether that is a client in a JVM. */
    static boolean isFor(Peer peer) {
        return peer.command().getFirst().equals(Jvm.java());
    }

    /**
     * The same client, which starts with a cache.
     *
     * @param directory for its jars and the cache
     * @param address of the server from which the recorded run gets its first reply
     * @throws TestAbortedException if this JDK makes none
     */
    static Peer of(Path directory, Peer peer, boolean standIn, String address)
            throws IOException, InterruptedException, Driver.DriverException {
        int jdk = Runtime.version().feature();
        Skip.unless(jdk >= JDK_MIN, "an AOT cache needs JDK " + JDK_MIN + ", this is " + jdk);
        return new AotCache(directory, peer, standIn).made(address);
    }

    private Peer made(String address)
            throws IOException, InterruptedException, Driver.DriverException {
        Files.createDirectories(directory);
        Path cache = directory.resolve("cache.aot").toAbsolutePath();
        Files.deleteIfExists(cache);
        List<String> command = ofJars(standIn ? peer.standIn() : peer.command());
        Path log = directory.resolve("recording.log");
        List<String> recording = with("-XX:AOTCacheOutput=" + cache, command);
        try (Driver driver = Driver.start(recording, peer.environment(), log)) {
            driver.open(address, LoadBlock.TIMEOUT);
            FillScenario.firstMs(driver);
        } // at whose end it is written
        Skip.unless(Files.exists(cache), "no AOT cache was written: " + log);
        List<String> all = with("-XX:AOTCache=" + cache, command);
        return new Peer(
                peer.name() + "-aot",
                peer.title() + ", with an AOT cache",
                standIn ? peer.command() : all,
                standIn ? all : peer.standIn(),
                peer.environment(),
                false,
                peer.loads());
    }

    private static List<String> with(String option, List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.add(1, option);
        return all;
    }

    /** The command with jars in place of directories, of which a cache knows nothing. */
    private List<String> ofJars(List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        int at = all.indexOf(CLASS_PATH_OPTION) + 1;
        List<String> jars = new ArrayList<>();
        for (String entry : all.get(at).split(File.pathSeparator, -1)) {
            jars.add(Files.isDirectory(Path.of(entry)) ? jar(entry, jars.size()) : entry);
        }
        all.set(at, String.join(File.pathSeparator, jars));
        return all;
    }

    private String jar(String classes, int number) throws IOException, InterruptedException {
        String jar = directory.resolve(number + ".jar").toAbsolutePath().toString();
        ForkedJvm.Result result =
                new Command(
                                List.of(
                                        Jvm.tool("jar"),
                                        "--create",
                                        "--no-compress",
                                        "--file",
                                        jar,
                                        "-C",
                                        classes,
                                        "."))
                        .run(JAR_SECONDS_MAX);
        Skip.unless(result.exitCode() == 0, "no jar of " + classes + ": " + result.output());
        return jar;
    }
}
