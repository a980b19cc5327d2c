package tigerbeetle.panama.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.embedded.ServerMain;
import tigerbeetle.panama.embedded.ServerOutput;
import tigerbeetle.panama.junit.real.RealServer;

/**
 * The program of {@code scripts/soak}. The server is a process of its own, whose memory is not
 * looked at: a ledger grows by what it is given.
 */
public final class SoakMain {

    private static final int CLIENTS = 8;

    private SoakMain() {}

    /**
     * Runs it.
     *
     * @param arguments how many seconds, and the seed
     */
    public static void main(String... arguments) throws Exception {
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        long seed = Long.parseLong(arguments[1]);
        System.exit(run(time, seed) ? 0 : 1);
    }

    private static boolean run(Duration time, long seed) throws Exception {
        if (RealServer.isConfigured()) {
            RealServer real = RealServer.start();
            try {
                return run("a real server", real.address(), time, seed);
            } finally {
                real.stop();
            }
        }
        Process embedded = embedded();
        try {
            return run("an embedded server", ServerOutput.address(embedded), time, seed);
        } finally {
            embedded.destroyForcibly().waitFor();
        }
    }

    private static boolean run(String kind, String address, Duration time, long seed)
            throws Exception {
        System.out.printf("%s, %d clients, %s, seed %d%n", kind, CLIENTS, time, seed);
        try {
            Tally done = new Soak(address, seed, time, CLIENTS, System.out).run();
            System.out.println("ok: " + done);
            return true;
        } catch (AssertionError e) {
            e.printStackTrace();
            System.err.println("FAILED with the seed " + seed + ": " + e.getMessage());
            return false;
        }
    }

    private static Process embedded() throws IOException {
        List<String> command =
                List.of(
                        ForkedJvm.toolPath("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerMain.class.getName(),
                        "--port",
                        "0");
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
