package tigerbeetle.panama.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tigerbeetle.panama.CCompiler;
import tigerbeetle.panama.bench.driver.BatchTarget;
import tigerbeetle.panama.bench.driver.RecordsTarget;

/** The drivers of the comparison compile, and do on the stand-in for the library what they say. */
@Timeout(60)
class DriversTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir private static Path directory;

    private static Path standIn;
    private static Path driver;

    @BeforeAll
    static void compile() throws Exception {
        CCompiler compiler = CCompiler.orSkip();
        standIn = Peers.standIn(compiler, directory);
        driver = Peers.driver(compiler, directory);
    }

    private static Driver c() throws Exception {
        List<String> command = List.of(driver.toString(), standIn.toString());
        return Driver.start(command, Map.of(), directory.resolve("c.log"));
    }

    private static Driver records() throws Exception {
        return ours(RecordsTarget.class);
    }

    private static Driver ours(Class<?> target, String... arguments) throws Exception {
        String option = "-Dtigerbeetle.panama.library=" + standIn;
        List<String> command = Jvm.command(List.of(option), target);
        command.addAll(List.of(arguments));
        return Driver.start(command, Map.of(), directory.resolve("ours.log"));
    }

    @Test
    void inC() throws Exception {
        try (Driver c = c()) {
            DriverChecks.check(c, "3000", load -> true);
        }
    }

    @Test
    void ofOurRecords() throws Exception {
        try (Driver records = records()) {
            DriverChecks.check(records, "3000", load -> true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofOurBatches(BatchTarget.Style style) throws Exception {
        try (Driver batches = ours(BatchTarget.class, style.toString())) {
            DriverChecks.check(batches, "3000", load -> true);
        }
    }

    @Test
    void startsWithAnAotCache() throws Exception {
        String option = "-Dtigerbeetle.panama.library=" + standIn;
        List<String> command = Jvm.command(List.of(option), RecordsTarget.class);
        Peer peer = new Peer("records", "records", command, command, Map.of(), true, load -> true);
        Peer cached = AotCache.of(directory, peer, true, "3000");
        assertThat(cached.name()).isEqualTo("records-aot");
        assertThat(cached.standIn()).anyMatch(word -> word.startsWith("-XX:AOTCache="));
        Path log = directory.resolve("aot.log");
        try (Driver driver = Driver.start(cached.standIn(), Map.of(), log)) {
            DriverChecks.check(driver, "3000", load -> true);
        }
        assertThat(log).isEmptyFile(); // a cache that does not fit is a warning
    }

    @Test
    void oneThatFailsSaysWhy() throws Exception {
        try (Driver c = c()) {
            assertThatThrownBy(() -> c.ask("dance", TIMEOUT))
                    .isInstanceOf(Driver.DriverException.class)
                    .hasMessage("unknown command");
            assertThatThrownBy(() -> c.ask("dance", TIMEOUT))
                    .isInstanceOf(Driver.DriverException.class)
                    .hasMessageStartingWith("it ended");
        }
        try (Driver records = records()) {
            assertThatThrownBy(() -> records.ask("dance", TIMEOUT))
                    .isInstanceOf(Driver.DriverException.class)
                    .hasMessageContaining("not open: dance");
        }
    }
}
