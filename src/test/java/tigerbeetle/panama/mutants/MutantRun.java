package tigerbeetle.panama.mutants;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs classes of tests in their order, in a JVM of its own, and ends it with the first failure.
 */
public final class MutantRun {

    /** Exit code for a failure; 1 is that of a JVM that does not get so far. */
    static final int CAUGHT = 3;

    static final int SURVIVED = 0;

    /** What the line begins with that names the test. */
    static final String MARK = "caught by ";

    private MutantRun() {}

    /**
     * Runs the tests.
     *
     * @param classNames full names
     */
    public static void main(String... classNames) {
        Launcher launcher = LauncherFactory.create();
        launcher.registerTestExecutionListeners(new Stopper());
        for (String className : classNames) {
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(className))
                            .build());
        }
        Runtime.getRuntime().halt(SURVIVED);
    }

    private static final class Stopper implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                String reason = result.getThrowable().map(Throwable::toString).orElse("");
                System.out.println("\n" + MARK + name(test) + ": " + reason);
                System.out.flush();
                Runtime.getRuntime().halt(CAUGHT);
            }
        }

        private static String name(TestIdentifier test) {
            return test.getSource()
                    .map(source ->
                            switch (source) {
                                case MethodSource it ->
                                        simple(it.getClassName()) + "." + it.getMethodName();
                                case ClassSource it -> simple(it.getClassName());
                                default -> test.getDisplayName();
                            })
                    .orElse(test.getDisplayName());
        }

        private static String simple(String className) {
            return className.substring(className.lastIndexOf('.') + 1);
        }
    }
}
