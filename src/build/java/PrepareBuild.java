import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The first step of the build, run from source: is this JDK new enough, and are the native
 * libraries there?
 *
 * <p>The libraries come out of a Python package that pip downloads by name; the package and each
 * library in it are pinned by SHA-256. The package is kept in a cache outside the build directory,
 * so that a clean build needs no network. Every file is written under a temporary name and moved
 * into place, so that two builds may run at once, and nothing is trusted because it exists: what is
 * found is hashed again.
 *
 * <p>Whatever is missing ends in one sentence in the problem file, which the build file shows as
 * its error, and exit code 3. Must compile with Java 17, to be able to complain about it.
 *
 * <p>Arguments: the least JDK, the directory with {@code natives.txt} and {@code
 * natives.properties}, the output directory, the problem file. System properties: {@code
 * natives.cache}, {@code natives.wheel}.
 */
final class PrepareBuild {
    private static final int EXIT_PROBLEM = 3;
    private static final long PIP_TIMEOUT_MINUTES = 10;

    /** The package inside the jar that the loader reads the libraries from. */
    private static final String RESOURCE_ROOT = "tigerbeetle/panama/ffm/";

    private static final List<List<String>> PIP_COMMANDS =
            List.of(
                    List.of("python3", "-m", "pip"),
                    List.of("python", "-m", "pip"),
                    List.of("py", "-m", "pip"),
                    List.of("pip3"),
                    List.of("pip"));

    private PrepareBuild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path problemFile = Path.of(args[3]);
        Files.deleteIfExists(problemFile);
        try {
            requireJdk(Integer.parseInt(args[0]));
            bringLibraries(Path.of(args[1]), Path.of(args[2]));
        } catch (Problem problem) {
            give(problem, problemFile);
        } catch (IOException e) {
            give(new Problem("The native libraries can't be put in place: %s.", e), problemFile);
        }
    }

    private static void give(Problem problem, Path problemFile) throws IOException {
        Files.createDirectories(problemFile.toAbsolutePath().getParent());
        Files.writeString(problemFile, problem.getMessage());
        System.exit(EXIT_PROBLEM);
    }

    private static void requireJdk(int featureMin) throws Problem {
        int feature = Runtime.version().feature();
        if (feature < featureMin) {
            throw new Problem(
                    "No JDK %d or later was found (the newest one is %d, in %s): install one, and"
                            + " set JAVA_HOME to it if it is in an unusual place.",
                    featureMin, feature, System.getProperty("java.home"));
        }
    }

    private static void bringLibraries(Path pinDirectory, Path output)
            throws IOException, InterruptedException, Problem {
        Path requirements = pinDirectory.resolve("natives.txt");
        Requirement requirement = Requirement.read(requirements);
        List<Library> libraries = Library.readAll(pinDirectory.resolve("natives.properties"));
        Path root = output.resolve(RESOURCE_ROOT);

        List<Library> missing = new ArrayList<>();
        for (Library library : libraries) {
            if (!hasSha256(root.resolve(library.resource()), library.sha256())) {
                missing.add(library);
            }
        }
        if (!missing.isEmpty()) {
            unpack(findPackage(requirements, requirement), missing, root);
        }
        writeUnlessSame(root.resolve("natives.properties"), manifest(requirement, libraries));
    }

    /** What the loader reads: the version, and each platform's file and SHA-256. */
    private static byte[] manifest(Requirement requirement, List<Library> libraries) {
        StringBuilder text = new StringBuilder("version=" + requirement.version() + "\n");
        for (Library library : libraries) {
            text.append(library.platform() + ".file=" + library.fileName() + "\n");
            text.append(library.platform() + ".sha256=" + library.sha256() + "\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void unpack(Path wheel, List<Library> libraries, Path root)
            throws IOException, Problem {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (Library library : libraries) {
                ZipEntry entry = zip.getEntry(library.path());
                if (entry == null) {
                    throw new Problem(
                            "The package %s holds no %s: correct bindings/natives.properties.",
                            wheel, library.path());
                }
                byte[] content;
                try (InputStream in = zip.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                String sha256 = sha256(content);
                if (!sha256.equals(library.sha256())) {
                    throw new Problem(
                            "The library for %s has the SHA-256 %s, but bindings/natives.properties"
                                    + " records %s: find out which is right before you build.",
                            library.platform(), sha256, library.sha256());
                }
                writeUnlessSame(root.resolve(library.resource()), content);
            }
        }
    }

    /** The package given by the user, else the cached one, else a fresh download. */
    private static Path findPackage(Path requirements, Requirement requirement)
            throws IOException, InterruptedException, Problem {
        String given = System.getProperty("natives.wheel", "");
        if (!given.isBlank()) {
            Path wheel = Path.of(given);
            if (!Files.isReadable(wheel)) {
                throw new Problem(
                        "The package %s, given with -Dnatives.wheel, can't be read: name the"
                                + " package file of %s.",
                        wheel, requirement.pin());
            }
            requireSha256(wheel, requirement);
            return wheel;
        }
        Path cache = cacheDirectory();
        Path cached = cache.resolve(requirement.sha256() + ".whl");
        if (!hasSha256(cached, requirement.sha256())) {
            download(requirements, requirement, cached);
        }
        return cached;
    }

    private static void download(Path requirements, Requirement requirement, Path target)
            throws IOException, InterruptedException, Problem {
        List<String> pip = findPip(requirement);
        Path directory;
        try {
            Files.createDirectories(target.getParent());
            // Beside the target, so that the move at the end is one step.
            directory = Files.createTempDirectory(target.getParent(), "download-");
        } catch (IOException e) {
            throw new Problem(
                    "The cache directory %s can't be written (%s): pass -Dnatives.cache=DIR to use"
                            + " another one.",
                    target.getParent(), e);
        }
        try {
            runPip(pip, requirements, requirement, directory);
            Path wheel;
            try (Stream<Path> files = Files.list(directory)) {
                wheel = files.findFirst().orElseThrow();
            }
            requireSha256(wheel, requirement);
            Files.move(wheel, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteRecursively(directory);
        }
    }

    private static void runPip(
            List<String> pip, Path requirements, Requirement requirement, Path directory)
            throws IOException, InterruptedException, Problem {
        List<String> command = new ArrayList<>(pip);
        // The package is only unpacked, never run: the Python that it wants is of no concern.
        command.addAll(List.of("download", "--no-deps", "--only-binary", ":all:"));
        command.addAll(List.of("--ignore-requires-python", "--require-hashes"));
        command.addAll(List.of("--no-input", "--quiet", "--disable-pip-version-check"));
        command.addAll(List.of("--requirement", requirements.toString()));
        command.addAll(List.of("--dest", directory.toString()));

        System.out.println("Downloading " + requirement.pin() + " with " + String.join(" ", pip));
        Outcome outcome = run(command);
        if (outcome.text().contains("DO NOT MATCH THE HASHES")) {
            throw new Problem(
                    "pip was offered a package %s whose SHA-256 is not the pinned %s: don't build"
                            + " with it, and find out where pip gets its packages from"
                            + " (pip config list) or correct bindings/natives.txt.",
                    requirement.pin(), requirement.sha256());
        }
        if (outcome.exitCode() != 0) {
            throw new Problem(
                    "pip could not download %s (%s): check the network and pip's configuration, or"
                            + " pass -Dnatives.wheel=FILE with a copy of the package.",
                    requirement.pin(), outcome.lastError());
        }
    }

    private static List<String> findPip(Requirement requirement)
            throws IOException, InterruptedException, Problem {
        for (List<String> pip : PIP_COMMANDS) {
            List<String> command = new ArrayList<>(pip);
            command.add("--version");
            // A name on the path proves nothing: Windows has a python3 that only opens a shop.
            if (run(command).exitCode() == 0) {
                return pip;
            }
        }
        throw new Problem(
                "pip, which downloads the native libraries, was not found (tried python3, python"
                        + " and py with -m pip, pip3 and pip): install Python 3 with pip, or pass"
                        + " -Dnatives.wheel=FILE with a copy of the package %s.",
                requirement.pin());
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Some people forbid pip to install outside a virtual environment; nothing is installed.
        builder.environment().put("PIP_REQUIRE_VIRTUALENV", "0");
        Path log = Files.createTempFile("tigerbeetle-panama-", ".log");
        builder.redirectOutput(log.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PIP_TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                return new Outcome(-1, "no end after " + PIP_TIMEOUT_MINUTES + " minutes");
            }
            byte[] text = Files.readAllBytes(log);
            return new Outcome(process.exitValue(), new String(text, StandardCharsets.UTF_8));
        } catch (IOException notFound) {
            return new Outcome(-1, notFound.toString());
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static Path cacheDirectory() {
        String given = System.getProperty("natives.cache", "");
        if (!given.isBlank()) {
            return Path.of(given);
        }
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String variable = System.getenv(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Path base =
                variable == null || variable.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(variable);
        return base.resolve("tigerbeetle-panama");
    }

    private static void requireSha256(Path wheel, Requirement requirement)
            throws IOException, Problem {
        String sha256 = sha256(Files.readAllBytes(wheel));
        if (!sha256.equals(requirement.sha256())) {
            throw new Problem(
                    "The package %s has the SHA-256 %s, but bindings/natives.txt pins %s: get the"
                            + " package file of %s.",
                    wheel, sha256, requirement.sha256(), requirement.pin());
        }
    }

    private static boolean hasSha256(Path file, String sha256) throws IOException {
        return Files.isRegularFile(file) && sha256(Files.readAllBytes(file)).equals(sha256);
    }

    private static String sha256(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** An unchanged file keeps its time, so that Maven copies and packs nothing anew. */
    private static void writeUnlessSame(Path target, byte[] content) throws IOException {
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), content)) {
            return;
        }
        Files.createDirectories(target.getParent());
        // Not createTempFile, whose owner-only mode would end up in the jar.
        String suffix = "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = target.resolveSibling(target.getFileName() + suffix);
        try {
            Files.write(temporary, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void deleteRecursively(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** The one line of {@code natives.txt}: a name, a version and the SHA-256 of the package. */
    private record Requirement(String name, String version, String sha256) {
        private static final Pattern LINE =
                Pattern.compile("([a-z]+)==([0-9.]+) --hash=sha256:([0-9a-f]{64})");

        static Requirement read(Path file) throws IOException, Problem {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line.strip());
                if (matcher.matches()) {
                    return new Requirement(matcher.group(1), matcher.group(2), matcher.group(3));
                }
            }
            throw new Problem("%s has no line NAME==VERSION --hash=sha256:HEX: add it.", file);
        }

        String pin() {
            return name + "==" + version;
        }
    }

    /** One platform's library, as {@code natives.properties} records it. */
    private record Library(String platform, String path, String sha256) {
        static List<Library> readAll(Path file) throws IOException, Problem {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            }
            Map<String, Library> libraries = new TreeMap<>();
            for (String key : properties.stringPropertyNames()) {
                String platform = key.substring(0, key.lastIndexOf('.'));
                String path = properties.getProperty(platform + ".path");
                String sha256 = properties.getProperty(platform + ".sha256");
                if (path == null || sha256 == null) {
                    throw new Problem("%s needs a path and a sha256 for %s.", file, platform);
                }
                libraries.put(platform, new Library(platform, path, sha256));
            }
            return List.copyOf(libraries.values());
        }

        String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String resource() {
            return "natives/" + platform + "/" + fileName();
        }
    }

    /** How a command ended and all that it printed. */
    private record Outcome(int exitCode, String text) {
        /** The last line that pip marks as an error, else the last line at all. */
        String lastError() {
            List<String> lines = text.lines().map(String::strip).toList();
            return lines.stream()
                    .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("ERROR"))
                    .reduce((first, second) -> second)
                    .orElse(lines.isEmpty() ? "no output" : lines.get(lines.size() - 1));
        }
    }

    /** Something the user has to mend, as one sentence. */
    private static final class Problem extends Exception {
        private static final long serialVersionUID = 1L;

        Problem(String format, Object... values) {
            super(String.format(Locale.ROOT, format, values));
        }
    }
}
