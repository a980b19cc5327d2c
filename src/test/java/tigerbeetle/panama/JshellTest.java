package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** What scripts/jshell starts with, and the session that README.md shows. */
class JshellTest {

    private static final String PROMPT = "jshell> ";

    @Test
    void theSessionInTheReadmeIsARealOne() throws Exception {
        List<String> session =
                Readme.blocks("text").stream()
                        .filter(block -> block.text().startsWith(PROMPT))
                        .findFirst()
                        .orElseThrow()
                        .lines();
        String input =
                session.stream()
                        .filter(line -> line.startsWith(PROMPT))
                        .map(line -> line.substring(PROMPT.length()) + "\n")
                        .collect(Collectors.joining());
        List<String> answers =
                session.stream()
                        .filter(line -> !line.isEmpty() && !line.startsWith(PROMPT))
                        .map(JshellTest::withoutTime)
                        .toList();

        String output = jshell(input);

        assertThat(output).startsWith("server: embedded, in memory, at 127.0.0.1:");
        assertThat(withoutTime(output)).containsSubsequence(answers);
    }

    @Test
    void connectsToTheGivenCluster() throws Exception {
        UInt128 cluster = UInt128.of(7);
        try (EmbeddedServer server = EmbeddedServer.builder().clusterId(cluster).start()) {
            String output =
                    jshell(
                            "client.createAccount(Account.of(1, 700, 10)).status()\nserver\n",
                            "-R-Dtigerbeetle.address=" + server.address(),
                            "-R-Dtigerbeetle.cluster=7");

            assertThat(output)
                    .startsWith("client: of the cluster 7 at " + server.address())
                    .contains("$1 ==> CREATED", "server ==> null");
        }
    }

    @Test
    void saysWhyThereIsNoClient() throws Exception {
        String output = jshell("client\n", "-R-Dtigerbeetle.address=nowhere:x");

        assertThat(output)
                .startsWith("client: none, because of ")
                .contains("\"nowhere:x\" is not one")
                .contains("client ==> null");
    }

    private static String withoutTime(String text) {
        return text.replaceAll("timestamp=\\d+", "timestamp=TIME");
    }

    /** As scripts/jshell starts it, but for the jar, which is packed after the tests. */
    private static String jshell(String input, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-J-Djava.util.logging.config.file=/dev/null",
                                "--module-path",
                                "target/classes",
                                "--add-modules",
                                "tigerbeetle.panama",
                                "-R--enable-native-access=tigerbeetle.panama"));
        arguments.addAll(List.of(options));
        arguments.addAll(
                List.of("--startup", "DEFAULT", "--startup", "scripts/jshell-startup.jsh"));
        ForkedJvm.Result result = ForkedJvm.tool("jshell", arguments, input + "/exit\n");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("WARNING", "|  Error", "Exception java");
        return result.output();
    }
}
