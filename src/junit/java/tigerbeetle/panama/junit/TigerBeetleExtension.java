package tigerbeetle.panama.junit;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.junit.real.ServerChoice;
import tigerbeetle.panama.testing.TestClock;

/** What {@link TigerBeetleTest} does. Has no state of its own: JUnit's stores hold it. */
final class TigerBeetleExtension
        implements ExecutionCondition,
                ParameterResolver,
                InvocationInterceptor,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TigerBeetleExtension.class);
    private static final String MARK = "mark";
    private static final String REPORT_KEY = "tigerbeetle";

    TigerBeetleExtension() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Pool.choice(context) instanceof ServerChoice.Embedded) {
            return ConditionEvaluationResult.enabled("on the embedded server everything runs");
        }
        String need = EmbeddedNeeds.of(context);
        if (need == null) {
            return ConditionEvaluationResult.enabled("runs on a real server, too");
        }
        String reason = need + ", and this run is on a real server; see @TigerBeetleTest";
        System.out.println("skipped: " + name(context) + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** A constructor belongs to the test that it makes an instance for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Client.class || type == EmbeddedServer.class || type == TestClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Pair pair = Loan.of(Scope.of(context)).pair();
        Class<?> type = parameter.getParameter().getType();
        @Nullable Object value;
        if (type == Client.class) {
            value = pair.client();
        } else {
            value = type == TestClock.class ? pair.clock() : pair.server();
        }
        return requireNonNull(value, "the condition skips this on a real server");
    }

    /** Remembers where the test begins in the log of a server that earlier tests have used. */
    @Override
    public void beforeEach(ExtensionContext context) {
        Scope scope = Scope.of(context);
        Loan loan = Loan.ifMade(scope);
        if (loan != null && !scope.home().equals(context)) {
            context.getStore(NAMESPACE).put(MARK, loan.pair().lastSequence());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> report(context, failure));
    }

    /** What runs before all tests has failed, or what runs after them. */
    @Override
    public void afterAll(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> report(context, failure));
    }

    /** After a constructor that has failed, nothing else of the test runs. */
    @Override
    public <T extends @Nullable Object> T interceptTestClassConstructor(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Constructor<T>> constructor,
            ExtensionContext context)
            throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable failure) {
            report(context, failure);
            throw failure;
        }
    }

    private static void report(ExtensionContext context, Throwable failure) {
        Loan loan = Loan.ifMade(Scope.find(context));
        if (loan == null || failure instanceof TestAbortedException) {
            return;
        }
        long mark = context.getStore(NAMESPACE).getOrDefault(MARK, Long.class, 0L);
        EmbeddedServer server = loan.pair().server();
        String report =
                "%s failed on %s%n%s"
                        .formatted(
                                name(context),
                                server == null ? loan.pool().description() : server,
                                server == null
                                        ? "no request log and no accounts: it is a real server\n"
                                        : FailureReport.of(server, mark));
        System.err.print(report);
        context.publishReportEntry(REPORT_KEY, report);
    }

    private static String name(ExtensionContext context) {
        String type = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod().isEmpty() ? type : type + "." + context.getDisplayName();
    }
}
