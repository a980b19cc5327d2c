package tigerbeetle.panama.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The deliberate bugs still are in what the sources have become. Whether tests notice them is for
 * {@code scripts/mutants} to find out, which takes too long for every build.
 */
class MutantsTest {

    private static final int COUNT_MIN = 25;

    static List<Path> patches() throws IOException {
        return Mutant.patches();
    }

    @ParameterizedTest
    @MethodSource("patches")
    void everyPatchApplies(Path patch) throws IOException {
        Mutant mutant = Mutant.read(patch);
        assertThat(mutant.lines()).isNotEqualTo(Files.readAllLines(mutant.source()));
        for (String test : mutant.tests()) {
            Path source =
                    Path.of("src/test/java/tigerbeetle/panama", test.replace('.', '/') + ".java");
            assertThat(source).as("a test that %s names", patch).exists();
        }
    }

    @Test
    void thereAreMany() throws IOException {
        assertThat(Mutant.patches()).hasSizeGreaterThanOrEqualTo(COUNT_MIN);
    }
}
