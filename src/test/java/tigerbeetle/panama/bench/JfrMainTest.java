package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jdk.jfr.Recording;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/jfr} prints of a recording, and says of what is none. */
class JfrMainTest {

    @TempDir private Path directory;

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                JfrMain.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        arguments);
        return new Run(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String sentence, String... arguments) {
        assertThat(run(arguments))
                .isEqualTo(new Run(2, "", "jfr: " + sentence + System.lineSeparator()));
    }

    @Test
    void theDemoIsRecordedAndShown() throws Exception {
        Path recording = directory.resolve("demo.jfr");
        Path svg = directory.resolve("demo.svg");
        Run demo = run("--demo", "--seconds", "1", "--svg", svg.toString(), recording.toString());

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.out())
                .contains("create_transfers: ", "query_transfers: ", " requests a message")
                .containsPattern("total +[\\d.]+ [mu]?s")
                .containsPattern("lookup_accounts +DEADLINE +1")
                .contains("chunked clients: ")
                .contains(": CONNECTING, ", ": REGISTERED, ", ": CLOSED, ")
                .contains("latency over time", "o")
                .contains("written: " + svg);
        assertThat(svg).content().startsWith("<svg ").contains("ours-line").endsWith("</svg>\n");

        Run again = run(recording.toString());
        assertThat(again.exitCode()).isZero();
        assertThat(demo.out()).contains(again.out());
    }

    @Test
    void whatIsWrongIsSaidInASentence() throws Exception {
        Path missing = directory.resolve("missing.jfr");
        Path text = Files.writeString(directory.resolve("text.jfr"), "no recording");
        Path empty = directory.resolve("empty.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            recording.stop();
            recording.dump(empty);
        }

        assertRefused("name a recording, or --demo (see --help)");
        assertRefused("--seconds is for --demo (see --help)", "--seconds", "1", "x.jfr");
        assertRefused("--seconds: 0 is outside 1..3600", "--demo", "--seconds", "0");
        assertRefused(missing + ": there is no such file", missing.toString());
        assertRefused(
                empty
                        + ": nothing of TigerBeetle clients is in this recording; was it made with"
                        + " tigerbeetle.jfc?",
                empty.toString());
        Run noRecording = run(text.toString());
        assertThat(noRecording.exitCode()).isEqualTo(2);
        assertThat(noRecording.err())
                .startsWith("jfr: " + text + ": not a recording of Flight Recorder: ");
        Run unknown = run("--unknown");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--unknown").endsWith("(see --help)\n");
    }

    @Test
    void aSeriesOfAnyLengthFitsIntoItsColumns() {
        for (long stepNs : List.of(1_000_000L, 1_000_000_000L, 3_600_000_000_000L)) {
            JfrSeries series = new JfrSeries();
            Instant start = Instant.parse("2026-01-01T00:00:00.123Z");
            int count = 1_000;
            for (int i = 0; i < count; i++) {
                // Backwards: a recording is not in the order of time.
                series.add(start.minusNanos(i * stepNs), Duration.ofNanos(1_000 + i));
            }
            List<@Nullable Double> counts =
                    series.columns(72, histogram -> histogram.getTotalCount());
            assertThat(counts).hasSizeBetween(10, 72);
            assertThat(counts.stream().filter(Objects::nonNull).mapToDouble(n -> n).sum())
                    .isEqualTo(count);
            assertThat(series.columns(72, Histogram::getMaxValue).getFirst())
                    .isCloseTo(1_000 + count - 1, within(20.0));
        }
    }

    @Test
    void timesHaveThreeDigits() {
        assertThat(List.of(0L, 999L, 1_234L, 99_960L, 999_600L, 12_345_678L, 1_500_000_000L))
                .extracting(JfrText::time)
                .containsExactly(
                        "0.00 ns", "999 ns", "1.23 us", "100 us", "1.00 ms", "12.3 ms", "1.50 s");
    }
}
