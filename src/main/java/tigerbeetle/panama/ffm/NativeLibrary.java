package tigerbeetle.panama.ffm;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds, verifies and loads {@code tb_client}, once per process, in this order:
 *
 * <ol>
 *   <li>the file that the system property {@value #PATH_PROPERTY} names, and no other if it is set;
 *   <li>the library inside the jar for this operating system, processor and C library, extracted to
 *       a cache that only this user can write (see {@link LibraryCache});
 *   <li>the system's library path.
 * </ol>
 *
 * <p>The library is never unloaded: its IO threads may run until the process ends.
 */
final class NativeLibrary {

    /** The system property that names the library's file. */
    static final String PATH_PROPERTY = "tigerbeetle.panama.library";

    private static final String RESOURCES = "/tigerbeetle/panama/ffm/";

    /** The functions that every build of the library has. tb_client_init_echo is optional. */
    private static final List<String> REQUIRED =
            List.of(
                    "tb_client_init",
                    "tb_client_init_parameters",
                    "tb_client_completion_context",
                    "tb_client_submit",
                    "tb_client_deinit",
                    "tb_client_register_log_callback");

    private static @Nullable NativeLibrary loaded;

    private final SymbolLookup symbols;
    private final String origin;

    private NativeLibrary(SymbolLookup symbols, String origin) {
        this.symbols = symbols;
        this.origin = origin;
    }

    /** The functions of the library. */
    SymbolLookup symbols() {
        return symbols;
    }

    /** Where the library came from, for messages. */
    String origin() {
        return origin;
    }

    /**
     * The library, loaded by the first call. A failure is not remembered, so that a property that
     * is set later is honoured.
     *
     * @throws NativeException if it cannot be loaded: with every place tried, the platform and the
     *     flag for native access
     */
    static synchronized NativeLibrary load() {
        NativeLibrary library = loaded;
        if (library == null) {
            library = new Search(Platform.current()).run();
            loaded = library;
        }
        return library;
    }

    /** The version of the library inside the jar, such as {@code 0.17.9}. */
    static String version() {
        return manifest().getProperty("version", "unknown");
    }

    private static Properties manifest() {
        Properties manifest = new Properties();
        try (InputStream in =
                NativeLibrary.class.getResourceAsStream(RESOURCES + "natives.properties")) {
            if (in != null) {
                manifest.load(in);
            }
        } catch (IOException e) {
            throw new NativeException("The list of native libraries in the jar is unreadable", e);
        }
        return manifest;
    }

    /** The flag that permits native calls to this module, or to the class path. */
    static String nativeAccessFlag() {
        Module module = NativeLibrary.class.getModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    /** One search, with a line of protocol for each place tried. */
    private static final class Search {

        private final Platform platform;
        private final List<String> tried = new ArrayList<>();

        Search(Platform platform) {
            this.platform = platform;
        }

        NativeLibrary run() {
            try {
                String explicit = System.getProperty(PATH_PROPERTY);
                Optional<NativeLibrary> found =
                        explicit != null ? explicit(explicit) : bundled().or(this::systemPath);
                return found.orElseThrow(this::notFound);
            } catch (IllegalCallerException e) {
                throw new NativeException(
                        "Native access is not permitted to tigerbeetle-panama: start java with "
                                + nativeAccessFlag(),
                        e);
            }
        }

        private Optional<NativeLibrary> explicit(String path) {
            String place = path + " (system property " + PATH_PROPERTY + ")";
            Path file;
            try {
                file = Path.of(path).toAbsolutePath();
            } catch (InvalidPathException e) {
                tried.add(place + ": " + e.getReason());
                return Optional.empty();
            }
            if (!Files.isRegularFile(file)) {
                tried.add(place + ": no such file");
                return Optional.empty();
            }
            return open(file, place);
        }

        private Optional<NativeLibrary> bundled() {
            List<String> candidates = platform.candidates();
            if (candidates.isEmpty()) {
                tried.add("the jar: it has no library for " + platform);
            }
            Properties manifest = manifest();
            for (String candidate : candidates) {
                Optional<NativeLibrary> library = bundled(candidate, manifest);
                if (library.isPresent()) {
                    return library;
                }
            }
            return Optional.empty();
        }

        private Optional<NativeLibrary> bundled(String candidate, Properties manifest) {
            String file = manifest.getProperty(candidate + ".file");
            String sha256 = manifest.getProperty(candidate + ".sha256");
            if (file == null || sha256 == null) {
                tried.add("the jar: " + candidate + " is not in it");
                return Optional.empty();
            }
            String resource = RESOURCES + "natives/" + candidate + "/" + file;
            LibraryCache cache =
                    new LibraryCache(
                            version() + "-" + candidate,
                            file,
                            sha256,
                            () -> NativeLibrary.class.getResourceAsStream(resource));
            for (LibraryCache.Place place : cache.places()) {
                Optional<NativeLibrary> library = bundled(candidate, cache, place);
                if (library.isPresent()) {
                    return library;
                }
            }
            return Optional.empty();
        }

        private Optional<NativeLibrary> bundled(
                String candidate, LibraryCache cache, LibraryCache.Place place) {
            String name = "the jar's " + candidate + " in " + place.directory();
            try (LibraryCache.Extracted extracted = cache.extract(place)) {
                return open(extracted.file(), name);
            } catch (IOException e) {
                tried.add(name + ": " + LibraryCache.reason(e));
                return Optional.empty();
            }
        }

        private Optional<NativeLibrary> systemPath() {
            String name = System.mapLibraryName("tb_client");
            String place = name + " on the system's library path";
            try {
                return accept(SymbolLookup.libraryLookup(name, Arena.global()), place);
            } catch (IllegalArgumentException e) {
                tried.add(place + ": not found");
                return Optional.empty();
            }
        }

        private Optional<NativeLibrary> open(Path file, String place) {
            try {
                return accept(SymbolLookup.libraryLookup(file, Arena.global()), place);
            } catch (IllegalArgumentException e) {
                tried.add(
                        place
                                + ": the system's loader refuses it (made for another platform or C"
                                + " library, or a directory mounted noexec)");
                return Optional.empty();
            }
        }

        private Optional<NativeLibrary> accept(SymbolLookup symbols, String place) {
            List<String> missing = new ArrayList<>();
            for (String name : REQUIRED) {
                if (symbols.find(name).isEmpty()) {
                    missing.add(name);
                }
            }
            if (!missing.isEmpty()) {
                tried.add(place + ": not a tb_client, it lacks " + String.join(", ", missing));
                return Optional.empty();
            }
            return Optional.of(new NativeLibrary(symbols, place));
        }

        private NativeException notFound() {
            return new NativeException(
                    "No native TigerBeetle client (tb_client "
                            + version()
                            + ") could be loaded on "
                            + platform
                            + ". Tried:\n  - "
                            + String.join("\n  - ", tried)
                            + "\nName the library's file with -D"
                            + PATH_PROPERTY
                            + "=FILE, or a directory that may hold and run it with -D"
                            + LibraryCache.DIRECTORY_PROPERTY
                            + "=DIR. Native access: "
                            + nativeAccessFlag());
        }
    }
}
