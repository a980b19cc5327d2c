package tigerbeetle.panama.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs all tests of a directory with classes, in a JVM that knows nothing of the build. */
public final class RunTests {

    private RunTests() {}

    /** Takes the directory; ends with 1 unless there are tests and all of them pass. */
    public static void main(String[] arguments) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectClasspathRoots(
                                                Set.of(Path.of(arguments[0]))))
                                .build(),
                        listener);
        listener.getSummary().printFailuresTo(new PrintWriter(System.out, true, UTF_8));
        long passed = listener.getSummary().getTestsSucceededCount();
        System.out.println(passed + " passed");
        System.exit(passed > 0 && listener.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
}
