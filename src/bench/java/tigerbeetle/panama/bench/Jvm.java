package tigerbeetle.panama.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tigerbeetle.panama.ForkedJvm;

/** How the JVMs of this comparison are started: as a user would, with nothing tuned. */
final class Jvm {

    static final String CLASSES = Path.of("target", "classes").toString();
    static final String TEST_CLASSES = Path.of("target", "test-classes").toString();

    private Jvm() {}

    /** The java that runs this. */
    static String java() {
        return tool("java");
    }

    static String tool(String name) {
        return ForkedJvm.toolPath(name);
    }

    /** A class of this project, without any library. */
    static List<String> command(List<String> options, Class<?> main) {
        return command(options, List.of(CLASSES, TEST_CLASSES), main.getName());
    }

    static List<String> command(List<String> options, List<String> classPath, String main) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main));
        return command;
    }
}
