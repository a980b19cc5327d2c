package tigerbeetle.panama.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * For how long a server is lent, and which.
 *
 * @param home the test, or the class whose tests share; the loan ends with it
 * @param developmentLimits which limits it has
 */
record Scope(ExtensionContext home, boolean developmentLimits) {

    /**
     * The scope of a test, or of what belongs to a class. It is the outermost class that shares,
     * because a nested test may use what an outer constructor got; but no further out than the
     * annotation.
     *
     * @throws ParameterResolutionException if the context is a class whose tests do not share
     */
    static Scope of(ExtensionContext context) {
        Scope scope = find(context);
        if (scope.home.getTestMethod().isEmpty() && !isShared(scope.home)) {
            throw new ParameterResolutionException(
                    "each test of %s has a server of its own, so there is none for the class; for"
                                    .formatted(scope.home.getRequiredTestClass().getName())
                            + " one that its tests share: @TigerBeetleTest(shared = true)");
        }
        return scope;
    }

    /** The same; for a class whose tests do not share, one that nothing has been lent to. */
    static Scope find(ExtensionContext context) {
        ExtensionContext home = context;
        ExtensionContext at = context;
        while (true) {
            if (at.getTestMethod().isEmpty() && isShared(at)) {
                home = at;
            }
            TigerBeetleTest annotation = annotation(at);
            if (annotation != null && at.getTestMethod().isEmpty()) {
                return new Scope(home, annotation.developmentLimits());
            }
            at = at.getParent().orElseThrow(() -> new AssertionError("no @TigerBeetleTest"));
        }
    }

    private static boolean isShared(ExtensionContext context) {
        TigerBeetleTest annotation = annotation(context);
        return (annotation != null && annotation.shared())
                || context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS));
    }

    private static @Nullable TigerBeetleTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), TigerBeetleTest.class)
                .orElse(null);
    }
}
