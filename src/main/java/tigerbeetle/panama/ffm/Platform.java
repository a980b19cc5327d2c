package tigerbeetle.panama.ffm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The machine that this JVM runs on, as far as the choice of a native library goes.
 *
 * @param os {@code linux}, {@code macos}, {@code windows}, or what the JVM calls it
 * @param arch {@code x86_64}, {@code aarch64}, or what the JVM calls it
 */
record Platform(String os, String arch) {

    /** The platforms for which the library is published, as their folders in the jar are named. */
    static final Set<String> SUPPORTED =
            Set.of(
                    "linux-x86_64-gnu",
                    "linux-x86_64-musl",
                    "linux-aarch64-gnu",
                    "linux-aarch64-musl",
                    "macos-x86_64",
                    "macos-aarch64",
                    "windows-x86_64");

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        return new Platform(
                os.startsWith("linux")
                        ? "linux"
                        : os.startsWith("mac") || os.startsWith("darwin")
                                ? "macos"
                                : os.startsWith("windows") ? "windows" : os,
                switch (arch) {
                    case "amd64", "x86_64", "x86-64" -> "x86_64";
                    case "aarch64", "arm64" -> "aarch64";
                    default -> arch;
                });
    }

    boolean isLinux() {
        return os.equals("linux");
    }

    boolean isWindows() {
        return os.equals("windows");
    }

    /**
     * The folders whose library may fit, the likelier one first; empty if none does. On Linux both
     * C libraries are candidates, because no look at the file system tells for sure which one the
     * JVM was linked with: a library for the other one fails to load and does nothing else.
     */
    List<String> candidates() {
        return candidates(Files.exists(Path.of("/lib/ld-musl-" + arch + ".so.1")));
    }

    List<String> candidates(boolean musl) {
        String base = os + "-" + arch;
        List<String> all =
                !isLinux()
                        ? List.of(base)
                        : musl
                                ? List.of(base + "-musl", base + "-gnu")
                                : List.of(base + "-gnu", base + "-musl");
        return SUPPORTED.containsAll(all) ? all : List.of();
    }

    @Override
    public String toString() {
        return os + " " + arch;
    }
}
