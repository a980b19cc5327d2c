package tigerbeetle.panama.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The client and the embedded server together answer as a real server 0.17.9 has answered. */
class ClientConformanceTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/conformance");
    private static final int SHOWN_MAX = 10;

    @TestFactory
    Stream<DynamicTest> everyStepPasses() throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            for (Path file : files.sorted().toList()) {
                recordings.add(Recording.read(file));
            }
        }
        assertThat(recordings).isNotEmpty();
        List<Future<Replay.Outcome>> outcomes = ClientReplay.onEmbedded(recordings);
        return IntStream.range(0, recordings.size())
                .mapToObj(i ->
                        DynamicTest.dynamicTest(
                                recordings.get(i).name(),
                                () -> check(recordings.get(i), outcomes.get(i).get())));
    }

    private static void check(Recording recording, Replay.Outcome outcome) {
        assertThat(outcome.failures())
                .as(outcome.summary() + "\n" + outcome.differences(SHOWN_MAX))
                .isEmpty();
        assertThat(outcome.passed()).isEqualTo(recording.steps().size());
    }
}
