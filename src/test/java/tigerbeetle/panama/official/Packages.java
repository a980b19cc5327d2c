package tigerbeetle.panama.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;

/**
 * Official clients from where the user's package managers get them, by name and version, kept in
 * the build directory between runs. What cannot be had skips the test, with the reason in print: a
 * missing interpreter or network is no failure of this project.
 */
public final class Packages {

    private static final Path ROOT = Path.of("target", "official");
    private static final int INSTALL_SECONDS_MAX = 60;
    private static final int CHECK_SECONDS_MAX = 20;

    /** A network that swallows what it is sent costs this much time once, not for each package. */
    private static boolean isNetworkSilent;

    private Packages() {}

    /** The first of the programs that ends without complaint. */
    public static String program(String what, List<String> names, String... arguments)
            throws InterruptedException {
        for (String name : names) {
            if (ends(command(List.of(name), arguments))) {
                return name;
            }
        }
        throw Skip.because(what + " was not found: tried " + String.join(", ", names));
    }

    private static boolean ends(List<String> command) throws InterruptedException {
        try {
            return new Command(command).run(CHECK_SECONDS_MAX).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A package from pip, as a directory for the module path of Python. */
    public static Path python(String python, String version)
            throws IOException, InterruptedException {
        List<String> pip = command(List.of(python), "-m", "pip", "install", "--quiet");
        pip.addAll(List.of("--no-input", "--disable-pip-version-check"));
        pip.addAll(List.of("--only-binary", ":all:", "--retries", "1", "--timeout", "10"));
        pip.addAll(List.of("tigerbeetle==" + version, "--target"));
        return install("python-" + version, pip, "");
    }

    /** A package from npm, as a directory for the module path of Node. */
    public static Path node(String version) throws IOException, InterruptedException {
        String npm = program("npm", List.of("npm", "npm.cmd"), "--version");
        List<String> install = command(List.of(npm), "install", "--no-save", "--no-package-lock");
        install.addAll(List.of("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"));
        install.addAll(List.of("--fetch-retries=1", "--fetch-timeout=20000"));
        install.addAll(List.of("tigerbeetle-node@" + version, "--prefix"));
        return install("node-" + version, install, "").resolve("node_modules");
    }

    /** A jar from where Maven gets its own. */
    public static Path java(String version) throws IOException, InterruptedException {
        String mvn = program("Maven", List.of("mvn", "mvn.cmd"), "--version");
        List<String> copy = command(List.of(mvn), "-q", "-B", "-ntp");
        copy.add("org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy");
        copy.add("-Dartifact=com.tigerbeetle:tigerbeetle-java:" + version);
        Path directory = install("java-" + version, copy, "-DoutputDirectory=");
        return directory.resolve("tigerbeetle-java-" + version + ".jar");
    }

    private static List<String> command(List<String> program, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs an installation, unless it has succeeded before.
     *
     * @param command all but the directory to install into, which comes last
     * @param option what stands immediately before the directory
     */
    private static Path install(String name, List<String> command, String option)
            throws IOException, InterruptedException {
        Path directory = ROOT.resolve(name);
        if (Files.exists(directory)) {
            return directory.toAbsolutePath();
        }
        Skip.unless(!isNetworkSilent, name + ": not tried, an installation before took too long");
        // Half an installation must not look like a whole one.
        Path partial = ROOT.resolve(name + ".partial").toAbsolutePath();
        delete(partial);
        Files.createDirectories(partial);
        ForkedJvm.Result result =
                new Command(command(command, option + partial))
                        // Some people forbid pip to install outside a virtual environment, or
                        // make it install into their own directory.
                        .environment("PIP_REQUIRE_VIRTUALENV", "0")
                        .environment("PIP_USER", "0")
                        .run(INSTALL_SECONDS_MAX);
        isNetworkSilent |= result.exitCode() == Command.TIMEOUT;
        Skip.unless(
                result.exitCode() == 0,
                "%s cannot be installed: %s said %s"
                        .formatted(name, command.getFirst(), firstError(result.output())));
        Files.move(partial, directory);
        assertThat(directory).isNotEmptyDirectory();
        return directory.toAbsolutePath();
    }

    /** The line that says most, as these tools mark it: "ERROR: …", "[ERROR] …", "npm error …". */
    private static String firstError(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.stream()
                .filter(line -> line.matches("(?i)\\W*(npm )?err(or)?\\W.*"))
                .findFirst()
                .orElse(lines.isEmpty() ? "nothing" : lines.getLast());
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
