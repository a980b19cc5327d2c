package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The style that a machine can check, as TigerBeetle's tidy.zig does: all offences, by line. */
class TidyTest {
    private static final int LINE_COLUMNS_MAX = 100;
    private static final int FILE_LINES_MAX = 400;
    private static final Path MAIN = Path.of("src/main/java");

    /** Everything that people write; recorded test data and generated code are left as they are. */
    private static final List<Path> WRITTEN =
            List.of(
                    Path.of("src/build"),
                    Path.of("src/main"),
                    Path.of("src/junit"),
                    Path.of("src/test/java"),
                    Path.of("src/test/resources/official"),
                    Path.of("src/bench"),
                    Path.of("bindings"),
                    Path.of("samples"),
                    Path.of("scripts"),
                    Path.of("docs"),
                    Path.of(".ci"),
                    Path.of("pom.xml"),
                    Path.of("README.md"),
                    Path.of("CHANGELOG.md"),
                    Path.of("CONTRIBUTING.md"));

    private static final List<Path> GENERATED =
            List.of(Path.of("bindings/java"), Path.of("samples/junit/target"));

    private static final Pattern URL = Pattern.compile("https?://([\\w.-]+)");

    /**
     * Hosts that a text may name. A list of what is allowed, because packages come by name from
     * wherever the user's clients get them: no registry's address belongs here.
     */
    private static final Set<String> HOSTS =
            Set.of(
                    "docs.tigerbeetle.com",
                    "github.com",
                    "keepachangelog.com",
                    "maven.apache.org",
                    "semver.org",
                    "tigerbeetle.com",
                    "www.apache.org",
                    "www.w3.org");

    @Test
    void linesAreTidy() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : written()) {
            int columnsMax = isJava(file) ? LINE_COLUMNS_MAX : Integer.MAX_VALUE;
            List<String> lines = Files.readAllLines(file);
            for (int index = 0; index < lines.size(); index++) {
                for (String offence : offencesOf(lines.get(index), columnsMax)) {
                    offences.add(file + ":" + (index + 1) + ": " + offence);
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void filesEndInOneNewline() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : written()) {
            String text = Files.readString(file);
            if (!text.endsWith("\n") || text.endsWith("\n\n")) {
                offences.add(file + ":" + text.lines().count() + ": no newline, or a blank line");
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void mainFilesAreShort() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : filesUnder(MAIN)) {
            int lineCount = Files.readAllLines(file).size();
            if (lineCount > FILE_LINES_MAX) {
                offences.add(file + ":" + FILE_LINES_MAX + ": " + lineCount + " lines");
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void packagesSayWhatTheyAreFor() throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (Path file : filesUnder(MAIN)) {
            if (!file.endsWith("module-info.java")) {
                packages.add(file.resolveSibling("package-info.java"));
            }
        }
        assertThat(packages).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    private static List<String> offencesOf(String line, int columnsMax) {
        List<String> offences = new ArrayList<>();
        int columns = line.codePointCount(0, line.length());
        if (columns > columnsMax && !line.startsWith("import ")) { // which cannot be wrapped
            offences.add(columns + " columns");
        }
        if (line.indexOf('\t') >= 0) {
            offences.add("a tab");
        }
        if (line.stripTrailing().length() < line.length()) {
            offences.add("trailing blanks");
        }
        for (Matcher url = URL.matcher(line); url.find(); ) {
            if (!HOSTS.contains(url.group(1))) {
                offences.add("names the host " + url.group(1) + ", which TidyTest doesn't know");
            }
        }
        return offences;
    }

    private static List<Path> written() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : WRITTEN) {
            files.addAll(filesUnder(root));
        }
        files.removeIf(file -> GENERATED.stream().anyMatch(file::startsWith));
        assertThat(files).as("run from the project's directory").isNotEmpty();
        return files;
    }

    private static List<Path> filesUnder(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }
}
