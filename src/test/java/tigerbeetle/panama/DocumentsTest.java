package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents link to, and the tests and scripts that they name, are there. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern TEST = Pattern.compile("`([\\w.$]+(?:Test|IT|\\$\\w+))#(\\w+)`");
    private static final Pattern SCRIPT = Pattern.compile("scripts/[\\w-]+");

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path directory : List.of(Path.of(""), Path.of("docs"))) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        assertThat(documents).hasSizeGreaterThan(5);
        return documents;
    }

    private static List<MatchResult> find(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().toList();
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int count = 0;
        for (Path document : documents()) {
            for (MatchResult link : find(LINK, document)) {
                count++;
                if (!leadsSomewhere(document, link.group(1))) {
                    dead.add(document + ": " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(count).isGreaterThan(100);
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        if (link.startsWith("http")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || find(HEADING, target).stream()
                        .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1]));
    }

    private static String anchor(String heading) {
        String kept = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "");
        return kept.replace(' ', '-');
    }

    @Test
    void testsExist() throws Exception {
        TestNames tests = TestNames.read();
        List<String> missing = new ArrayList<>();
        int count = 0;
        for (Path document : documents()) {
            for (MatchResult test : find(TEST, document)) {
                count++;
                if (!tests.exist(test.group(1), test.group(2))) {
                    missing.add(document + ": " + test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(100);
    }

    @Test
    void scriptsExist() throws IOException {
        for (Path document : documents()) {
            for (MatchResult script : find(SCRIPT, document)) {
                assertThat(Path.of(script.group())).as("%s", document).isExecutable();
            }
        }
    }
}
