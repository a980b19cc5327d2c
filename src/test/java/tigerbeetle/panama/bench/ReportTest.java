package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the comparison's reports make of a few figures. */
class ReportTest {

    private static final Results.Key C = new Results.Key("load", "c", Metric.THROUGHPUT);
    private static final Results.Key OURS = new Results.Key("load", "ours", Metric.THROUGHPUT);
    private static final Results.Key HEAP = new Results.Key("load", "ours", Metric.HEAP);

    private final Results results = new Results();

    @TempDir private Path directory;

    @BeforeEach
    void measure() {
        results.title("load", "A load");
        List.of(100.0, 400.0, 200.0).forEach(value -> add(C, value));
        List.of(150.0, 200.0, 220.0).forEach(value -> add(OURS, value));
        List.of(0.0, 8.0).forEach(value -> add(HEAP, value));
    }

    private void add(Results.Key key, double value) {
        int round = results.has(key) ? results.summary(key).rounds() : 0;
        results.add(key, round, value);
    }

    @Test
    void aRatioIsTheMedianOfTheRatiosWithinTheRounds() {
        Results.Summary summary = results.summary(OURS);

        assertThat(summary.median()).isEqualTo(200);
        assertThat(summary.min()).isEqualTo(150);
        assertThat(summary.max()).isEqualTo(220);
        assertThat(summary.rounds()).isEqualTo(3);
        assertThat(summary.ratioToC().orElseThrow()).isCloseTo(1.1, within(1e-9)); // of 1.5 0.5 1.1
        assertThat(results.summary(C).ratioToC().orElseThrow()).isEqualTo(1);
    }

    @Test
    void withoutCThereIsNoRatio() {
        Results.Summary summary = results.summary(HEAP);

        assertThat(summary.ratioToC()).isEmpty();
        assertThat(summary.median()).isEqualTo(4);
    }

    @Test
    void whatIsNotANumberIsNoResult() {
        assertThatThrownBy(() -> results.add(C, 3, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTableHasARowForEachPeer() {
        assertThat(Table.of(results, "load"))
                .isEqualTo(
                        """
                          peer  throughput events/s    ±   / C  heap B/request     ±
                          c                     200  75%  1.00               -
                          ours                  200  18%  1.10               4  100%
                        """);
        assertThat(Table.of(results, "another")).isEmpty();
    }

    @Test
    void theJsonHasAnObjectForEachNumber() throws Exception {
        Path file = directory.resolve("bench.json");
        JsonReport.write(results, file);

        JsonNode rows = new ObjectMapper().readTree(file.toFile());

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).toString())
                .startsWith(
                        "{\"scenario\":\"load\",\"peer\":\"ours\",\"metric\":\"throughput\","
                                + "\"value\":200.0,\"unit\":\"events/s\",\"ratio_to_c\":1.1");
        assertThat(rows.get(2).get("ratio_to_c").isNull()).isTrue();
    }

    @Test
    void thePictureHasABarForEachPeer() throws Exception {
        Results measured = new Results();
        measured.title("batches-1", "Batches & <more>");
        for (String peer : List.of("c", "panama-batch", "jni")) {
            for (int round = 0; round < 2; round++) {
                Results.Key key = new Results.Key("batches-1", peer, Metric.THROUGHPUT);
                measured.add(key, round, 100 + 10 * round + peer.length());
            }
        }
        Path file = directory.resolve("bench.svg");
        SvgReport.write(measured, List.of("a machine"), file);

        String picture = Files.readString(file);

        List<MatchResult> bars =
                Pattern.compile("<rect class=\"(\\w+)\" .* width=\"([\\d.]+)\" height")
                        .matcher(picture)
                        .results()
                        .toList();
        assertThat(bars).extracting(bar -> bar.group(1)).containsExactly("c", "ours", "other");
        double ofC = Double.parseDouble(bars.get(0).group(2));
        double ofOurs = Double.parseDouble(bars.get(1).group(2));
        assertThat(ofOurs / ofC).isCloseTo(117.0 / 106, within(0.01));
        assertThat(picture)
                .contains("Batches &amp; &lt;more&gt;", "a machine", "117  (1.10 × C)")
                .doesNotContain("<more>");
    }

    @Test
    void allScenariosHaveIdsOfTheirOwn() {
        assertThat(Scenarios.ids()).hasSameSizeAs(Scenarios.all());
    }
}
