package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program of a user's, compiled against the packed jar: as an image that jlink makes of it with
 * the README's commands, and on the class path. The program is samples/Basic.java in the README's
 * module.
 */
class RuntimeImageIT {

    private static final Path JAR = Path.of(System.getProperty("packed.jar"));
    private static final String APP = "com.example.ledger";
    private static final Path OUTPUT = Path.of("src/test/resources/samples/Basic.txt");
    private static final int TIMEOUT_SECONDS = 60;

    @TempDir private static Path directory;

    /** The README's: the first makes the image, the second runs it. */
    private static List<String> commands;

    @BeforeAll
    static void makeTheImage() throws Exception {
        Skip.unless(File.separatorChar == '/', "RuntimeImageIT: the commands are for a shell");
        commands =
                Readme.blocks("text").stream()
                        .filter(block -> block.hasLine("jlink .*"))
                        .findFirst()
                        .orElseThrow()
                        .lines();
        assertThat(commands).hasSize(2);
        Path module = write("module-info.java", readmeModule());
        Path main =
                write(
                        "Main.java",
                        "package "
                                + APP
                                + ";\n"
                                + Files.readString(Path.of("samples/Basic.java"))
                                        .replace("class Basic", "class Main"));
        jdk("javac", "-p", JAR.toString(), "-d", "classes", module.toString(), main.toString());
        jdk("jar", "--create", "--file", "ledger.jar", "-C", "classes", ".");
        Path jar = Files.copy(JAR, directory.resolve(JAR.getFileName()));

        String[] jlink = commands.getFirst().split(" ");
        jdk(jlink[0], List.of(jlink).subList(1, jlink.length).toArray(String[]::new));

        // Whatever runs from now on has to be in the image.
        Files.delete(jar);
        Files.delete(directory.resolve("ledger.jar"));
    }

    private static String readmeModule() throws IOException {
        return Readme.blocks("java").stream()
                .filter(block -> block.hasLine("module " + APP + " .*"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void holdsNoModuleThatIsNotNeeded() throws Exception {
        String modules = run(new Command(List.of(inImage("java"), "--list-modules")));

        assertThat(modules.lines().map(line -> line.replaceFirst("@.*", "")))
                .containsExactlyInAnyOrder("java.base", APP, "tigerbeetle.panama");
    }

    /** There is no other tb_client for it: the cache is empty, and no jar is left. */
    @Test
    void runsWithTheLibraryOutOfTheImage() throws Exception {
        String launcher = directory.resolve(commands.getLast()).toString();
        Path caches = Files.createDirectory(directory.resolve("caches"));

        assertDone(
                run(
                        new Command(List.of(launcher))
                                .environment("XDG_CACHE_HOME", caches.toString())));

        try (Stream<Path> files = Files.walk(caches.resolve("tigerbeetle-panama"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void runsOnTheClassPath() throws Exception {
        assertDone(
                jdk(
                        "java",
                        "-cp",
                        ForkedJvm.path(JAR.toString(), "classes"),
                        "--enable-native-access=ALL-UNNAMED",
                        APP + ".Main"));
    }

    /** The first line has a port that is another one each time. */
    private static void assertDone(String output) throws IOException {
        List<String> lines = output.lines().toList();
        assertThat(lines.subList(1, lines.size())).isEqualTo(Files.readAllLines(OUTPUT));
    }

    private static String inImage(String program) {
        return directory.resolve("image/bin").resolve(program).toString();
    }

    /** A tool of the JDK that runs this test. */
    private static String jdk(String tool, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addFirst(ForkedJvm.toolPath(tool));
        return run(new Command(words));
    }

    private static String run(Command command) throws Exception {
        ForkedJvm.Result result = command.directory(directory).run(TIMEOUT_SECONDS);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }
}
