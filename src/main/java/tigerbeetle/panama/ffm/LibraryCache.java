package tigerbeetle.panama.ffm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a library from the jar where the system's loader can open it.
 *
 * <p>A cached file lies in a directory named after version, platform and digest, which belongs to
 * this user and which no one else can write. It is compared with the one in the jar at every start,
 * which takes a fifth of the time of a digest in a JVM that has just started; its SHA-256 is
 * checked when it has been written. A new file is written under another name and moved into place
 * in one step, so processes that start at the same time see a whole file or none. Where no cache
 * can be had, or its directory is mounted noexec, the next place is tried; the last one is a
 * private temporary directory, emptied again as soon as the library is loaded (on Windows, which
 * cannot delete a loaded library, when the JVM ends).
 */
final class LibraryCache {

    /**
     * The system property that names the directory of the cache; no other is tried if it is set.
     */
    static final String DIRECTORY_PROPERTY = "tigerbeetle.panama.cache";

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private static final FileAttribute<?>[] OWNER_ONLY =
            POSIX
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];

    /** A directory to try; a temporary one is made anew and goes away. */
    record Place(Path directory, boolean temporary) {}

    private final String folder;
    private final String file;
    private final String sha256;
    private final Supplier<@Nullable InputStream> resource;

    LibraryCache(
            String folder, String file, String sha256, Supplier<@Nullable InputStream> resource) {
        this.folder = folder + "-" + sha256.substring(0, 12);
        this.file = file;
        this.sha256 = sha256;
        this.resource = resource;
    }

    /** The places to try, in this order. */
    List<Place> places() {
        String chosen = System.getProperty(DIRECTORY_PROPERTY);
        if (chosen != null) {
            return List.of(new Place(chosen(chosen), false));
        }
        List<Place> places = new ArrayList<>();
        String own = "tigerbeetle-panama";
        String home = System.getProperty("user.home", "");
        if (Platform.current().isWindows()) {
            String local = System.getenv("LOCALAPPDATA");
            if (local != null) {
                places.add(new Place(Path.of(local, own), false));
            }
        } else {
            String xdg = System.getenv("XDG_CACHE_HOME");
            if (xdg != null && xdg.startsWith("/")) {
                places.add(new Place(Path.of(xdg, own), false));
            } else if (home.startsWith("/")) {
                String caches =
                        Platform.current().os().equals("macos") ? "Library/Caches" : ".cache";
                places.add(new Place(Path.of(home, caches, own), false));
            }
        }
        places.add(new Place(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), true));
        if (!Platform.current().isWindows()) {
            places.add(new Place(Path.of("/var/tmp"), true));
            places.add(new Place(Path.of("/dev/shm"), true));
        }
        return List.copyOf(places);
    }

    private static Path chosen(String directory) {
        try {
            return Path.of(directory).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new NativeException(
                    "-D" + DIRECTORY_PROPERTY + "=" + directory + " does not name a directory", e);
        }
    }

    /** A library's file that is ready to be loaded, until it is closed. */
    record Extracted(Path file, boolean temporary) implements AutoCloseable {

        /** After loading: a temporary file goes away. */
        @Override
        public void close() {
            if (!temporary) {
                return;
            }
            Path directory = file.resolveSibling("");
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            } catch (IOException e) { // Windows: the library is in use
                directory.toFile().deleteOnExit(); // what is named last goes first
                file.toFile().deleteOnExit();
            }
        }
    }

    /** The library in the given place, with the right digest. */
    Extracted extract(Place place) throws IOException {
        if (place.temporary()) {
            Path directory =
                    Files.createTempDirectory(place.directory(), "tigerbeetle-", OWNER_ONLY);
            Path target = directory.resolve(file);
            try {
                write(target);
                return new Extracted(target, true);
            } catch (IOException | RuntimeException e) {
                new Extracted(target, true).close();
                throw e;
            }
        }
        Path directory = place.directory().resolve(folder);
        createOwnerOnly(directory);
        Path target = directory.resolve(file);
        if (!isOurFile(target) || !isInJar(target)) {
            Path draft = Files.createTempFile(directory, file + ".", ".tmp", OWNER_ONLY);
            try {
                Files.delete(draft); // the name is ours: write() makes the file itself
                write(draft);
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return new Extracted(target, false);
    }

    private void write(Path target) throws IOException {
        try (InputStream in = resource.get()) {
            if (in == null) {
                throw new NoSuchFileException("the jar lacks " + file);
            }
            Files.copy(in, target);
        }
        if (POSIX) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        }
        if (!isOurFile(target) || !sha256.equals(digest(target))) {
            throw new IOException("the file in the jar does not have the SHA-256 " + sha256);
        }
    }

    private void move(Path draft, Path target) throws IOException {
        try {
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (!isOurFile(target)
                    || !isInJar(
                            target)) { // Windows: another process has just put it there and loaded
                // it
                throw e;
            }
        }
    }

    private static void createOwnerOnly(Path directory) throws IOException {
        Files.createDirectories(directory, OWNER_ONLY);
        if (!POSIX) {
            return;
        }
        if (!isOwnedByThisUser(directory) || isWritableToOthers(directory)) {
            throw new IOException("others than this user can write to " + directory);
        }
    }

    /** Asks the file system who makes a new file: a system property could tell another name. */
    private static boolean isOwnedByThisUser(Path directory) throws IOException {
        Path probe;
        try {
            // A name of its own, without the random numbers that take their time to get ready.
            String name = "owner-" + Thread.currentThread().threadId() + "-" + System.nanoTime();
            probe = Files.createFile(directory.resolve(name + ".tmp"), OWNER_ONLY);
        } catch (IOException e) {
            if (Files.getFileStore(directory).isReadOnly()) {
                return true; // filled beforehand, as in a container's image: nobody can write here
            }
            throw e;
        }
        try {
            return Files.getOwner(probe)
                    .equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS));
        } finally {
            Files.delete(probe);
        }
    }

    /** A file, not a link, and nobody else's to write to. */
    private static boolean isOurFile(Path path) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !isWritableToOthers(path);
    }

    private boolean isInJar(Path path) throws IOException {
        try (InputStream in = resource.get()) {
            return in != null && Arrays.equals(Files.readAllBytes(path), in.readAllBytes());
        }
    }

    private static boolean isWritableToOthers(Path path) throws IOException {
        if (!POSIX) {
            return false; // Windows: the profile's directories are the user's own
        }
        Set<PosixFilePermission> permissions =
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static String digest(Path path) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java platform has SHA-256
        }
    }

    /** An I/O failure in a few words. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
