package tigerbeetle.panama.property.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tigerbeetle.panama.conformance.Recording;
import tigerbeetle.panama.conformance.Recordings;
import tigerbeetle.panama.conformance.Replay;

/** The oracle knows what a real server 0.17.9 has answered. */
class OracleTest {

    private static final int SHOWN_MAX = 5;

    static List<Path> recordings() throws IOException {
        return Recordings.files();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void predictsEveryStep(Path file) throws IOException {
        Recording recording = Recording.read(file);
        Replay.Outcome outcome = Replay.run(recording, new OracleTarget(recording.isDevelopment()));
        assertThat(outcome.failures()).as(outcome.differences(SHOWN_MAX)).isEmpty();
    }
}
