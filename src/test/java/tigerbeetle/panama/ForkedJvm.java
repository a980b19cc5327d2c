package tigerbeetle.panama;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own for what might end one, or needs other flags: the classes under test and the
 * tests on the class path, with native access.
 */
public final class ForkedJvm {

    private static final int TIMEOUT_SECONDS = 120;

    private final List<String> options = new ArrayList<>();
    private boolean nativeAccess = true;

    /** How a process ended, and all that it printed; -1 if it took too long and was ended. */
    public record Result(int exitCode, String output) {}

    /** Adds an option such as {@code -Dname=value}. */
    public ForkedJvm option(String option) {
        options.add(option);
        return this;
    }

    /** Leaves the flag for native access out. */
    public ForkedJvm withoutNativeAccess() {
        nativeAccess = false;
        return this;
    }

    /** Runs the class's main method to its end. */
    public Result run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        if (nativeAccess) {
            all.add("--enable-native-access=ALL-UNNAMED");
        }
        all.addAll(List.of("-ea", "-cp", path("target/test-classes", "target/classes")));
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return tool("java", all, "");
    }

    /** The given directories and jars, as a class path or module path. */
    public static String path(String... places) {
        return String.join(File.pathSeparator, places);
    }

    /** Where a tool of the JDK that runs this test is. */
    public static String toolPath(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /**
     * Runs a tool of the JDK that runs this test, such as {@code java}, to its end.
     *
     * @param arguments all of them: nothing is added
     * @param input what it reads from its standard input
     */
    public static Result tool(String name, List<String> arguments, String input)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(toolPath(name));
        command.addAll(arguments);
        return new Command(command).input(input).run(TIMEOUT_SECONDS);
    }
}
