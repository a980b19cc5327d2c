package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tigerbeetle.panama.conformance.Recording;
import tigerbeetle.panama.conformance.Recordings;
import tigerbeetle.panama.conformance.Replay;

/** The ledger answers as a real server 0.17.9 has answered. */
class ConformanceTest {

    private static final int SHOWN_MAX = 5;

    static List<Path> recordings() throws IOException {
        return Recordings.files();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyStepPasses(Path file) throws IOException {
        Recording recording = Recording.read(file);
        Replay.Outcome outcome = Replay.run(recording, new LedgerTarget(recording.isDevelopment()));
        System.out.println(outcome.summary());
        assertThat(outcome.failures()).as(outcome.differences(SHOWN_MAX)).isEmpty();
    }
}
