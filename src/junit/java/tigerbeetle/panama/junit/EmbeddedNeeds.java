package tigerbeetle.panama.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.testing.TestClock;

/** Finds out, before anything runs, what cannot run on a real server. */
final class EmbeddedNeeds {

    private static final List<Class<? extends Annotation>> LIFE_CYCLE =
            List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

    private EmbeddedNeeds() {}

    /** What the class or test asks for and only the embedded server has; null if nothing. */
    static @Nullable String of(ExtensionContext context) {
        Optional<? extends Executable> method = context.getTestMethod();
        if (method.isPresent()) {
            return parameterOf(Stream.of(method.get()));
        }
        Optional<Class<?>> type = context.getTestClass();
        if (type.isEmpty()) {
            return null;
        }
        boolean hasOtherLimits =
                AnnotationSupport.findAnnotation(type.get(), TigerBeetleTest.class)
                        .map(TigerBeetleTest::developmentLimits)
                        .orElse(false);
        return hasOtherLimits
                ? type.get().getSimpleName() + " wants the limits of development"
                : parameterOf(ofAllTests(type.get()));
    }

    private static Stream<Executable> ofAllTests(Class<?> type) {
        Stream<Executable> methods =
                LIFE_CYCLE.stream()
                        .flatMap(role ->
                                AnnotationSupport.findAnnotatedMethods(
                                        type, role, HierarchyTraversalMode.TOP_DOWN)
                                        .stream());
        return Stream.concat(Stream.of(type.getDeclaredConstructors()), methods);
    }

    private static @Nullable String parameterOf(Stream<? extends Executable> executables) {
        return executables
                .flatMap(executable ->
                        Stream.of(executable.getParameterTypes())
                                .filter(EmbeddedNeeds::isEmbedded)
                                .map(type ->
                                        executable.getName() + " asks for " + type.getSimpleName()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isEmbedded(Class<?> type) {
        return type == EmbeddedServer.class || type == TestClock.class;
    }
}
