package tigerbeetle.panama.mutants;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tigerbeetle.panama.ForkedJvm;

/**
 * What {@code scripts/mutants} runs. Each patch in src/test/resources/mutants is a deliberate bug:
 * it is applied to a copy of its source file in target/mutants, compiled, and put before the other
 * classes. Then the properties run until one of them fails, and the tests that the patch names,
 * which are about that place. A bug that none of them notices is a gap.
 *
 * <p>Exit codes: 0 if every bug was noticed, 1 if one was not or could not be built, 2 for a patch
 * that is not there.
 */
public final class MutantsMain {

    private static final Path TARGET = Path.of("target", "mutants");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String PACKAGE = "tigerbeetle.panama.";
    private static final long TIME_MAX_S = 300;

    /** For every bug, beside those that its patch names. */
    private static final List<String> PROPERTIES =
            List.of(
                    "UInt128PropertyTest",
                    "property.RecordPropertyTest",
                    "property.BatchPropertyTest",
                    "property.EmbeddedModelTest",
                    "property.EchoPropertyTest",
                    "property.RestartModelTest");

    private final PrintStream out;
    private int noticedCount;

    private MutantsMain(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments beginnings of the names of patches; none for all patches
     */
    public static void main(String... arguments) throws Exception {
        System.exit(new MutantsMain(System.out).run(List.of(arguments)));
    }

    private int run(List<String> wanted) throws IOException, InterruptedException {
        List<Path> patches = new ArrayList<>();
        for (Path patch : Mutant.patches()) {
            String name = patch.getFileName().toString();
            if (wanted.isEmpty() || wanted.stream().anyMatch(name::startsWith)) {
                patches.add(patch);
            }
        }
        if (patches.isEmpty()) {
            out.println("mutants: no patch in " + Mutant.DIRECTORY + " begins with " + wanted);
            return 2;
        }
        for (Path patch : patches) {
            judge(Mutant.read(patch));
        }
        out.printf("%d of %d deliberate bugs were noticed%n", noticedCount, patches.size());
        return noticedCount == patches.size() ? 0 : 1;
    }

    private void judge(Mutant mutant) throws IOException, InterruptedException {
        out.println(mutant.name() + ": " + mutant.bug());
        Path directory = TARGET.resolve(mutant.name());
        Path classes = Files.createDirectories(directory.resolve("classes"));
        if (!compile(mutant, directory, classes)) {
            out.println("    NOT BUILT: see the lines above");
            return;
        }
        boolean byProperties = isNoticed("properties", PROPERTIES, directory, classes);
        boolean byOthers = isNoticed("others", mutant.tests(), directory, classes);
        if (byProperties || byOthers) {
            noticedCount++;
        } else {
            out.println("    NOT NOTICED");
        }
        out.flush();
    }

    /** Whether one of the tests fails, or the JVM that they run in. */
    private boolean isNoticed(String who, List<String> tests, Path directory, Path classes)
            throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        Path log = directory.resolve(who + ".txt");
        Process process = start(tests, directory, classes, log);
        String verdict;
        boolean isNoticed = false;
        if (!process.waitFor(TIME_MAX_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            verdict = "hang, and so would the build; see " + log;
        } else if (process.exitValue() == MutantRun.SURVIVED) {
            verdict = "pass";
        } else {
            verdict = reason(process.exitValue(), log);
            isNoticed = true;
        }
        double seconds = (System.nanoTime() - startNs) / 1e9;
        out.printf("    %-11s %s (%.0f s)%n", who, verdict, seconds);
        return isNoticed;
    }

    private static String reason(int exitCode, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith(MutantRun.MARK))
                .findFirst()
                .map(MutantsMain::shortened)
                .orElseGet(() -> MutantRun.MARK + "the end of the JVM, exit code " + exitCode);
    }

    private static String shortened(String line) {
        int lengthMax = 150;
        return line.length() <= lengthMax ? line : line.substring(0, lengthMax) + "...";
    }

    private static boolean compile(Mutant mutant, Path directory, Path classes)
            throws IOException, InterruptedException {
        Path source = directory.resolve(mutant.source());
        Files.createDirectories(source.getParent());
        Files.write(source, mutant.lines());
        List<String> command = new ArrayList<>();
        command.add(ForkedJvm.toolPath("javac"));
        command.addAll(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
        command.addAll(List.of("-cp", CLASS_PATH, source.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private static Process start(List<String> tests, Path directory, Path classes, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(ForkedJvm.toolPath("java"), "-ea", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Djqwik.database=" + directory.resolve("jqwik-database"));
        command.add("-Dproperty.shrink.s=0");
        command.addAll(List.of("-cp", classes + File.pathSeparator + CLASS_PATH));
        command.add(MutantRun.class.getName());
        tests.forEach(test -> command.add(PACKAGE + test));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
