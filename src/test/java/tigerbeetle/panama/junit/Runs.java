package tigerbeetle.panama.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes as JUnit does for users, and keeps what they print. */
final class Runs {

    static final Map<String, String> EMBEDDED = Map.of("tigerbeetle.address", "embedded");

    private Runs() {}

    record Run(EngineExecutionResults results, String out, String err) {

        Events tests() {
            return results.testEvents();
        }

        /** What the first failure says; empty if there is none. */
        String failure() {
            return results.allEvents().failed().stream()
                    .flatMap(event ->
                            event
                                    .getPayload(TestExecutionResult.class)
                                    .flatMap(TestExecutionResult::getThrowable)
                                    .stream())
                    .findFirst()
                    .map(Throwable::toString)
                    .orElse("");
        }

        /** Ends in an error that shows the first failure, unless so many have passed. */
        void hasPassed(long count) {
            if (tests().succeeded().count() != count || results.allEvents().failed().count() > 0) {
                throw new AssertionError(
                        tests().succeeded().count() + " passed, " + failure() + "\n" + err);
            }
        }

        /** Why the first skipped class or test was skipped. */
        Optional<String> skipReason() {
            return results.allEvents().skipped().stream()
                    .flatMap(event -> event.getPayload(String.class).stream())
                    .findFirst();
        }
    }

    static Run run(Map<String, String> parameters, Class<?>... classes) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        var complaints = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complaints, true, UTF_8));
        try {
            EngineTestKit.Builder kit =
                    EngineTestKit.engine("junit-jupiter").configurationParameters(parameters);
            for (Class<?> type : classes) {
                kit.selectors(selectClass(type));
            }
            EngineExecutionResults results = kit.execute();
            return new Run(results, printed.toString(UTF_8), complaints.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
