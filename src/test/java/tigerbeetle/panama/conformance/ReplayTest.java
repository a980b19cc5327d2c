package tigerbeetle.panama.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the format, each with answers that keep it and answers that break it. */
class ReplayTest {

    private static final String CREATE_1 =
            """
            {"op":"create_accounts","events":[{"id":"1"}],\
            "results":[{"status":"CREATED","timestamp":"T1"}]}
            """;

    private static final String CREATE_2 =
            """
            {"op":"create_accounts","events":[{"id":"1"},{"id":"2"}],\
            "results":[{"status":"CREATED","timestamp":"T1"},\
            {"status":"CREATED","timestamp":"T2"}]}
            """;

    private static final String CREATE_RUN =
            """
            {"op":"create_accounts","events":[{"repeat":3,\
            "template":{"id":"10","flags":["LINKED","PADDING_15"]},\
            "step":{"id":"-2","user_data_64":"7"}}],"results":[{"repeat":3,\
            "template":{"status":"CREATED","timestamp":"T1"},"step":{"timestamp":"1"}}]}
            """;

    private static final int CREATED = -1;

    @TempDir Path directory;

    /** Answers with what it was given, and keeps what it was asked. */
    private static final class Script implements Target {

        private final List<Optional<ByteBuffer>> answers = new ArrayList<>();
        private final List<ByteBuffer> requests = new ArrayList<>();
        private final List<Duration> pauses = new ArrayList<>();

        Script results(long... timestamps) {
            ByteBuffer buffer = ByteBuffer.allocate(timestamps.length * 16);
            buffer.order(ByteOrder.LITTLE_ENDIAN);
            for (long timestamp : timestamps) {
                buffer.putLong(timestamp).putInt(CREATED).putInt(0);
            }
            answers.add(Optional.of(buffer.flip()));
            return this;
        }

        Script account(long id, long timestamp) {
            ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
            answers.add(Optional.of(buffer.putLong(0, id).putLong(120, timestamp)));
            return this;
        }

        Script refusal() {
            answers.add(Optional.empty());
            return this;
        }

        @Override
        public Optional<ByteBuffer> execute(Operation operation, ByteBuffer request) {
            requests.add(request);
            if (answers.isEmpty()) {
                throw new RequestFailedException("CLIENT_EVICTED");
            }
            return answers.removeFirst();
        }

        @Override
        public void sleep(Duration wait, Duration advance) {
            pauses.add(wait);
            pauses.add(advance);
        }
    }

    private String replay(Script script, String... steps) throws IOException {
        List<String> lines = Stream.of(steps).map(String::strip).toList();
        Path file = directory.resolve("it.jsonl");
        Files.writeString(
                file,
                """
                {"format":"tigerbeetle-conformance","version":1,"name":"it","server":"any",\
                "requires":[],"steps":%d}
                %s
                """
                        .formatted(lines.size(), String.join("\n", lines)));
        Replay.Outcome outcome = Replay.run(Recording.read(file), script);
        assertThat(outcome.passed() + outcome.failures().size()).isEqualTo(lines.size());
        return outcome.differences(10);
    }

    @Test
    void repetitionsAreCountedOn() throws IOException {
        Script script = new Script().results(100, 101, 102);

        assertThat(replay(script, CREATE_RUN)).isEmpty();

        ByteBuffer request = script.requests.getFirst();
        StructFormat account = StructFormat.ACCOUNT;
        for (int i = 0; i < 3; i++) {
            int at = i * account.size();
            assertThat(account.field("id").get(request, at)).isEqualTo(10 - 2 * i);
            assertThat(account.field("user_data_64").get(request, at)).isEqualTo(7 * i);
            assertThat(account.field("flags").get(request, at)).isEqualTo((1 << 15) + 1);
        }
        assertThat(replay(new Script().results(100, 101, 103), CREATE_RUN))
                .contains("event 2: id=6 flags=[LINKED, PADDING_15] user_data_64=14")
                .contains("result 2, timestamp: expected T1+2 = 102, actual 103");
    }

    @Test
    void idsAreCountedOnAndSleepsAreKept() throws IOException {
        Script script = new Script().results().results();

        replay(
                script,
                """
                {"op":"lookup_accounts","results":[],\
                "ids":["340282366920938463463374607431768211455",\
                {"repeat":2,"template":"5","step":"3"},{"repeat":0,"template":"9"}]}
                """,
                """
                {"op":"sleep","note":"long","sleep_ms":3500,"advance_ns":"3400000000"}
                """);

        BigInteger max = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        FieldFormat id = StructFormat.ID.field("id");
        ByteBuffer request = script.requests.getFirst();
        assertThat(request.remaining()).isEqualTo(48);
        assertThat(id.get(request, 0)).isEqualTo(max);
        assertThat(id.get(request, 16)).isEqualTo(5);
        assertThat(id.get(request, 32)).isEqualTo(8);
        assertThat(script.pauses).containsExactly(Duration.ofMillis(3500), Duration.ofMillis(3400));
    }

    @Test
    void labelsOfAStepAreInLine() throws IOException {
        assertThat(replay(new Script().results(100, 101), CREATE_2)).isEmpty();
        assertThat(replay(new Script().results(100, 102), CREATE_2))
                .contains("result 1, timestamp: expected T2, in line", ": 101, actual 102");
    }

    @Test
    void labelsOfAStepAreLaterThanThoseBefore() throws IOException {
        String later = CREATE_1.replace("T1", "T3");
        assertThat(replay(new Script().results(100).results(101), CREATE_1, later)).isEmpty();
        assertThat(replay(new Script().results(100).results(100), CREATE_1, later))
                .contains("timestamp: expected T3, greater than", ": 100, actual 100");
    }

    @Test
    void boundLabelsAndReferencesAreValues() throws IOException {
        String lookup =
                """
                {"op":"query_accounts","results":[{"id":"7","timestamp":"T1"}],\
                "filter":{"timestamp_min":{"ref":"T1","plus":-3},"limit":"5",\
                "flags":["REVERSED"]}}
                """;
        Script script = new Script().results(100).account(7, 100);
        assertThat(replay(script, CREATE_1, lookup)).isEmpty();
        FieldFormat from = StructFormat.QUERY_FILTER.field("timestamp_min");
        assertThat(from.get(script.requests.get(1), 0)).isEqualTo(97);

        assertThat(replay(new Script().results(100).account(8, 99), CREATE_1, lookup))
                .contains("result 0, id: expected 7, actual 8")
                .contains("result 0, timestamp: expected T1 = 100, actual 99")
                .contains("filter: timestamp_min=T1-3 limit=5 flags=[REVERSED]");
        assertThat(replay(new Script().results(100).results(), CREATE_1, lookup))
                .contains("step 2, line 3: query_accounts")
                .contains("answer: expected 1 result, actual 0 results");
    }

    @Test
    void whatDependsOnAFailedStepFailsToo() throws IOException {
        String again = CREATE_1.replace("{\"id\":\"1\"}", "{\"timestamp\":{\"ref\":\"T1\"}}");
        String found =
                """
                {"op":"lookup_accounts","ids":["1"],"results":[{"timestamp":"T1"}]}
                """;
        assertThat(replay(new Script().results().account(0, 5), CREATE_1, again, found))
                .contains("answer: expected 1 result, actual 0 results")
                .contains("not sent, since timestamp T1+0 is not bound")
                .contains("expected T1 = nothing: no step before has bound it")
                .contains("ids: 1\n");
    }

    @Test
    void aRefusalIsAnAnswer() throws IOException {
        String refused =
                """
                {"op":"create_accounts","events":[],"error":"TOO_MUCH_DATA"}
                """;
        assertThat(replay(new Script().refusal(), refused)).isEmpty();
        assertThat(replay(new Script().results(), refused))
                .contains("answer: expected TOO_MUCH_DATA, actual 0 results");
        assertThat(replay(new Script().refusal(), CREATE_1))
                .contains("answer: expected 1 result, actual TOO_MUCH_DATA");
        assertThat(replay(new Script(), CREATE_1))
                .contains("answer: expected 1 result, actual CLIENT_EVICTED");
    }

    @Test
    void onlyTheFirstDifferencesAreShown() throws IOException {
        String many =
                """
                {"op":"create_accounts","note":"many","events":[],"results":[{"repeat":30,\
                "template":{"status":"EXISTS"}}]}
                """;
        String text = replay(new Script().results(new long[30]), many);
        assertThat(text.lines()).hasSize(12);
        assertThat(text)
                .startsWith("  step 1, line 2: create_accounts (many)\n")
                .contains("result 9, status: expected EXISTS, actual CREATED")
                .endsWith("  and 20 more differences in all the failed steps\n");
    }
}
