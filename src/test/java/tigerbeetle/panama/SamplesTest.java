package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * The samples as a user runs them: from source, in a JVM of their own, on the class path.
 *
 * <p>Against an embedded server, and against a real cluster where there is one: the system property
 * {@code tigerbeetle.address} or the environment variable {@code TIGERBEETLE_ADDRESS}.
 */
class SamplesTest {

    private static final Path DIRECTORY = Path.of("samples");

    /** The end of what each sample prints. */
    private static final Map<String, List<String>> ENDS =
            Map.of(
                    "Basic.java",
                    List.of(
                            "account   debits posted credits posted",
                            "alice               100              0",
                            "bob                   0            100",
                            "ok: 100 moved from alice to bob"));

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsByItself(Path sample) throws Exception {
        List<String> lines = run(sample);

        assertThat(lines.getFirst()).startsWith("An embedded server listens on 127.0.0.1:");
        assertThat(lines.subList(1, lines.size())).isEqualTo(end(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesAnAddress(Path sample) throws Exception {
        UInt128 cluster = UInt128.of(7);
        try (EmbeddedServer server = EmbeddedServer.builder().clusterId(cluster).start()) {
            assertThat(run(sample, "--address", server.address(), "--cluster", "7"))
                    .isEqualTo(end(sample));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsOnARealCluster(Path sample) throws Exception {
        Optional<String> address =
                Optional.ofNullable(System.getProperty("tigerbeetle.address"))
                        .or(() -> Optional.ofNullable(System.getenv("TIGERBEETLE_ADDRESS")));
        Assumptions.assumeTrue(
                address.isPresent(), "no tigerbeetle.address or TIGERBEETLE_ADDRESS is set");

        assertThat(run(sample, "--address", address.orElseThrow())).isEqualTo(end(sample));
    }

    @Test
    void anErrorIsNoSuccess() throws Exception {
        ForkedJvm.Result result = java(DIRECTORY.resolve("Basic.java"), "--address", "nowhere:x");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("\"nowhere:x\" is not one");
    }

    private static List<String> end(Path sample) {
        List<String> end = ENDS.get(sample.getFileName().toString());
        assertThat(end).as("what %s prints: say it in ENDS", sample).isNotNull();
        return end == null ? List.of() : end;
    }

    private static List<String> run(Path sample, String... arguments) throws Exception {
        ForkedJvm.Result result = java(sample, arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output().lines().toList();
    }

    private static ForkedJvm.Result java(Path sample, String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of("-cp", "target/classes", "--enable-native-access=ALL-UNNAMED"));
        all.add(sample.toString());
        all.addAll(List.of(arguments));
        return ForkedJvm.tool("java", all, "");
    }
}
