package tigerbeetle.panama.mutants;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deliberate bug: a patch of one source file of ours, with a header of two lines.
 *
 * <pre>{@code
 * # what is wrong, in words
 * # tests: ClassOfTests AnotherClassOfTests
 * --- a/src/main/java/...
 * +++ b/src/main/java/...
 * @@ ...
 * }</pre>
 *
 * @param name of the file, without the ending
 * @param bug in words
 * @param tests the classes that are about the place, by their full names without {@code
 *     tigerbeetle.panama.}; may be none
 * @param source the file with the bug in it, relative to the project
 * @param lines of that file, as the patch leaves them
 */
record Mutant(String name, String bug, List<String> tests, Path source, List<String> lines) {

    static final Path DIRECTORY = Path.of("src/test/resources/mutants");

    private static final String ENDING = ".patch";
    private static final String COMMENT = "# ";
    private static final String TESTS = "# tests:";
    private static final String TARGET = "+++ b/";

    /** All patches, in the order of their names. */
    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    /**
     * Reads a patch and applies it to the file as it is now.
     *
     * @throws IllegalArgumentException if it does not apply any more, or says too little
     */
    static Mutant read(Path file) throws IOException {
        List<String> bug = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        List<String> diff = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(TESTS)) {
                Stream.of(line.substring(TESTS.length()).split(" "))
                        .filter(test -> !test.isEmpty())
                        .forEach(tests::add);
            } else if (line.startsWith(COMMENT)) {
                bug.add(line.substring(COMMENT.length()));
            } else {
                diff.add(line);
            }
        }
        Path source =
                diff.stream()
                        .filter(line -> line.startsWith(TARGET))
                        .map(line -> Path.of(line.substring(TARGET.length())))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(file + ": no file named"));
        if (bug.isEmpty()) {
            throw new IllegalArgumentException(file + ": does not say what is wrong");
        }
        String name = file.getFileName().toString();
        return new Mutant(
                name.substring(0, name.length() - ENDING.length()),
                String.join(" ", bug),
                List.copyOf(tests),
                source,
                patched(file, source, diff));
    }

    private static List<String> patched(Path file, Path source, List<String> diff)
            throws IOException {
        List<String> original = Files.readAllLines(source);
        Patch<String> patch = UnifiedDiffUtils.parseUnifiedDiff(diff);
        if (patch.getDeltas().isEmpty()) {
            throw new IllegalArgumentException(file + ": changes nothing");
        }
        try {
            return patch.applyFuzzy(original, 0); // lines may have moved, but not changed
        } catch (PatchFailedException e) {
            throw new IllegalArgumentException(
                    file + " does not apply to " + source + " any more: " + e.getMessage(), e);
        }
    }
}
