package tigerbeetle.panama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The C compiler of this machine, for tests that hold something against C. */
public final class CCompiler {

    private static final int TIMEOUT_SECONDS = 60;

    private final List<String> command;

    private CCompiler(List<String> command) {
        this.command = command;
    }

    /** The compiler that CC names, or else cc, gcc or clang; without one the test is skipped. */
    public static CCompiler orSkip() throws IOException, InterruptedException {
        String chosen = System.getenv("CC");
        List<String> candidates =
                chosen != null && !chosen.isBlank()
                        ? List.of(chosen.strip())
                        : List.of("cc", "gcc", "clang");
        for (String candidate : candidates) {
            List<String> command = List.of(candidate.split(" +"));
            if (run(with(command, "--version")).isPresent()) {
                return new CCompiler(command);
            }
        }
        throw Skip.because("no C compiler: " + String.join(", ", candidates) + " (choose with CC)");
    }

    /** Compiles a program, runs it and returns the lines that it prints. */
    public List<String> compileAndRun(String program, Path directory)
            throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("program.c"), program);
        Path binary = directory.resolve("program");
        compile(source, binary);
        return success(List.of(binary.toString())).lines().toList();
    }

    /** Compiles one file, without a warning. */
    public void compile(Path source, Path output, String... options)
            throws IOException, InterruptedException {
        List<String> compile = with(command, "-std=c11", "-Wall", "-Werror", "-o");
        compile.addAll(List.of(output.toString(), source.toString()));
        compile.addAll(List.of(options)); // libraries come last
        success(compile);
    }

    private static String success(List<String> command) throws IOException, InterruptedException {
        return run(command).orElseThrow(() -> new AssertionError("cannot be run: " + command));
    }

    /** What the command prints, or nothing if there is no such command; it must not fail. */
    private static Optional<String> run(List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            Process process;
            try {
                process =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
            } catch (IOException e) {
                return Optional.empty();
            }
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + command);
            }
            String text = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " failed:\n" + text);
            }
            return Optional.of(text);
        } finally {
            Files.delete(output);
        }
    }

    private static List<String> with(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return all;
    }
}
