package tigerbeetle.panama.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a recording has of clients; {@code scripts/jfr --help} says how. */
@CommandLine.Command(name = "jfr", mixinStandardHelpOptions = false)
public final class JfrMain implements Callable<Integer> {

    private static final int USAGE = 2;
    private static final int SECONDS_MAX = 3_600;

    @Option(names = "--demo")
    private boolean demo;

    @Option(names = "--seconds")
    private @Nullable Integer seconds;

    @Option(names = "--svg")
    private @Nullable Path svg;

    @Parameters(arity = "0..1")
    private @Nullable Path file;

    private final PrintStream out;

    private JfrMain(PrintStream out) {
        this.out = out;
    }

    /** A sentence for whoever called it wrongly. */
    private static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** Runs it, and ends the process. */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, System.err, arguments));
    }

    /** Runs it, and returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new JfrMain(out))
                .setParameterExceptionHandler((e, _) -> {
                    err.println("jfr: " + e.getMessage() + " (see --help)");
                    return USAGE;
                })
                .setExecutionExceptionHandler((e, _, _) -> {
                    if (e instanceof UsageException) {
                        err.println("jfr: " + e.getMessage());
                        return USAGE;
                    }
                    throw e;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!demo && seconds != null) {
            throw new UsageException("--seconds is for --demo (see --help)");
        }
        if (seconds != null && (seconds < 1 || seconds > SECONDS_MAX)) {
            throw new UsageException("--seconds: " + seconds + " is outside 1.." + SECONDS_MAX);
        }
        if (!demo) {
            if (file == null) {
                throw new UsageException("name a recording, or --demo (see --help)");
            }
            show(file);
            return 0;
        }
        Path recording = file == null ? Files.createTempFile("demo", ".jfr") : file;
        try {
            int demoSeconds = seconds == null ? 5 : seconds;
            out.printf("a load on an embedded server for %d s…%n", demoSeconds);
            JfrDemo.record(recording, demoSeconds);
            show(recording);
        } finally {
            if (file == null) {
                Files.delete(recording);
            }
        }
        return 0;
    }

    private void show(Path recording) throws IOException {
        if (!Files.isRegularFile(recording)) {
            throw new UsageException(recording + ": there is no such file");
        }
        JfrSummary summary;
        try {
            summary = JfrSummary.read(recording);
        } catch (IOException e) {
            throw new UsageException(
                    recording + ": not a recording of Flight Recorder: " + e.getMessage());
        }
        if (summary.isEmpty()) {
            throw new UsageException(
                    recording
                            + ": nothing of TigerBeetle clients is in this recording; was it made"
                            + " with tigerbeetle.jfc?");
        }
        out.print(new JfrText(summary).draw());
        if (svg != null) {
            Files.writeString(svg, JfrSvg.draw(summary));
            out.println("written: " + svg);
        }
    }
}
