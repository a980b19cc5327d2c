package tigerbeetle.panama.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Sha256;

/**
 * Fails where a generated file was edited by hand, or the header changed and nothing was generated
 * anew. Like {@code scripts/jextract --check}, but with no jextract and on every machine.
 */
class BindingsDigestTest {
    private static final Path DIGESTS = Path.of("bindings/digests.txt");
    private static final Path GENERATED = Path.of("bindings/java");
    private static final List<Path> INPUTS =
            List.of(Path.of("bindings/tb_client.h"), Path.of("bindings/jextract.args"));

    @Test
    void generatedFilesAreAsTheyWereWritten() throws IOException {
        assertThat(actual())
                .as("%s against the files; run scripts/jextract, never edit its output", DIGESTS)
                .isEqualTo(recorded());
    }

    /** Each line is as sha256sum prints it: the digest, two blanks, the file. */
    private static Map<String, String> recorded() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(DIGESTS)) {
            String[] parts = line.split(" {2}", 2);
            digests.put(parts[1], parts[0]);
        }
        return digests;
    }

    private static Map<String, String> actual() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> generated = Files.walk(GENERATED).filter(Files::isRegularFile)) {
            for (Path file : Stream.concat(INPUTS.stream(), generated).toList()) {
                digests.put(
                        file.toString().replace('\\', '/'), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return digests;
    }
}
