package tigerbeetle.panama.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.embedded.EmbeddedServer;

/** The command scripts/conformance: what it prints, and how it ends. */
@Timeout(60)
class ConformanceMainTest {

    private static final String HEADER =
            """
            {"format":"tigerbeetle-conformance","version":1,"name":"small","server":"any",\
            "requires":["reserved_fields","clock_moves"],"steps":4}
            """;

    private static final String STEPS =
            """
            {"op":"create_accounts","events":[{"id":"1","ledger":"1","code":"1"},\
            {"id":"2","reserved":"9"}],"results":[{"status":"CREATED","timestamp":"T1"},\
            {"status":"RESERVED_FIELD","timestamp":"T2"}]}
            {"op":"sleep","sleep_ms":5,"advance_ns":"5000000"}
            {"op":"lookup_accounts","ids":["1","2"],"results":[{"id":"1","ledger":"1",\
            "code":"1","timestamp":"T1"}]}
            {"op":"create_transfers","note":"no account","events":[{"id":"3",\
            "debit_account_id":"1","credit_account_id":"4","ledger":"1","code":"1"}],\
            "results":[{"status":"CREDIT_ACCOUNT_NOT_FOUND","timestamp":"T3"}]}
            """;

    /** How a run of the command ended. */
    private record Run(int exitCode, List<String> out, String err) {}

    @TempDir Path directory;

    private static Run run(String... arguments) throws IOException, InterruptedException {
        return run(Duration.ofSeconds(20), arguments);
    }

    private static Run run(Duration connectTimeout, String... arguments)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                new ConformanceMain(
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(err, true, UTF_8),
                                connectTimeout)
                        .run(arguments);
        return new Run(exitCode, out.toString(UTF_8).lines().toList(), err.toString(UTF_8));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void replaysFilesAndDirectories() throws Exception {
        Path files = Files.createDirectory(directory.resolve("files"));
        String recording = HEADER + STEPS;
        Files.writeString(files.resolve("b.jsonl"), recording.replace("small", "b"));
        Files.writeString(files.resolve("a.jsonl"), recording.replace("any", "development"));
        Files.writeString(files.resolve("notes.txt"), "not a recording");

        Run run = run(files.toString(), file("c.jsonl", recording.replace("any", "production")));

        assertThat(run.err).isEmpty();
        assertThat(run.out).hasSize(4);
        assertThat(run.out.get(0)).matches("small: 4 passed, 0 failed \\(4 steps, \\d\\.\\d s\\)");
        assertThat(run.out.get(1)).startsWith("b: 4 passed, 0 failed (4 steps, ");
        assertThat(run.out.get(2)).startsWith("small: 4 passed, 0 failed (4 steps, ");
        assertThat(run.out.get(3)).isEqualTo("12 passed, 0 failed");
        assertThat(run.exitCode).isZero();
    }

    @Test
    void showsWhatIsNotAsExpected() throws Exception {
        String wrong =
                (HEADER + STEPS)
                        .replace("\"RESERVED_FIELD\"", "\"EXISTS\"")
                        .replace("\"credit_account_id\":\"4\"", "\"credit_account_id\":\"2\"")
                        .replace("\"CREDIT_ACCOUNT_NOT_FOUND\"", "\"CREATED\"");
        Run run = run(file("wrong.jsonl", wrong));

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.out.getFirst()).startsWith("small: 2 passed, 2 failed (4 steps, ");
        assertThat(run.out.subList(1, run.out.size()))
                .containsExactly(
                        "  step 1, line 2: create_accounts",
                        "    event 1: id=2 reserved=9",
                        "    result 1, status: expected EXISTS, actual RESERVED_FIELD",
                        "  step 4, line 5: create_transfers (no account)",
                        "    event 0: id=3 debit_account_id=1 credit_account_id=2 ledger=1 code=1",
                        "    result 0, status: expected CREATED, actual CREDIT_ACCOUNT_NOT_FOUND",
                        "2 passed, 2 failed");
    }

    @Test
    void takesAnAddress() throws Exception {
        String recording = file("small.jsonl", HEADER + STEPS);
        try (EmbeddedServer server = EmbeddedServer.start()) {
            String address = "localhost:" + server.port();
            Run run = run(recording, "--address", address);

            assertThat(run.err).isEmpty();
            assertThat(run.out.getLast()).isEqualTo("4 passed, 0 failed");
            assertThat(run.exitCode).isZero();

            Run again = run("--address", address, recording, recording); // no longer empty
            assertThat(again.err).contains("expects an empty server, and 2 share this one");
            assertThat(again.out.getLast()).isEqualTo("4 passed, 4 failed");
            assertThat(again.exitCode).isEqualTo(1);
        }
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String recording = file("small.jsonl", HEADER + STEPS);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            Run run = run(Duration.ofMillis(100), recording, "--address", address);

            assertThat(run.exitCode).isEqualTo(1);
            assertThat(run.out).isEmpty();
            assertThat(run.err.lines()).hasSize(1);
            assertThat(run.err).contains("no server of cluster 0 answers at " + address);
        }
    }

    @Test
    void refusesAWrongCommandLine() throws Exception {
        String recording = file("small.jsonl", HEADER + STEPS);
        Path empty = Files.createDirectory(directory.resolve("empty"));
        expectUsageError("no file or directory is given");
        expectUsageError("unknown option --adress", recording, "--adress", "1:1");
        expectUsageError("--address needs one HOST:PORT", recording, "--address");
        expectUsageError("--address 3000 is not HOST:PORT", recording, "--address", "3000");
        expectUsageError("--address [zz]:1: no such host", recording, "--address", "[zz]:1");
        expectUsageError("there is no such file or directory", recording, recording + "x");
        expectUsageError("empty has no file *.jsonl", empty.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    conformance"      | x"              | names no format tigerbeetle-conf
                    "version":1       | "version":2     | is of version 2 of the format; only
                    "version":1       | "version":"1"   | is of version "1" of the format; only
                    "format"          | format          | its first line is not JSON
                    "any"             | "beta"          | is for the server "beta", not for any
                    "clock_moves"     | "time_travel"   | requires "time_travel", which is not
                    ["reserved        | "reserved       | its first line is not JSON
                    "steps":4         | "steps":5       | has 4 steps, and its header says 5
                    {"op":"sleep"     | {"op":sleep"    | line 3: not JSON
                    {"op":"sleep"     | ["op"]          | line 3: not JSON
                    "op":"sleep"      | "op":"wait"     | line 3: unknown op "wait"
                    "op":"sleep"      | "op":"SLEEP"    | line 3: unknown op "SLEEP"
                    "sleep_ms":5      | "sleep_ms":"5"  | line 3: sleep_ms: there is "5"
                    "sleep_ms":5      | "sleep_s":5     | line 3: unknown field "sleep_s"
                    "5000000"         | 5000000         | advance_ns: there is 5000000 instead
                    "5000000"         | "-1"            | advance_ns: there is -1
                    "ids":["1","2"],  | ``              | lookup_accounts without "ids"
                    "ids":["1","2"]   | "ids":"1"       | line 4: there is "1" instead of a list
                    "ids":["1","2"]   | "ids":["1",2]   | id: there is 2 instead of a number
                    "ids":["1","2"]   | "ids":["-1"]    | id does not fit its field: -1
                    "1","2"           | {"repeat":1.5}  | repeat: there is 1.5
                    "1","2"           | {"repeat":2,"template":"1","stp":"1"} | field "stp"
                    "1","2"           | {"repeat":2,"template":"1","step":{}} | step: there is {}
                    "1","2"           | {"repeat":3,"template":"1","step":"-1"} | not fit its
                    "1","2"           | {"repeat":1000000,"template":"1"},"1" | more than a million
                    "reserved":"9"    | "colour":"9"    | line 2: unknown field "colour"
                    "reserved":"9"    | "flags":"9"     | flags: there is "9"
                    "reserved":"9"    | "flags":["RED"] | unknown flag "RED"
                    "reserved":"9"    | "flags":["PADDING_0"] | unknown flag "PADDING_0"
                    "reserved":"9"    | "flags":["PADDING_16"] | flags does not fit its field
                    "reserved":"9"    | "code":"65536"  | code does not fit its field: 65536
                    "reserved":"9"    | "code":"0x10"   | code: there is "0x10" instead of
                    "reserved":"9"    | "code":"1","code":"1" | not JSON: Duplicate
                    "reserved":"9"    | "code":{"ref":"T1"} | code: there is {"ref":"T1"}
                    "reserved":"9"    | "timestamp":"T1" | the label T1 stands in a request
                    "reserved":"9"    | "timestamp":{"ref":"T1","plus":"1"} | there is {"ref"
                    "reserved":"9"    | "timestamp":{"ref":"T1","minus":1} | field "minus"
                    "RESERVED_FIELD"  | "HAPPY"         | unknown status "HAPPY"
                    "timestamp":"T1"} | "timestamp":"T1","x":"1"} | unknown field "x"
                    "results":[{"id"  | "error":"TOO_MUCH_DATA","results":[{"id" | either
                    "results":[{"id"  | "error":"NO","reslts":[{"id" | unknown field "reslts"
                    ,"note":"no account" | ,"cluster":"7" | line 5: unknown field "cluster"
                    """)
    void refusesWhatIsNoRecording(String replaced, String by, String sentence) throws Exception {
        String good = HEADER + STEPS;
        assertThat(good).contains(replaced);
        expectUsageError(sentence, file("bad.jsonl", good.replace(replaced, by)));
    }

    @Test
    void refusesOtherFiles() throws Exception {
        expectUsageError("is not a recording", file("empty.jsonl", ""));
        Path binary = directory.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        expectUsageError("is not a recording: it is not a UTF-8 text", binary.toString());
        String error = STEPS.replaceAll("\"results\":\\[\\{\"id\".*", "\"error\":\"NO\"}");
        expectUsageError("unknown error \"NO\"", file("error.jsonl", HEADER + error));
    }

    private static void expectUsageError(String sentence, String... arguments) throws Exception {
        Run run = run(arguments);
        assertThat(run.err).startsWith("conformance: ").contains(sentence);
        assertThat(run.err.lines()).hasSize(1);
        assertThat(run.out).isEmpty();
        assertThat(run.exitCode).isEqualTo(2);
    }

    @Test
    void isAProgram() throws Exception {
        String classPath = Files.readString(Path.of("target/test-classpath.txt"));
        assertThat(classPath).contains(File.pathSeparator);
        String good = HEADER + STEPS;
        String unknown = good.replace("RESERVED_FIELD", "RED");
        String wrong = good.replace("RESERVED_FIELD", "EXISTS");

        ForkedJvm.Result malformed = main(classPath, file("malformed.jsonl", unknown));
        assertThat(malformed.exitCode()).as(malformed.output()).isEqualTo(2);
        ForkedJvm.Result failed = main(classPath, file("wrong.jsonl", wrong));
        assertThat(failed.exitCode()).as(failed.output()).isEqualTo(1);
        assertThat(failed.output()).endsWith("3 passed, 1 failed" + System.lineSeparator());
        ForkedJvm.Result passed = main(classPath, file("good.jsonl", good));
        assertThat(passed.exitCode()).as(passed.output()).isZero();
    }

    private static ForkedJvm.Result main(String classPath, String file) throws Exception {
        List<String> arguments =
                List.of(
                        "-ea",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath.strip(),
                        ConformanceMain.class.getName(),
                        file);
        return ForkedJvm.tool("java", arguments, "");
    }
}
