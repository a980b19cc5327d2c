package tigerbeetle.panama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The tests that there are, for the tests of the documents that name them.
 *
 * @param classes the full names of all classes that the test sources' files are called after
 */
record TestNames(List<String> classes) {

    private static final Path SOURCES = Path.of("src/test/java");

    static TestNames read() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return new TestNames(
                    files.map(file -> SOURCES.relativize(file).toString())
                            .filter(name -> name.endsWith(".java"))
                            .map(name -> name.replaceFirst("\\.java$", "").replace('/', '.'))
                            .toList());
        }
    }

    /**
     * Whether exactly one class has that name, and a test of that name.
     *
     * @param name as {@code Name}, {@code package.Name} or {@code Name$Nested}
     */
    boolean exist(String name, String method) throws ClassNotFoundException {
        String[] nested = name.split("\\$", 2);
        List<String> matching =
                classes.stream().filter(full -> full.endsWith("." + nested[0])).toList();
        if (matching.size() != 1) {
            return false;
        }
        String full = matching.getFirst() + (nested.length > 1 ? "$" + nested[1] : "");
        // Not initialised: some classes are for runs with properties of their own.
        Class<?> type = Class.forName(full, false, TestNames.class.getClassLoader());
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(m ->
                        m.getName().equals(method)
                                && AnnotationSupport.isAnnotated(m, Testable.class));
    }
}
