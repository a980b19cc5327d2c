package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test, script and property that docs/TESTING.md names is there. */
class TestingDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/TESTING.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final int ROWS_MIN = 50;

    /** A row of a table whose last column lists tests. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (`[^|]*#[^|]*`) \\|$");

    /** The class as {@code Name}, {@code package.Name} or {@code Name$Nested}, and the method. */
    private static final Pattern TEST = Pattern.compile("`([\\w.$]+)#(\\w+)`");

    private static String text() throws IOException {
        return Files.readString(DOCUMENT);
    }

    private static List<String> found(String regex, int group) throws IOException {
        return Pattern.compile(regex)
                .matcher(text())
                .results()
                .map(match -> match.group(group))
                .toList();
    }

    @Test
    void everyTestInTheTablesExists() throws Exception {
        TestNames tests = TestNames.read();
        List<MatchResult> rows = ROW.matcher(text()).results().toList();
        assertThat(rows).hasSizeGreaterThan(ROWS_MIN);
        List<String> missing = new ArrayList<>();
        for (MatchResult row : rows) {
            for (String test : row.group(2).split(", ", -1)) {
                var name = TEST.matcher(test);
                if (!name.matches() || !tests.exist(name.group(1), name.group(2))) {
                    missing.add(row.group(1) + ": " + test);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noContractIsLeftOut() throws IOException {
        String text = text();
        assertThat(
                        TestNames.read().classes().stream()
                                .filter(name -> name.endsWith("ContractTest")))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(text).contains(name.substring(name.lastIndexOf('.') + 1)));
    }

    @Test
    void scriptsAndSuitesExist() throws IOException {
        assertThat(found("scripts/[\\w-]+", 0))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Path.of(script)).isExecutable());
        List<String> classes = TestNames.read().classes();
        assertThat(found("-D(?:it\\.)?test='?([\\w*,]+)", 1))
                .isNotEmpty()
                .flatMap(names -> List.of(names.split(",", -1)))
                .filteredOn(name -> !name.equals("NAME"))
                .allSatisfy(name ->
                        assertThat(classes)
                                .as(name)
                                .anyMatch(full -> full.endsWith(name.replace("*", ""))));
    }

    @Test
    void propertiesAreAskedFor() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }
        List<String> ofMaven = List.of("test", "it.test", "argLine");
        assertThat(found("-D([\\w.]+)=", 1))
                .filteredOn(name -> !ofMaven.contains(name))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources.indexOf('"' + name + '"')).isNotNegative());
    }
}
