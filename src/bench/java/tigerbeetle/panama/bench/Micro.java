package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tigerbeetle.panama.CCompiler;

/** The benchmarks within one JVM, with JMH. */
final class Micro {

    /** All but the ledger's, which takes long. */
    static final String DEFAULT = "(Fill|Submit|Values)Benchmark";

    private Micro() {}

    /** Runs those whose names match, on the stand-in for the library. */
    static void run(String regex, Path directory)
            throws IOException, InterruptedException, RunnerException {
        Path standIn = Peers.standIn(CCompiler.orSkip(), directory);
        new Runner(
                        new OptionsBuilder()
                                .include(regex)
                                .addProfiler(GCProfiler.class)
                                .shouldFailOnError(true)
                                .jvmArgsPrepend(
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-D" + SubmitBenchmark.LIBRARY + "=" + standIn)
                                .build())
                .run();
    }
}
