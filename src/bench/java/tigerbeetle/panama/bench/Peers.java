package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.opentest4j.TestAbortedException;
import tigerbeetle.panama.CCompiler;
import tigerbeetle.panama.Command;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.bench.driver.BatchTarget;
import tigerbeetle.panama.bench.driver.Load;
import tigerbeetle.panama.bench.driver.RecordsTarget;
import tigerbeetle.panama.ffm.BundledLibrary;
import tigerbeetle.panama.official.Packages;

/**
 * Makes the drivers of all clients ready: compiles what is to be compiled, installs packages by
 * their names. A client whose tool-chain is missing here is left out, with the reason in print.
 */
public final class Peers {

    static final String VERSION = "0.17.9";
    static final String JNI_VERSION = "0.16.30";

    private static final Path SOURCES = Path.of("src", "bench");
    private static final Path NATIVES = Path.of("target", "natives");
    private static final int COMPILE_SECONDS_MAX = 120;

    private final Path directory;

    /** Makes one peer ready, or says why it cannot. */
    @FunctionalInterface
    private interface Preparation {
        Peer prepare() throws IOException, InterruptedException;
    }

    /**
     * @param directory for what is compiled
     */
    Peers(Path directory) {
        this.directory = directory;
    }

    /** All that are wanted and can be had here. */
    List<Peer> ready(Set<String> wanted, Console console) throws InterruptedException {
        List<Peer> peers = new ArrayList<>();
        for (Map.Entry<String, Preparation> entry : preparations().entrySet()) {
            if (!wanted.isEmpty() && !wanted.contains(entry.getKey())) {
                continue;
            }
            try {
                Peer peer = entry.getValue().prepare();
                console.println("  %-15s %s".formatted(peer.name(), peer.title()));
                peers.add(peer);
            } catch (TestAbortedException | IOException | AssertionError e) {
                console.skipped(entry.getKey(), String.valueOf(e.getMessage()));
            }
        }
        return peers;
    }

    static Set<String> names() {
        return new Peers(Path.of("")).preparations().keySet();
    }

    private Map<String, Preparation> preparations() {
        Map<String, Preparation> preparations = new LinkedHashMap<>();
        preparations.put(Results.BASELINE, this::c);
        preparations.put("panama-batch", this::batch);
        preparations.put("panama-handler", this::handler);
        preparations.put("panama-direct", this::direct);
        preparations.put("panama-spin", this::spin);
        preparations.put("panama-records", this::records);
        preparations.put("jni", this::jni);
        preparations.put("rust", this::rust);
        preparations.put("node", this::node);
        preparations.put("python", this::python);
        return preparations;
    }

    private Peer c() throws IOException, InterruptedException {
        Path library =
                BundledLibrary.in(NATIVES)
                        .orElseThrow(() -> new IOException("no driver for this platform"));
        Path driver = driver(CCompiler.orSkip(), directory);
        return new Peer(
                Results.BASELINE,
                "C, on the library of the Python package tigerbeetle " + VERSION,
                List.of(driver.toString(), library.toString()),
                List.of(driver.toString(), standIn().toString()),
                Map.of(),
                false,
                load -> true);
    }

    /** Compiles the driver in C. */
    static Path driver(CCompiler compiler, Path directory)
            throws IOException, InterruptedException {
        return compile(compiler, "driver", directory.resolve("driver"), "-ldl");
    }

    /** Compiles the stand-in for the library. */
    static Path standIn(CCompiler compiler, Path directory)
            throws IOException, InterruptedException {
        return compile(compiler, "standin", directory.resolve("standin.so"), "-shared", "-fPIC");
    }

    private Path standIn() throws IOException, InterruptedException {
        return standIn(CCompiler.orSkip(), directory);
    }

    private static Path compile(CCompiler compiler, String name, Path output, String... options)
            throws IOException, InterruptedException {
        Files.createDirectories(output.getParent());
        List<String> all = new ArrayList<>(List.of("-D_DEFAULT_SOURCE", "-O2", "-Wextra"));
        all.addAll(List.of("-pthread", "-Ibindings"));
        all.addAll(List.of(options));
        Path source = SOURCES.resolve("c").resolve(name + ".c");
        compiler.compile(source, output, all.toArray(String[]::new));
        return output.toAbsolutePath();
    }

    private Peer batch() throws IOException, InterruptedException {
        return batch("panama-batch", "batches", BatchTarget.Style.START, load -> true);
    }

    private Peer handler() throws IOException, InterruptedException {
        return batch(
                "panama-handler",
                "batches, with a handler for each request",
                BatchTarget.Style.HANDLER,
                load -> load.calls() == Load.Calls.ASYNC);
    }

    private Peer direct() throws IOException, InterruptedException {
        return batch(
                "panama-direct",
                "batches, with a handler on the client's own thread",
                BatchTarget.Style.DIRECT,
                load -> load.calls() == Load.Calls.ASYNC && load.events() == 1);
    }

    private Peer spin() throws IOException, InterruptedException {
        return batch(
                "panama-spin",
                "batches, spinning before it parks",
                BatchTarget.Style.SPIN,
                load ->
                        load.calls() == Load.Calls.BLOCKING
                                && load.threads() == 1
                                && load.events() == 1);
    }

    private Peer batch(String name, String title, BatchTarget.Style style, Predicate<Load> loads)
            throws IOException, InterruptedException {
        return ours(name, title, BatchTarget.class, List.of(style.toString()), loads);
    }

    private Peer records() throws IOException, InterruptedException {
        return ours("panama-records", "records", RecordsTarget.class, List.of(), load -> true);
    }

    private Peer ours(
            String name, String title, Class<?> main, List<String> arguments, Predicate<Load> loads)
            throws IOException, InterruptedException {
        List<String> command = Jvm.command(List.of(), main);
        command.addAll(arguments);
        List<String> standIn = standIn(main);
        standIn.addAll(standIn.isEmpty() ? List.of() : arguments);
        return new Peer(name, "this client, " + title, command, standIn, Map.of(), true, loads);
    }

    private List<String> standIn(Class<?> main) throws IOException, InterruptedException {
        try {
            String option = "-Dtigerbeetle.panama.library=" + standIn();
            return Jvm.command(List.of(option), main);
        } catch (TestAbortedException e) { // no compiler: C itself says so
            return new ArrayList<>();
        }
    }

    private Peer jni() throws IOException, InterruptedException {
        Path jar = Packages.java(JNI_VERSION);
        Path classes = jniDriver(jar, directory.resolve("java-official"));
        List<String> classPath = List.of(classes.toString(), Jvm.TEST_CLASSES, jar.toString());
        return new Peer(
                "jni",
                "com.tigerbeetle:tigerbeetle-java " + JNI_VERSION + ", over JNI",
                Jvm.command(List.of(), classPath, "JniTarget"),
                List.of(),
                Map.of(),
                true,
                load -> true);
    }

    /** Compiles the driver of the official Java client. */
    static Path jniDriver(Path jar, Path classes) throws IOException, InterruptedException {
        Files.createDirectories(classes);
        List<String> command =
                List.of(
                        Jvm.tool("javac"),
                        "-Xlint:all,-path,-classfile",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        ForkedJvm.path(jar.toString(), Jvm.TEST_CLASSES),
                        "-d",
                        classes.toString(),
                        SOURCES.resolve("java-official").resolve("JniTarget.java").toString());
        ForkedJvm.Result result = new Command(command).run(COMPILE_SECONDS_MAX);
        Skip.unless(result.exitCode() == 0, "its driver does not compile: " + result.output());
        return classes.toAbsolutePath();
    }

    private Peer rust() throws IOException, InterruptedException {
        Path driver = rustDriver(directory);
        return foreign(
                "rust", "crate tigerbeetle " + VERSION, List.of(driver.toString()), Map.of());
    }

    /** Compiles the driver of the official Rust client. */
    static Path rustDriver(Path directory) throws IOException, InterruptedException {
        String cargo = Packages.program("cargo", List.of("cargo"), "--version");
        // Away from the sources, beside which cargo would leave its lock file.
        Path sources = directory.resolve("rust").toAbsolutePath();
        Files.createDirectories(sources.resolve("src"));
        for (String file : List.of("Cargo.toml", "src/main.rs")) {
            Files.copy(
                    SOURCES.resolve("rust").resolve(file),
                    sources.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        String manifest = sources.resolve("Cargo.toml").toString();
        List<String> build =
                List.of(cargo, "build", "--release", "--quiet", "--manifest-path", manifest);
        ForkedJvm.Result result =
                new Command(build)
                        .environment("CARGO_TARGET_DIR", sources.resolve("target").toString())
                        .environment("RUSTFLAGS", "-Dwarnings")
                        .run(COMPILE_SECONDS_MAX);
        Skip.unless(result.exitCode() == 0, "its driver does not compile: " + result.output());
        return sources.resolve("target").resolve("release").resolve("driver");
    }

    private Peer node() throws IOException, InterruptedException {
        String node =
                Packages.program(
                        "Node 18 or later",
                        List.of("node"),
                        "-e",
                        "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)");
        String driver = SOURCES.resolve("node").resolve("driver.js").toString();
        return foreign(
                "node",
                "tigerbeetle-node " + VERSION,
                List.of(node, driver),
                Map.of("NODE_PATH", Packages.node(VERSION).toString()));
    }

    private Peer python() throws IOException, InterruptedException {
        String python =
                Packages.program(
                        "Python 3.9 or later",
                        List.of("python3", "python", "py"),
                        "-c",
                        "import sys; sys.exit(sys.version_info < (3, 9))");
        String driver = SOURCES.resolve("python").resolve("driver.py").toString();
        return foreign(
                "python",
                "Python package tigerbeetle " + VERSION,
                List.of(python, driver),
                Map.of(
                        "PYTHONPATH",
                        Packages.python(python, VERSION).toString(),
                        "PYTHONDONTWRITEBYTECODE",
                        "1"));
    }

    /** A client that has a library of its own, and no virtual threads. */
    private static Peer foreign(
            String name, String title, List<String> command, Map<String, String> environment) {
        return new Peer(
                name,
                title,
                command,
                List.of(),
                environment,
                name.equals("node"),
                load -> load.calls() != Load.Calls.VIRTUAL);
    }
}
