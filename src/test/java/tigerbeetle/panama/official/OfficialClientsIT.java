package tigerbeetle.panama.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.embedded.ServerOutput;

/**
 * TigerBeetle's own clients, of three languages and all three dialects of the protocol, against the
 * server as {@code scripts/server} runs it: one process for all of them. The programs in {@code
 * src/test/resources/official} check every answer themselves.
 */
@Timeout(200)
class OfficialClientsIT {

    private static final Path PROGRAMS = Path.of("src", "test", "resources", "official");
    private static final String JAR = System.getProperty("packed.jar");
    private static final String MAIN = "tigerbeetle.panama/tigerbeetle.panama.embedded.ServerMain";

    private static final Pattern OK = Pattern.compile("ok (\\d+) checks");
    private static final int RUN_SECONDS_MAX = 60;

    /** The most events in a message: a trailer takes the place of one. */
    private static final String BATCHED_MAX = "8189";

    private static final String UNBATCHED_MAX = "8190";

    private static Process server;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        List<String> command =
                List.of(ForkedJvm.toolPath("java"), "-p", JAR, "-m", MAIN, "--port", "0");
        server = new ProcessBuilder(command).redirectErrorStream(true).start();
        address = ServerOutput.address(server);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @CsvSource({"0.17.9, " + BATCHED_MAX, "0.16.78, " + BATCHED_MAX, "0.16.33, " + UNBATCHED_MAX})
    void python(String version, String eventsMax) throws Exception {
        String python =
                Packages.program(
                        "Python 3.9 or later",
                        List.of("python3", "python", "py"),
                        "-c",
                        "import sys; sys.exit(sys.version_info < (3, 9))");
        String path = Packages.python(python, version).toString();
        Command load = new Command(List.of(python, "-c", "import tigerbeetle"));
        ForkedJvm.Result loaded = load.environment("PYTHONPATH", path).run(RUN_SECONDS_MAX);
        Skip.unless(
                loaded.exitCode() == 0,
                "tigerbeetle %s does not load here: %s".formatted(version, loaded.output()));

        run(
                new Command(program(python, "python/basic.py", eventsMax))
                        .environment("PYTHONPATH", path)
                        .environment("PYTHONDONTWRITEBYTECODE", "1"));
    }

    @Test
    void node() throws Exception {
        String node =
                Packages.program(
                        "Node 18 or later",
                        List.of("node"),
                        "-e",
                        "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)");
        String path = Packages.node("0.17.9").toString();
        Command load = new Command(List.of(node, "-e", "require('tigerbeetle-node')"));
        ForkedJvm.Result loaded = load.environment("NODE_PATH", path).run(RUN_SECONDS_MAX);
        Skip.unless(
                loaded.exitCode() == 0, "tigerbeetle-node does not load here: " + loaded.output());

        run(
                new Command(program(node, "node/basic.js", BATCHED_MAX))
                        .environment("NODE_PATH", path));
    }

    /** A client over JNI, in a JVM of its own as it ends the process when it fails. */
    @Test
    void javaOverJni() throws Exception {
        Path jar = Packages.java("0.16.30");
        run(
                new Command(
                        List.of(
                                ForkedJvm.toolPath("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                jar.toString(),
                                PROGRAMS.resolve("java/OfficialJavaClient.java").toString(),
                                address,
                                UNBATCHED_MAX)));
    }

    private static List<String> program(String interpreter, String file, String eventsMax) {
        return List.of(interpreter, PROGRAMS.resolve(file).toString(), address, eventsMax);
    }

    private static void run(Command program) throws IOException, InterruptedException {
        ForkedJvm.Result result = program.run(RUN_SECONDS_MAX);
        assertThat(result.exitCode()).as("%s", result.output()).isZero();
        Matcher ok = OK.matcher(result.output());
        assertThat(ok.find()).as("%s", result.output()).isTrue();
        assertThat(Integer.parseInt(ok.group(1))).isGreaterThan(50);
        assertThat(server.isAlive()).isTrue();
    }
}
