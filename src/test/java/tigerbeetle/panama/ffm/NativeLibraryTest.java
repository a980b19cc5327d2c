package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;

/** What a user of a fresh JVM gets, in each case by opening a client; see {@link OpenClient}. */
class NativeLibraryTest {

    private static final String FLAG = "--enable-native-access=ALL-UNNAMED";
    private static final String FAILED = "InitializationException: ";

    @TempDir private Path root;

    @BeforeAll
    static void requirePlatform() {
        Skip.unless(
                !Platform.current().candidates().isEmpty(),
                "there is no library for " + Platform.current());
    }

    private static ForkedJvm jvmWithLibrary(Path file) {
        return new ForkedJvm().option("-D" + NativeLibrary.PATH_PROPERTY + "=" + file);
    }

    private static ForkedJvm jvmWithCache(Path directory) {
        return new ForkedJvm().option("-D" + LibraryCache.DIRECTORY_PROPERTY + "=" + directory);
    }

    private static String opened(ForkedJvm jvm) throws IOException, InterruptedException {
        ForkedJvm.Result result = jvm.run(OpenClient.class);
        assertThat(result.output()).contains(OpenClient.OPENED);
        assertThat(result.exitCode()).isZero();
        return result.output();
    }

    /** The message of the exception; the JVM lives to tell it. */
    private static String refused(ForkedJvm jvm) throws IOException, InterruptedException {
        ForkedJvm.Result result = jvm.run(OpenClient.class);
        assertThat(result.output()).contains(FAILED);
        assertThat(result.exitCode()).isZero();
        int start = result.output().indexOf(FAILED) + FAILED.length(); // after warnings of the JVM
        return result.output().substring(start);
    }

    private static void assertTellsWhatToDo(String message) {
        assertThat(message)
                .startsWith("No native TigerBeetle client (tb_client " + NativeLibrary.version())
                .contains("could be loaded on " + Platform.current() + ". Tried:\n  - ")
                .contains("-D" + NativeLibrary.PATH_PROPERTY + "=FILE")
                .contains("-D" + LibraryCache.DIRECTORY_PROPERTY + "=DIR")
                .contains("Native access: " + FLAG);
    }

    /** The library from the jar, in a cache of the test's own. */
    private Path library() throws IOException, InterruptedException {
        Path cache = root.resolve("cache");
        assertThat(opened(jvmWithCache(cache))).contains("the jar's", "in " + cache);
        try (Stream<Path> files = Files.walk(cache)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular).hasSize(1);
            return regular.getFirst();
        }
    }

    @Test
    void extractsToTheCacheThatAPropertyNamesAndUsesItAgain() throws Exception {
        Path file = library();
        Object key = fileKey(file);
        assertThat(library()).isEqualTo(file);
        assertThat(fileKey(file)).isEqualTo(key);
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                + " "
                + Files.readAttributes(file, "fileKey").get("fileKey");
    }

    @Test
    void takesTheFileThatAPropertyNames() throws Exception {
        Path copy = Files.copy(library(), root.resolve("copy of the library"));
        assertThat(opened(jvmWithLibrary(copy)))
                .contains(OpenClient.OPENED + copy + " (system property");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Path missing = root.resolve("missing.so");
        String message = refused(jvmWithLibrary(missing));
        assertTellsWhatToDo(message);
        assertThat(message)
                .contains(
                        missing
                                + " (system property "
                                + NativeLibrary.PATH_PROPERTY
                                + "): no such file")
                .doesNotContain("the jar"); // the user's word counts, and nothing else is tried
    }

    @Test
    void aFileThatIsNoLibraryIsNamed() throws Exception {
        Path text = Files.writeString(root.resolve("text.so"), "not a library\n");
        String message = refused(jvmWithLibrary(text));
        assertTellsWhatToDo(message);
        assertThat(message).contains(text + " (system").contains("the system's loader refuses it");
    }

    @Test
    void aLibraryWithoutTheFunctionsIsNamed() throws Exception {
        String name = System.mapLibraryName("zip");
        Path zip =
                Path.of(
                        System.getProperty("java.home"),
                        Platform.current().isWindows() ? "bin" : "lib",
                        name);
        Skip.unless(Files.exists(zip), "this JDK has no " + zip);
        String message = refused(jvmWithLibrary(zip));
        assertTellsWhatToDo(message);
        assertThat(message)
                .contains(zip + " (system property " + NativeLibrary.PATH_PROPERTY + "): ")
                .contains("not a tb_client, it lacks tb_client_init, tb_client_init_parameters");
    }

    @Test
    void aCacheThatIsAFileIsNamedAndTheSystemsPathTried() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        String message = refused(jvmWithCache(file));
        assertTellsWhatToDo(message);
        String library = System.mapLibraryName("tb_client");
        for (String candidate : Platform.current().candidates()) {
            assertThat(message).contains("  - the jar's " + candidate + " in " + file + ": ");
        }
        assertThat(message).contains("  - " + library + " on the system's library path: not found");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void withoutNativeAccessTheFlagIsNamed() throws Exception {
        ForkedJvm jvm = new ForkedJvm().withoutNativeAccess();
        // Up to Java 23, the flag for anybody else is what denies it to us.
        boolean deniable = Runtime.version().feature() >= 24;
        jvm.option(
                deniable ? "--illegal-native-access=deny" : "--enable-native-access=java.logging");
        assertThat(refused(jvm))
                .contains("Native access is not permitted")
                .contains("start java with " + FLAG);
    }
}
