package tigerbeetle.panama.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.ForkedJvm;

/** The server as a process of its own. */
@Timeout(60)
class ServerMainTest {

    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ForkedJvm.toolPath("java"));
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", Path.of("target", "classes").toString()));
        command.add(ServerMain.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String errors(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void expectFailure(Process process, int exitCode, String message)
            throws IOException, InterruptedException {
        String errors = errors(process);
        assertThat(process.waitFor()).isEqualTo(exitCode);
        assertThat(errors.lines()).hasSize(1);
        assertThat(errors).contains(message);
    }

    @Test
    void saysWhatItIsAndStopsWhenTold() throws IOException, InterruptedException {
        Process process = run("--port", "0", "--cluster", "7", "--development");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).contains("in memory, not for production", "0.17.9");
            String address = out.readLine();
            assertThat(address).matches("address 127\\.0\\.0\\.1:\\d+  cluster 7");
            // Not the process itself: that would close its streams, too.
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(errors(process)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesAnUnknownOption() throws IOException, InterruptedException {
        expectFailure(run("--prot", "1"), 2, "unknown option --prot");
        expectFailure(run("--port"), 2, "--port needs a number");
        expectFailure(run("--port", "70000"), 2, "--port 70000: not a number in range");
        expectFailure(run("--cluster", "x"), 2, "--cluster x: not a number in range");
    }

    @Test
    void saysThatAPortIsBusy() throws IOException, InterruptedException {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            String port = Integer.toString(server.port());
            expectFailure(run("--port", port), 1, "cannot listen on 127.0.0.1 port " + port);
        }
    }

    @Test
    void explainsItself() throws IOException, InterruptedException {
        Process process = run("--help");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(out).contains("--port N", "--cluster N", "--development");
    }
}
