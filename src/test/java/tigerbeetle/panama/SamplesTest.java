package tigerbeetle.panama;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.junit.real.RealServer;

/**
 * The samples print what the files in src/test/resources/samples say, wherever they run.
 *
 * <p>Each runs once as a user runs it, from source in a JVM of its own, against the embedded server
 * that it starts itself. The other runs, against a server that has an address, are in this JVM, as
 * starting one costs more than the sample: against one embedded server that holds what all of them
 * leave behind, and against a real one, where there is one.
 */
class SamplesTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final Path OUTPUTS = Path.of("src/test/resources/samples");
    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();
    private static final String MODULE = "tigerbeetle.panama";

    /** What the samples have in common. */
    private static final String SHARED = "Sample";

    /** As many JVMs at a time: half of each is spent waiting for the cluster to register it. */
    private static final int JVM_COUNT = 2;

    private static final int TIMEOUT_SECONDS = 120;

    @TempDir private static Path directory;

    private static final Map<String, Future<ForkedJvm.Result>> RUNS = new HashMap<>();
    private static final ExecutorService JVMS = Executors.newFixedThreadPool(JVM_COUNT);
    private static URLClassLoader loader;
    private static EmbeddedServer server;

    /** The programs: the other files are what they share. */
    static List<String> samples() throws IOException {
        List<String> programs = new ArrayList<>();
        for (String name : names(SAMPLES, ".java")) {
            if (Files.readString(source(name)).contains("static void main(")) {
                programs.add(name);
            }
        }
        return programs;
    }

    private static List<String> names(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        compile();
        for (String sample : samples()) {
            RUNS.put(sample, JVMS.submit(() -> java(onTheModulePath(sample))));
        }
        loader =
                new URLClassLoader(
                        new URL[] {directory.toUri().toURL()}, SamplesTest.class.getClassLoader());
        server = EmbeddedServer.builder().clusterId(UInt128.of(7)).developmentLimits().start();
    }

    @AfterAll
    static void stop() throws Exception {
        JVMS.close();
        loader.close();
        server.close();
    }

    /** Samples are copied, so they compile without a warning. */
    private static void compile() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "22"));
        arguments.addAll(List.of("-cp", CLASSES.toString(), "-d", directory.toString()));
        names(SAMPLES, ".java").forEach(name -> arguments.add(source(name).toString()));
        ForkedJvm.Result result = ForkedJvm.tool("javac", arguments, "");
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsByItself(String sample) throws Exception {
        List<String> lines = successful(requireNonNull(RUNS.get(sample)).get());

        assertThat(lines.getFirst()).startsWith("An embedded server listens on 127.0.0.1:");
        assertThat(lines.subList(1, lines.size())).isEqualTo(output(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesAnAddress(String sample) throws Exception {
        assertThat(runOnServer(sample)).isEqualTo(output(sample));
    }

    /** Those that import and query depend on more than the accounts that they make. */
    @ParameterizedTest
    @ValueSource(strings = {"ImportHistory", "Walkthrough"})
    void runsAgain(String sample) throws Exception {
        assertThat(runOnServer(sample)).isEqualTo(output(sample));
        assertThat(runOnServer(sample)).isEqualTo(output(sample));
    }

    @Nested
    class OnARealCluster {

        private static RealServer real;

        @BeforeAll
        static void start() throws Exception {
            Skip.unless(RealServer.isConfigured(), "SamplesTest: " + RealServer.HOW);
            real = RealServer.start();
        }

        @AfterAll
        static void stop() throws Exception {
            if (real != null) {
                real.stop();
            }
        }

        @ParameterizedTest
        @MethodSource("tigerbeetle.panama.SamplesTest#samples")
        void runs(String sample) throws Exception {
            assertThat(runHere(sample, "--address", real.address())).isEqualTo(output(sample));
        }
    }

    /** Copied, on the class path, with the address in the environment. */
    @Test
    void runsElsewhere() throws Exception {
        for (String name : List.of("TwoPhaseMany", SHARED)) {
            Files.copy(source(name), directory.resolve(name + ".java"));
        }
        try (EmbeddedServer ofClusterZero = EmbeddedServer.start()) {
            ForkedJvm.Result result =
                    new Command(
                                    List.of(
                                            ForkedJvm.toolPath("java"),
                                            "-cp",
                                            CLASSES.toString(),
                                            "--enable-native-access=ALL-UNNAMED",
                                            directory.resolve("TwoPhaseMany.java").toString()))
                            .environment("TB_ADDRESS", ofClusterZero.address())
                            .run(TIMEOUT_SECONDS);

            assertThat(successful(result)).isEqualTo(output("TwoPhaseMany"));
        }
    }

    @Test
    void anErrorIsNoSuccess() throws Exception {
        ForkedJvm.Result result = java(onTheModulePath("Basic", "--address", "nowhere:x"));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("\"nowhere:x\" is not one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "TwoPhase"})
    void unknownArgumentsAreRefused(String sample) {
        assertThatThrownBy(() -> runHere(sample, "--adress", "127.0.0.1:3000"))
                .hasMessage("unknown option --adress");
        assertThatThrownBy(() -> runHere(sample, "--address"))
                .hasMessage("--address needs a value");
    }

    @Test
    void aSampleFailsIfSomethingIsNotAsItClaims() throws Exception {
        Method expect = method("expect", String.class, Object.class, Object.class);
        assertThatThrownBy(() -> expect.invoke(null, "balance", 1, 2))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("balance: 1 instead of 2");

        CreateResults<CreateTransferResult> results =
                new CreateResults<>(
                        List.of(
                                new CreateTransferResult(0, CreateTransferStatus.CREATED, 1),
                                new CreateTransferResult(1, CreateTransferStatus.EXISTS, 1)));
        Method check = method("check", CreateResults.class);
        assertThatThrownBy(() -> check.invoke(null, results))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1: EXISTS");
    }

    private static Method method(String name, Class<?>... types) throws Exception {
        Method method = loader.loadClass(SHARED).getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method;
    }

    /** A typing error must not end in a run against another server. */
    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> runHere("TwoPhase", "--adress", "127.0.0.1:3000"))
                .hasMessage("unknown option --adress");
        assertThatThrownBy(() -> runHere("TwoPhase", "--address"))
                .hasMessage("--address needs a value");
    }

    @Test
    void theReadmeHasThemAll() throws IOException {
        for (String sample : samples()) {
            assertThat(Readme.text()).contains("](samples/" + sample + ".java) |");
        }
        assertThat(names(OUTPUTS, ".txt")).isEqualTo(samples());
        assertThat(samples()).allMatch(sample -> output(sample).getLast().startsWith("ok: "));
    }

    private static Path source(String name) {
        return SAMPLES.resolve(name + ".java");
    }

    /** What a sample prints, each time and everywhere. */
    private static List<String> output(String sample) {
        try {
            return Files.readAllLines(OUTPUTS.resolve(sample + ".txt"));
        } catch (IOException e) {
            throw new AssertionError("what " + sample + " prints belongs into a file", e);
        }
    }

    private static List<String> successful(ForkedJvm.Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output().lines().toList();
    }

    private static List<String> onTheModulePath(String sample, String... arguments) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-p", CLASSES.toString(), "--add-modules", MODULE));
        all.add("--enable-native-access=" + MODULE);
        all.add(source(sample).toString());
        all.addAll(List.of(arguments));
        return all;
    }

    /** Without the second compiler, which such a short run has nothing of. */
    private static ForkedJvm.Result java(List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        all.addFirst("-XX:TieredStopAtLevel=1");
        return ForkedJvm.tool("java", all, "");
    }

    private static List<String> runOnServer(String sample) throws Exception {
        return runHere(sample, "--address", server.address(), "--cluster", "7");
    }

    /** Runs a sample in this JVM, and returns what it prints, or throws what it throws. */
    private static List<String> runHere(String sample, String... arguments) throws Exception {
        Method main = loader.loadClass(sample).getMethod("main", String[].class);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            main.invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8).lines().toList();
    }
}
