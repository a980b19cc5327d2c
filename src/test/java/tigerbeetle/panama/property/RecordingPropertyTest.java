package tigerbeetle.panama.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tigerbeetle.panama.conformance.Recording;
import tigerbeetle.panama.conformance.RecordingException;
import tigerbeetle.panama.conformance.Recordings;

/** Any file is a recording, or refused with a sentence that names it. */
class RecordingPropertyTest {

    private static final int LINES_MAX = 12;

    private static final List<List<String>> samples = new ArrayList<>();
    private static Path file;

    @BeforeContainer
    static void read() throws IOException {
        file = Files.createTempFile("recording", ".jsonl");
        for (Path recording : Recordings.files()) {
            try (Stream<String> lines = Files.lines(recording)) {
                samples.add(lines.limit(LINES_MAX).toList());
            }
        }
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<List<String>> samples() {
        return Arbitraries.of(samples);
    }

    /** What is put into a line: signs that mean something there, and any others. */
    @Provide
    Arbitrary<String> snippets() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        ",",
                        ":",
                        "null",
                        "true",
                        "-1",
                        "1e999",
                        "\"T1\"",
                        "{\"ref\":\"T1\",\"plus\":1}",
                        "{\"repeat\":1000000,\"template\":{},\"step\":{\"id\":\"1\"}}",
                        "99999999999999999999999999999999999999999999",
                        "\"PADDING_999\""),
                Arbitraries.strings().ofMaxLength(4));
    }

    @Property
    void anyBytesAreARecordingOrRefused(@ForAll byte[] bytes) throws IOException {
        Files.write(file, bytes);
        check();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aRecordingWithAnythingChangedIsOneOrRefused(
            @ForAll("samples") List<String> sample,
            @ForAll @IntRange(max = LINES_MAX - 1) int line,
            @ForAll @IntRange(max = 5000) int place,
            @ForAll @IntRange(max = 30) int cut,
            @ForAll("snippets") String snippet,
            @ForAll @Size(max = 1) List<Boolean> doubled)
            throws IOException {
        List<String> lines = new ArrayList<>(sample);
        int at = line % lines.size();
        String text = lines.get(at);
        int from = place % (text.length() + 1);
        int to = Math.min(text.length(), from + cut);
        lines.set(at, text.substring(0, from) + snippet + text.substring(to));
        doubled.forEach(it -> lines.add(lines.get(at)));
        // So that not all of them are refused because lines are missing.
        String steps = "\"steps\":" + (lines.size() - 1);
        lines.set(0, lines.getFirst().replaceAll("\"steps\":[0-9]+", steps));
        Files.write(file, lines);
        check();
    }

    private static void check() throws IOException {
        Recording recording;
        try {
            recording = Recording.read(file);
        } catch (RecordingException e) {
            assertThat(e).hasMessageStartingWith(file.toString());
            return;
        }
        assertThat(recording.steps()).hasSizeLessThanOrEqualTo(LINES_MAX);
    }
}
