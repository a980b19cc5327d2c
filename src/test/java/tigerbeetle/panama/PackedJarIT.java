package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user gets: the packed jar, in fresh JVMs that know nothing of the build. */
class PackedJarIT {
    private static final Path JAR = Path.of(System.getProperty("packed.jar"));
    private static final String MODULE = "tigerbeetle.panama";
    private static final String NATIVES = "tigerbeetle/panama/ffm/natives";
    private static final int TIMEOUT_SECONDS = 60;

    private static final List<String> PLATFORMS =
            List.of(
                    "linux-aarch64-gnu",
                    "linux-aarch64-musl",
                    "linux-x86_64-gnu",
                    "linux-x86_64-musl",
                    "macos-aarch64",
                    "macos-x86_64",
                    "windows-x86_64");

    @TempDir private Path directory;

    @Test
    void holdsTheLibrariesOfAllPlatforms() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Properties natives = new Properties();
            try (InputStream in = jar.getInputStream(entry(jar, NATIVES + ".properties"))) {
                natives.load(in);
            }
            assertThat(natives).hasSize(1 + 2 * PLATFORMS.size()).containsKey("version");
            for (String platform : PLATFORMS) {
                String file = natives.getProperty(platform + ".file");
                try (InputStream in =
                        jar.getInputStream(entry(jar, NATIVES + "/" + platform + "/" + file))) {
                    assertThat(Sha256.hex(in.readAllBytes()))
                            .as(platform)
                            .isEqualTo(natives.getProperty(platform + ".sha256"));
                }
            }
        }
    }

    /** The same sources give the same bytes: scripts/reproducible builds everything twice. */
    @ParameterizedTest
    @ValueSource(strings = {"packed.jar", "packed.junit.jar"})
    void tellsNothingOfTheTimeAndTheMachineThatItWasPackedOn(String property) throws IOException {
        try (JarFile jar = new JarFile(System.getProperty(property))) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct())
                    .containsExactly(LocalDateTime.of(2026, 1, 1, 0, 0));
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .isSubsetOf(
                            "Manifest-Version",
                            "Created-By",
                            "Java-Version",
                            "Build-Jdk-Spec",
                            "Build-Tool-Jdk-Spec", // of Maven's own, where that is another one
                            "Implementation-Title",
                            "Implementation-Version");
        }
    }

    @Test
    void isAModuleThatNeedsOnlyTheJdk() throws Exception {
        List<String> lines =
                java("-p", JAR.toString(), "--describe-module", MODULE).lines().toList();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("exports"))
                .containsExactlyInAnyOrder(
                        "exports tigerbeetle.panama",
                        "exports tigerbeetle.panama.embedded",
                        "exports tigerbeetle.panama.metrics",
                        "exports tigerbeetle.panama.micrometer",
                        "exports tigerbeetle.panama.money",
                        "exports tigerbeetle.panama.tables",
                        "exports tigerbeetle.panama.testing");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("requires") && !line.endsWith(" static"))
                .containsExactly("requires java.base mandated");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("requires") && line.endsWith(" static"))
                .containsExactlyInAnyOrder(
                        "requires jdk.jfr static",
                        "requires micrometer.core static",
                        "requires org.jspecify static");
    }

    /** As on an image that jlink has made of java.base and nothing else. */
    @Test
    void runsTheMainJobWithoutFlightRecorderAndMicrometer() throws Exception {
        String onlyWhatCompilesTheSample = "--limit-modules=java.base,jdk.compiler";
        mainJobOnTheModulePath(onlyWhatCompilesTheSample);
        mainJobOnTheClassPath(onlyWhatCompilesTheSample);
    }

    @Test
    void isRecordedWithTheSettingsInTheJar() throws Exception {
        Path settings = directory.resolve("tigerbeetle.jfc");
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream in = jar.getInputStream(entry(jar, "META-INF/tigerbeetle.jfc"))) {
            Files.copy(in, settings);
        }
        Path recording = directory.resolve("recording.jfr");
        String record = "-XX:StartFlightRecording:filename=" + recording + ",settings=" + settings;
        String silent = "-Xlog:disable"; // it would say that a recording has started

        mainJobOnTheClassPath(record, silent);
        assertHasTheClient(recording);
        Files.delete(recording);
        mainJobOnTheModulePath(record, silent);
        assertHasTheClient(recording);
    }

    private static void assertHasTheClient(Path recording) throws IOException {
        assertThat(RecordingFile.readAllEvents(recording))
                .extracting(event -> event.getEventType().getName())
                .contains("tigerbeetle.Request", "tigerbeetle.ClientState");
    }

    @Test
    void bindsToMicrometerOnTheClassPathAndTheModulePath() throws Exception {
        Path program = directory.resolve("Metered.java");
        Files.writeString(
                program,
                """
                import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
                import tigerbeetle.panama.Client;
                import tigerbeetle.panama.embedded.EmbeddedServer;
                import tigerbeetle.panama.micrometer.TigerBeetleMetrics;

                class Metered {
                    public static void main(String[] arguments) {
                        var registry = new SimpleMeterRegistry();
                        try (var server = EmbeddedServer.start();
                                var client = Client.builder()
                                        .addresses(server.address()).metrics(true).open()) {
                            new TigerBeetleMetrics(client).bindTo(registry);
                            client.lookupAccount(1);
                            System.out.println("ok: " + registry.get("tigerbeetle.client.requests")
                                    .tags("operation", "lookup_accounts", "outcome", "ok")
                                    .functionCounter().count());
                        }
                    }
                }
                """);
        List<String> places = new ArrayList<>(List.of(JAR.toString()));
        for (Class<?> type :
                List.of(MeterRegistry.class, KeyValue.class, ObservationRegistry.class)) {
            places.add(
                    Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                            .toString());
        }
        String path = ForkedJvm.path(places.toArray(String[]::new));

        assertThat(java("-cp", path, "--enable-native-access=ALL-UNNAMED", program.toString()))
                .contains("ok: 1.0");
        assertThat(
                        java(
                                "-p",
                                path,
                                "--add-modules",
                                MODULE + ",micrometer.core",
                                "--enable-native-access=" + MODULE,
                                program.toString()))
                .contains("ok: 1.0");
    }

    @Test
    void runsTheMainJobOnTheModulePath() throws Exception {
        mainJobOnTheModulePath();
    }

    @Test
    void runsTheMainJobOnTheClassPath() throws Exception {
        mainJobOnTheClassPath();
    }

    private void mainJobOnTheModulePath(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-p", JAR.toString(), "--add-modules", MODULE));
        arguments.addAll(List.of("--enable-native-access=" + MODULE, "samples/Basic.java"));
        java(arguments.toArray(String[]::new));
    }

    private void mainJobOnTheClassPath(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", JAR.toString()));
        arguments.addAll(List.of("--enable-native-access=ALL-UNNAMED", "samples/Basic.java"));
        java(arguments.toArray(String[]::new));
    }

    @Test
    void embeddedServerNeedsNoNativeAccess() throws Exception {
        Path program = directory.resolve("Server.java");
        Files.writeString(
                program,
                """
                class Server {
                    public static void main(String[] arguments) {
                        try (var server = tigerbeetle.panama.embedded.EmbeddedServer.start()) {
                            System.out.println(server.address());
                        }
                    }
                }
                """);

        java("-p", JAR.toString(), "--add-modules", MODULE, program.toString());
    }

    /** Runs the JDK that runs this test, and returns what it printed. */
    private String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ForkedJvm.toolPath("java"));
        command.addAll(List.of(arguments));
        Path log = directory.resolve("java.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(log);
        assertThat(ended).as("%s ends in time; it printed:%n%s", command, text).isTrue();
        assertThat(process.exitValue()).as("%s printed:%n%s", command, text).isZero();
        assertThat(text).doesNotContain("WARNING");
        return text;
    }

    private static ZipEntry entry(JarFile jar, String name) {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        return entry;
    }
}
