package tigerbeetle.panama.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import tigerbeetle.panama.Figures;

/**
 * Runs one class of tests again and again in this JVM, until one fails, the rounds are done or the
 * time is up, and looks at what each round leaves behind. {@link StressMain} starts it.
 */
public final class StressRun {

    /** What the line begins with that has the result. */
    static final String RESULT = "result: ";

    /** What a round may leave open: JUnit's and the JVM's own threads come and go. */
    private static final int CLIENTS = 8;

    private static final Pattern COMMITTED = Pattern.compile("Total: .*committed=(\\d+)KB");

    private StressRun() {}

    /**
     * Runs it.
     *
     * @param arguments the class, how many rounds, and for how many seconds at most
     */
    public static void main(String... arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        long endNs = System.nanoTime() + 1_000_000_000L * Long.parseLong(arguments[2]);
        Growth growth = new Growth(CLIENTS);
        long tests = 0;
        int round = 0;
        String first = "";
        while (round < rounds && (round == 0 || System.nanoTime() - endNs < 0)) {
            TestExecutionSummary summary = round(arguments[0]);
            tests += summary.getTestsSucceededCount();
            round++;
            if (summary.getTotalFailureCount() > 0) {
                summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8), 50);
                result(round, tests, "FAILED", first);
                Runtime.getRuntime().halt(1);
            }
            growth.add(Figures.afterCollection());
            if (round == 1 || round == rounds / 3) {
                first = memory();
            }
        }
        String problems = String.join("; ", growth.problems());
        result(round, tests, problems.isEmpty() ? "ok" : "GROWS: " + problems, first);
        Runtime.getRuntime().halt(problems.isEmpty() ? 0 : 1);
    }

    /** A session of its own, at whose end the servers that tests share are closed. */
    private static TestExecutionSummary round(String className) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(className))
                                    .build(),
                            listener);
        }
        return listener.getSummary();
    }

    private static void result(int rounds, long tests, String outcome, String first)
            throws Exception {
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "%s%7d %8d  %18s  %18s  %s%n",
                RESULT,
                rounds,
                tests,
                first,
                memory(),
                outcome);
    }

    /** Resident memory and what the JVM knows of, in megabytes, then threads and descriptors. */
    private static String memory() throws Exception {
        Figures figures = Figures.afterCollection();
        return "%d/%d/%d/%d"
                .formatted(figures.rssMb(), trackedMb(), figures.threads(), figures.fds());
    }

    private static long trackedMb() throws Exception {
        Object text =
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "vmNativeMemory",
                                new Object[] {new String[] {"summary"}},
                                new String[] {String[].class.getName()});
        Matcher matcher = COMMITTED.matcher((String) text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024 : 0;
    }
}
