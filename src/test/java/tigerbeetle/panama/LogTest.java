package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the native library's log goes, in a JVM with the logging that it starts with. */
class LogTest {

    /** Waits a while for a cluster that is not there, of which the library complains. */
    static final class Complaining {

        private Complaining() {}

        public static void main(String[] arguments) {
            try (Client nobody = Client.open("127.0.0.1:1")) {
                nobody.awaitReady(Duration.ofSeconds(2));
            } catch (NotReadyException e) {
                System.out.println("with its complaint: " + e.toString().contains("complaint"));
            }
        }
    }

    @Test
    void showsNothingByItself() throws Exception {
        ForkedJvm.Result result = new ForkedJvm().run(Complaining.class);
        assertThat(result.output()).isEqualTo("with its complaint: true\n");
    }

    @Test
    void showsItsWarningsAtDebugWithRepeatsHeldBack(@TempDir Path directory) throws Exception {
        Path configuration = directory.resolve("logging.properties");
        Files.writeString(
                configuration,
                """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level=FINE
                tigerbeetle.panama.native.level=FINE
                """);
        ForkedJvm.Result result =
                new ForkedJvm()
                        .option("-Djava.util.logging.config.file=" + configuration)
                        .run(Complaining.class);
        assertThat(result.output())
                .contains("with its complaint: true\n")
                .containsOnlyOnce("FINE: warning: ");
    }
}
