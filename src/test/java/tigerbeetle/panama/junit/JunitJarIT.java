package tigerbeetle.panama.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;

/**
 * The extension as users get it: the sample project's tests compile and pass with the packed jars.
 * They run without Maven, which might have to download what this build does not need.
 */
class JunitJarIT {
    private static final String MODULE = "tigerbeetle.panama.junit";
    private static final Path SAMPLE = Path.of("samples/junit/src");
    private static final Path RUN_TESTS =
            Path.of("src/test/java/tigerbeetle/panama/consumer/RunTests.java");

    private static final String MAIN_JAR = System.getProperty("packed.jar");
    private static final String JUNIT_JAR = System.getProperty("packed.junit.jar");

    @TempDir private static Path classes;

    @BeforeAll
    static void compileTheSample() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "22"));
        arguments.addAll(List.of("-cp", jars(), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        run("javac", arguments);
    }

    /** The packed ones, and JUnit's own out of this test's class path. */
    private static String jars() {
        List<String> jars = new ArrayList<>(List.of(MAIN_JAR, JUNIT_JAR));
        Stream.of(classPath().split(File.pathSeparator))
                .filter(jar ->
                        jar.matches(".*[/\\\\](junit|opentest4j|apiguardian)[^/\\\\]*\\.jar"))
                .forEach(jars::add);
        return String.join(File.pathSeparator, jars);
    }

    /** Surefire keeps the real one in a property of its own. */
    private static String classPath() {
        return System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"))
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", "");
    }

    @Test
    void theSamplePassesOnTheClassPath() throws Exception {
        String output =
                run(
                        "java",
                        List.of(
                                "-cp",
                                ForkedJvm.path(jars(), classes.toString()),
                                "--enable-native-access=ALL-UNNAMED",
                                RUN_TESTS.toString(),
                                classes.toString()));

        assertPassed(output);
    }

    /** JUnit and the extension as modules: JUnit can make what is hidden in this one. */
    @Test
    void theSamplePassesWithTheModules() throws Exception {
        String output =
                run(
                        "java",
                        List.of(
                                "-p",
                                jars(),
                                "--add-modules",
                                MODULE + ",org.junit.jupiter.engine,org.junit.platform.launcher",
                                "-cp",
                                classes.toString(),
                                "--enable-native-access=tigerbeetle.panama",
                                RUN_TESTS.toString(),
                                classes.toString()));

        assertPassed(output);
    }

    private static void assertPassed(String output) {
        assertThat(output)
                .contains("@TigerBeetleTest runs on the embedded server")
                .contains("5 passed")
                .doesNotContain("WARNING");
    }

    /** It is packed last, so it is the newest one. */
    @Test
    void scriptsDoNotTakeItForTheMainJar() throws Exception {
        Skip.unless(File.separatorChar == '/', "JunitJarIT: scripts need a shell");
        String sourced = ". scripts/lib/common.sh; find_jar; basename \"$jar\"";

        ForkedJvm.Result result = new Command(List.of("bash", "-c", sourced)).run(30);

        assertThat(result.output().strip())
                .isEqualTo(String.valueOf(Path.of(MAIN_JAR).getFileName()));
    }

    @Test
    void isAModuleOfItsOwn() throws Exception {
        List<String> lines =
                run("java", List.of("-p", jars(), "--describe-module", MODULE)).lines().toList();

        assertThat(lines).first().asString().startsWith(MODULE + "@");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("exports") || line.startsWith("qualified"))
                .containsExactly(
                        "exports " + MODULE,
                        "qualified opens " + MODULE + " to org.junit.platform.commons");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("requires"))
                .containsExactlyInAnyOrder(
                        "requires java.base mandated",
                        "requires org.jspecify static",
                        "requires org.junit.jupiter.api transitive",
                        "requires tigerbeetle.panama transitive");
    }

    private static String run(String tool, List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        if (tool.equals("java")) {
            all.addFirst("-Dtigerbeetle.address=embedded");
        }
        ForkedJvm.Result result = ForkedJvm.tool(tool, all, "");
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }
}
