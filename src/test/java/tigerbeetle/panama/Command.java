package tigerbeetle.panama;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, or for as long as it may take. */
public final class Command {

    /** The exit code of a program that took too long and was ended. */
    public static final int TIMEOUT = -1;

    private final List<String> words;
    private final Map<String, String> environment = new HashMap<>();
    private Path directory = Path.of(".");
    private String input = "";

    /** Describes a command: the program and its arguments. */
    public Command(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** Sets what it reads from its standard input; nothing by default. */
    public Command input(String text) {
        input = text;
        return this;
    }

    /** Sets where it runs; here by default. */
    public Command directory(Path path) {
        directory = path;
        return this;
    }

    /** Adds an environment variable. */
    public Command environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Runs it.
     *
     * @return what it printed to its standard output and its standard error, as one text
     * @throws IOException if there is no such program
     */
    public ForkedJvm.Result run(int timeoutSeconds) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().remove("TB_ADDRESS"); // a developer's own is not meant here
            builder.environment().putAll(environment);
            builder.directory(directory.toFile());
            Process process = builder.redirectOutput(output.toFile()).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It has ended already, and does not want its input: its exit code says why.
            }
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return new ForkedJvm.Result(
                        TIMEOUT, "still running; so far: " + Files.readString(output));
            }
            return new ForkedJvm.Result(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
