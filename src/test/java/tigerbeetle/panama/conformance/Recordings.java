package tigerbeetle.panama.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recordings of a real server 0.17.9 that come with the tests. */
public final class Recordings {

    private static final Path DIRECTORY = Path.of("src/test/resources/conformance");

    private Recordings() {}

    /** Their files, by name. */
    public static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }
}
