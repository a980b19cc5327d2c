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

        assertThat(output)
                .startsWith("server: embedded, in memory, at 127.0.0.1:")
                .containsOnlyOnce("tables: accounts(), transfers(), account(id), balances(id)");
        assertThat(withoutTime(output)).containsSubsequence(answers);
    }

    @Test
    void connectsToTheGivenCluster() throws Exception {
        UInt128 cluster = UInt128.of(7);
        try (EmbeddedServer server = EmbeddedServer.builder().clusterId(cluster).start()) {
            String output =
                    jshell(
                            """
                            client.createAccount(Account.of(1, 700, 10)).status()
                            server
                            account("1")
                            client.close()
                            transfers()
                            """,
                            "-R-Dtigerbeetle.address=" + server.address(),
                            "-R-Dtigerbeetle.cluster=7");

            assertThat(output)
                    .startsWith("client: of the cluster 7 at " + server.address())
                    .contains("$1 ==> CREATED", "server ==> null")
                    .contains("account 1, ledger 700, code 10", "balance      0 |      0")
                    .contains("ClientClosedException: The client is closed; nothing was sent");
        }
    }

    @Test
    void saysWhyThereIsNoClient() throws Exception {
        String output = jshell("client\naccounts()\n", "-R-Dtigerbeetle.address=nowhere:x");

        assertThat(output)
                .startsWith("client: none, because of ")
                .contains("\"nowhere:x\" is not one")
                .contains("client ==> null")
                .contains("there is no client");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String output =
                jshell(
                        """
                        client = client.withTimeout(java.time.Duration.ofMillis(1))
                        accounts()
                        balances(1)
                        """,
                        "-R-Dtigerbeetle.address=127.0.0.1:1");

        String reason = "no reply from 127.0.0.1:1";
        assertThat(output)
                .startsWith("client: of the cluster 0 at 127.0.0.1:1\nNot ready within PT2S. ")
                .containsSubsequence(
                        reason,
                        "OutcomeUnknownException: No reply to QUERY_ACCOUNTS",
                        reason,
                        "OutcomeUnknownException: No reply to LOOKUP_ACCOUNTS",
                        reason);
    }

    private static String withoutTime(String text) {
        return text.replaceAll("timestamp=\\d+", "timestamp=TIME")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z", "TIME");
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
                                "--add-exports",
                                "tigerbeetle.panama/tigerbeetle.panama.prompt",
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
