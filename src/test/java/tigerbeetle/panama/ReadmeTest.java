package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

/** Every snippet of README.md compiles and runs, and what it names is there. */
class ReadmeTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final String CLASSES = "target/classes";

    private static final String MODULE_LINE = "(open )?module .*";
    private static final String CLASS_LINE = "((public|final) )*class .*";

    /** A snippet says in a comment what it prints. */
    private static final Pattern PRINTS = Pattern.compile(".*System\\.out\\.println\\(.*; // (.+)");

    @TempDir private Path directory;

    @Test
    void theSnippetsAreOneProgramThatPrintsWhatTheySay() throws Exception {
        List<Readme.Block> snippets =
                Readme.blocks("java").stream()
                        .filter(block -> !block.hasLine(MODULE_LINE) && !block.hasLine(CLASS_LINE))
                        .toList();
        List<String> expected = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Readme.Block snippet : snippets) {
            snippet.numbers().forEach(number -> expectation(snippet, number, expected, places));
        }
        assertThat(expected).hasSizeGreaterThan(10);

        compile("Program.java", program(snippets), "-cp", CLASSES);
        ForkedJvm.Result result =
                java(
                        "-cp",
                        ForkedJvm.path(CLASSES, directory.toString()),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.config.file=" + silentLogging(),
                        "Program");

        List<String> printed = result.output().lines().toList();
        for (int i = 0; i < Math.min(printed.size(), expected.size()); i++) {
            assertThat(printed.get(i)).as(places.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(printed).hasSameSizeAs(expected);
    }

    /** The native library logs an eviction, on a thread of its own: before the end or after. */
    private Path silentLogging() throws IOException {
        return Files.writeString(directory.resolve("logging.properties"), "handlers=\n");
    }

    private static void expectation(
            Readme.Block block, int number, List<String> expected, List<String> places) {
        Matcher prints = PRINTS.matcher(block.lines().get(number - block.line()));
        if (prints.matches()) {
            expected.add(prints.group(1));
            places.add(Readme.FILE + ":" + number);
        }
    }

    /**
     * All snippets in one main method. Every line has the number that it has in README.md, so that
     * what the compiler or a stack trace says of Program.java is true of README.md.
     */
    private static String program(List<Readme.Block> snippets) throws IOException {
        String[] lines = new String[Files.readAllLines(Readme.FILE).size()];
        Arrays.fill(lines, "");
        int lastImport = 0;
        for (Readme.Block snippet : snippets) {
            for (int number : snippet.numbers().toArray()) {
                lines[number - 1] = snippet.lines().get(number - snippet.line());
                lastImport = lines[number - 1].startsWith("import ") ? number : lastImport;
            }
        }
        assertThat(lines[lastImport]).as("the line after the imports").isEmpty();
        lines[lastImport] =
                "class Program { public static void main(String[] args) throws Exception {";
        return String.join("\n", lines) + "}}\n";
    }

    @Test
    void theModuleCompilesAndRuns() throws Exception {
        Readme.Block module = only(Readme.blocks("java"), MODULE_LINE);
        Path main = directory.resolve("Main.java");
        Files.writeString(
                main,
                """
                package com.example.ledger;

                import tigerbeetle.panama.Account;
                import tigerbeetle.panama.Client;
                import tigerbeetle.panama.embedded.EmbeddedServer;

                class Main {
                    public static void main(String[] args) {
                        try (var server = EmbeddedServer.start();
                                var client = Client.open(server.address())) {
                            System.out.println(client.createAccount(Account.of(1, 1, 1)).status());
                        }
                    }
                }
                """);
        String flag = "--enable-native-access=tigerbeetle.panama";
        assertThat(Readme.text()).contains("`" + flag + "`");

        compile("module-info.java", module.padded(), "-p", CLASSES, main.toString());
        ForkedJvm.Result result =
                java(
                        "-p",
                        ForkedJvm.path(CLASSES, directory.toString()),
                        flag,
                        "-m",
                        "com.example.ledger/com.example.ledger.Main");

        assertThat(result.output()).isEqualToIgnoringNewLines("CREATED");
    }

    @Test
    void theTestClassPasses() throws Exception {
        Readme.Block block = only(Readme.blocks("java"), CLASS_LINE);
        compile(
                "PaymentTest.java",
                block.padded(),
                "-cp",
                ForkedJvm.path(
                        CLASSES,
                        "target/test-classes",
                        jarOf(Test.class),
                        jarOf(AnnotationSupport.class),
                        jarOf(AssertionFailedError.class)));

        try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("tigerbeetle.address", "embedded")
                    .selectors(DiscoverySelectors.selectClass(loader.loadClass("PaymentTest")))
                    .execute()
                    .testEvents()
                    .assertStatistics(events -> events.started(2).succeeded(2));
        }
    }

    @Test
    void theCommandsExistWithTheirOptions() throws IOException {
        List<Readme.Block> blocks = Readme.blocks("sh");
        assertThat(blocks).isNotEmpty();
        for (Readme.Block block : blocks) {
            block.lines().forEach(ReadmeTest::checkCommand);
        }
        for (MatchResult script : find("scripts/[\\w-]+", Readme.text())) {
            assertThat(Path.of(script.group())).isExecutable();
        }
    }

    private static void checkCommand(String line) {
        List<String> words = List.of(line.split(" +"));
        if (words.equals(List.of("mvn", "verify"))) {
            return;
        }
        Path script = Path.of(words.getFirst());
        assertThat(script).as(line).isExecutable();
        // The server's options are known to the program that the script starts.
        Path source =
                script.endsWith("server")
                        ? MAIN.resolve("tigerbeetle/panama/embedded/ServerMain.java")
                        : script;
        words.stream()
                .filter(word -> word.startsWith("-"))
                .forEach(option -> assertThat(source).as(line).content().contains(option));
    }

    @Test
    void thePropertiesAndLoggersExist() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }
        List<MatchResult> names = find("\\| `(tigerbeetle\\.panama[\\w.]*)`", Readme.text());
        assertThat(names).hasSizeGreaterThan(5);
        for (MatchResult name : names) {
            assertThat(sources.indexOf('"' + name.group(1) + '"'))
                    .as("%s in the sources", name.group(1))
                    .isNotNegative();
        }
        String pom = Files.readString(Path.of("pom.xml"));
        for (MatchResult name : find("-D(natives\\.\\w+)", Readme.text())) {
            assertThat(pom).contains("-D" + name.group(1) + "=${" + name.group(1) + "}");
        }
    }

    @Test
    void theDependencyIsThisProject() throws IOException {
        List<String> lines =
                Readme.blocks("xml").stream()
                        .flatMap(xml -> xml.lines().stream())
                        .map(String::strip)
                        .filter(line -> !line.contains("dependency>"))
                        .toList();
        List<String> pom =
                Files.readAllLines(Path.of("pom.xml")).stream()
                        .map(String::strip)
                        .takeWhile(line -> !line.startsWith("<packaging>"))
                        .toList();
        // The second one is that of the extension.
        assertThat(lines).endsWith("<classifier>junit</classifier>", "<scope>test</scope>");
        assertThat(pom).containsAll(lines.subList(0, lines.size() - 2));
    }

    /** No cell is empty, and each row says by a link what shows that it is true. */
    @Test
    void theComparisonWithTheOfficialClientIsShown() throws IOException {
        List<String> rows =
                Readme.text()
                        .lines()
                        .dropWhile(line -> !line.equals("| | official | this | shown by |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();
        assertThat(rows)
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.matches("(\\| [^|]+ ){3}\\| \\[.+]\\(.+\\) \\|"));
    }

    @Test
    void theExceptionsAreAllThere() throws IOException {
        String text = Readme.text();
        for (Class<?> exception : TigerBeetleException.class.getPermittedSubclasses()) {
            assertThat(text).contains("| `" + exception.getSimpleName() + "` |");
        }
        for (CreateStatus.Kind kind : CreateStatus.Kind.values()) {
            assertThat(text).contains("| `" + kind + "` |");
        }
        for (RetryAdvice advice : RetryAdvice.values()) {
            assertThat(text).contains("| `" + advice + "` |");
        }
    }

    private static Readme.Block only(List<Readme.Block> blocks, String lineRegex) {
        List<Readme.Block> found =
                blocks.stream().filter(block -> block.hasLine(lineRegex)).toList();
        assertThat(found).as("blocks with a line %s", lineRegex).hasSize(1);
        return found.getFirst();
    }

    private static List<MatchResult> find(String regex, String text) {
        return Pattern.compile(regex).matcher(text).results().toList();
    }

    private static String jarOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /** Compiles a source whose lines have the numbers that they have in README.md. */
    private void compile(String file, String source, String... arguments) throws Exception {
        Path path = directory.resolve(file);
        Files.writeString(path, source);
        List<String> all = new ArrayList<>(List.of("-proc:none", "-d", directory.toString()));
        all.addAll(List.of(arguments));
        all.add(path.toString());
        ForkedJvm.Result result = ForkedJvm.tool("javac", all, "");
        assertThat(result.exitCode())
                .as("%s", result.output().replace(path + ":", Readme.FILE + ":"))
                .isZero();
    }

    private static ForkedJvm.Result java(String... arguments) throws Exception {
        ForkedJvm.Result result = ForkedJvm.tool("java", List.of(arguments), "");
        assertThat(result.exitCode())
                .as("%s", result.output().replace("Program.java:", Readme.FILE + ":"))
                .isZero();
        return result;
    }
}
