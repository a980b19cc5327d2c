package tigerbeetle.panama.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;

/**
 * The program of {@code scripts/stress}: the tests of races and of the life cycle, each again and
 * again in JVMs that make them harder. What their JVMs print is in target/stress.
 */
public final class StressMain {

    /** They, and the JVMs that they start, get the options from the environment. */
    private static final String OPTIONS = "JDK_JAVA_OPTIONS";

    private static final Path LOGS = Path.of("target", "stress");

    /** A round that has begun is not ended for lack of time, unless it hangs. */
    private static final int HANG_SECONDS = 900;

    /** Names of classes below the root package. */
    private static final List<String> RACES =
            List.of(
                    "DeadClusterTest",
                    "EvictionRaceTest",
                    "LateRepliesTest",
                    "CallbacksTest",
                    "BatchWaitingTest",
                    "WaitingTest",
                    "HundredClientsTest",
                    "ForgottenClientTest",
                    "JvmExitTest",
                    "ffm.ClientCyclesTest",
                    "ffm.LateReplyTest",
                    "contract.ClosingContractTest",
                    "contract.ConcurrencyContractTest",
                    "contract.CallbacksContractTest");

    private StressMain() {}

    /** The JVMs, all with little room: what is wrong with memory is then noticed soon. */
    private enum Kind {
        /** Next to no heap: collections all the time. */
        SMALL("-Xms64m -Xmx64m"),

        /** A collector that moves objects at any time, every 20 ms, and checks what it does. */
        MOVING(
                "-Xms96m -Xmx96m -XX:+UseZGC -XX:ZCollectionInterval=0.02"
                        + " -XX:+UnlockDiagnosticVMOptions -XX:+ZStressRelocateInPlace"
                        + " -XX:+ZVerifyRoots -XX:+ZVerifyForwarding"),

        /** Compilers that order instructions at random, and a heap that is checked. */
        SHUFFLED(
                "-Xms64m -Xmx64m -XX:+UnlockDiagnosticVMOptions -XX:+StressLCM -XX:+StressGCM"
                        + " -XX:+StressIGVN -XX:+StressCCP -XX:+VerifyBeforeGC -XX:+VerifyAfterGC");

        private final String options;

        Kind(String options) {
            this.options = options;
        }
    }

    /**
     * Runs it.
     *
     * @param arguments how many rounds of each, and how many minutes for all of it at most
     */
    public static void main(String... arguments) throws Exception {
        Files.createDirectories(LOGS);
        int runs = Kind.values().length * RACES.size();
        long seconds = Math.max(1, 60 * Long.parseLong(arguments[1]) / runs);
        System.out.printf(
                "at most %s rounds of each, or %d s; then: MB resident/tracked, threads,"
                        + " descriptors%n",
                arguments[0], seconds);
        System.out.printf(
                "%-9s %-34s %7s %8s  %18s  %18s%n", "JVM", "race", "rounds", "tests", "", "");
        boolean isOk = true;
        for (Kind kind : Kind.values()) {
            for (String race : RACES) {
                isOk &= run(kind, race, arguments[0], seconds);
            }
        }
        System.out.println(isOk ? "ok" : "FAILED: see " + LOGS);
        System.exit(isOk ? 0 : 1);
    }

    private static boolean run(Kind kind, String race, String rounds, long seconds)
            throws Exception {
        List<String> command =
                List.of(
                        ForkedJvm.toolPath("java"),
                        "-ea",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:NativeMemoryTracking=summary",
                        "-XX:TrimNativeHeapInterval=5000", // what was freed is no leak
                        "-cp",
                        System.getProperty("java.class.path"),
                        StressRun.class.getName(),
                        "tigerbeetle.panama." + race,
                        rounds,
                        Long.toString(seconds));
        ForkedJvm.Result result =
                new Command(command)
                        .environment(OPTIONS, kind.options)
                        .run((int) seconds + HANG_SECONDS);
        Files.writeString(LOGS.resolve(kind + "-" + race + ".log"), result.output());
        String line =
                result.output()
                        .lines()
                        .filter(each -> each.startsWith(StressRun.RESULT))
                        .findFirst()
                        .map(each -> each.substring(StressRun.RESULT.length()))
                        .orElse("FAILED: exit code " + result.exitCode());
        System.out.printf("%-9s %-34s %s%n", kind, race, line);
        return result.exitCode() == 0;
    }
}
