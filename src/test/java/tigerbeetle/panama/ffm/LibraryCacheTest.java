package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tigerbeetle.panama.ForkedJvm;
import tigerbeetle.panama.Sha256;
import tigerbeetle.panama.Skip;

/** The cache with a file of the test's own in place of a library: nothing is loaded here. */
class LibraryCacheTest {

    private static final String FILE = Extraction.FILE;
    private static final byte[] CONTENT = Extraction.CONTENT;
    private static final String OTHER_SHA256 = Sha256.hex(new byte[] {1});
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir private Path root;
    private LibraryCache.Place place = new LibraryCache.Place(Path.of(""), false);

    private static LibraryCache cache(String sha256, Supplier<@Nullable InputStream> resource) {
        return new LibraryCache("1.2.3-test", FILE, sha256, resource);
    }

    @BeforeEach
    void choosePlace() {
        place = new LibraryCache.Place(root.resolve("cache"), false);
    }

    /** The file's place once something is in it. */
    private Path extracted() throws IOException {
        try (LibraryCache.Extracted extracted = Extraction.cache().extract(place)) {
            return extracted.file();
        }
    }

    private static void requirePosix() {
        Skip.unless(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system has no POSIX permissions");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertIntactAndAlone(Path file) throws IOException {
        assertThat(file).isRegularFile().hasBinaryContent(CONTENT);
        assertThat(file.resolveSibling("")).isDirectoryNotContaining(other -> !other.equals(file));
    }

    private static List<Path> filesUnder(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    @Test
    void putsTheFileIntoADirectoryOfItsVersionAndDigest() throws IOException {
        Path file = extracted();
        String digest = Sha256.hex(CONTENT).substring(0, 12);
        assertThat(file).isEqualTo(place.directory().resolve("1.2.3-test-" + digest).resolve(FILE));
        assertIntactAndAlone(file);
    }

    @Test
    void leavesNothingToOthers() throws IOException {
        requirePosix();
        Path file = extracted();
        assertThat(permissions(file)).isEqualTo("rwx------");
        assertThat(permissions(file.resolveSibling(""))).isEqualTo("rwx------");
        assertThat(permissions(place.directory())).isEqualTo("rwx------");
    }

    @Test
    void takesAnIntactFileAsItIs() throws IOException {
        Path file = extracted();
        Files.setLastModifiedTime(file, LONG_AGO);
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        assertThat(extracted()).isEqualTo(file);
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
        assertThat(after.fileKey()).isEqualTo(before.fileKey());
        assertThat(after.lastModifiedTime()).isEqualTo(LONG_AGO);
        assertIntactAndAlone(file);
    }

    @Test
    void replacesADamagedFile() throws IOException {
        Path file = extracted();
        byte[] damaged = CONTENT.clone();
        damaged[CONTENT.length / 2] ^= 1;
        Files.write(file, damaged);
        assertIntactAndAlone(extracted());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499_999})
    void replacesATruncatedFile(int size) throws IOException {
        Files.write(extracted(), Arrays.copyOf(CONTENT, size));
        assertIntactAndAlone(extracted());
    }

    /** Whoever may write to it could do so between the check and the loading. */
    @Test
    void replacesAFileThatOthersCanWriteTo() throws IOException {
        requirePosix();
        Path file = extracted();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrw-rw-"));
        assertIntactAndAlone(extracted());
        assertThat(permissions(file)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesContentWithAnotherDigestAndLeavesNone(boolean temporary) throws IOException {
        LibraryCache wrong = cache(OTHER_SHA256, () -> new ByteArrayInputStream(CONTENT));
        LibraryCache.Place here = new LibraryCache.Place(root, temporary);
        assertThatIOException()
                .isThrownBy(() -> wrong.extract(here))
                .withMessageContaining("does not have the SHA-256 " + OTHER_SHA256);
        assertThat(filesUnder(root)).isEmpty();
    }

    @Test
    void keepsAnotherVersionsFile() throws IOException {
        Path file = extracted();
        byte[] content = {1};
        Path other;
        try (var extracted =
                cache(OTHER_SHA256, () -> new ByteArrayInputStream(content)).extract(place)) {
            other = extracted.file();
        }
        assertThat(other).hasBinaryContent(content);
        assertIntactAndAlone(file);
    }

    @Test
    void refusesAResourceThatIsMissing() throws IOException {
        LibraryCache empty = cache(OTHER_SHA256, () -> null);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> empty.extract(place))
                .withMessage("the jar lacks " + FILE);
        assertThat(filesUnder(root)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx-w----", "rwx----w-", "rwxrwxrwx"})
    void refusesADirectoryThatOthersCanWriteTo(String permissions) throws IOException {
        requirePosix();
        Path directory = extracted().resolveSibling("");
        Set<PosixFilePermission> open = PosixFilePermissions.fromString(permissions);
        Files.setPosixFilePermissions(directory, open);
        assertThatIOException()
                .isThrownBy(this::extracted)
                .withMessageContaining("others than this user can write to " + directory);
    }

    @Test
    void refusesADirectoryOfAnotherUser() throws IOException {
        requirePosix();
        Path directory = extracted().resolveSibling("");
        int self = (int) Files.getAttribute(directory, "unix:uid");
        try {
            Files.setAttribute(directory, "unix:uid", self + 1);
        } catch (IOException e) {
            throw Skip.because("only root can give a directory away");
        }
        assertThatIOException()
                .isThrownBy(this::extracted)
                .withMessageContaining("others than this user can write to " + directory);
    }

    /** Even if it leads to the right content: that could change after the check. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void replacesALinkAndLeavesItsTargetAlone(boolean intact) throws IOException {
        requirePosix();
        Path file = extracted();
        byte[] content = intact ? CONTENT : new byte[] {1, 2, 3};
        Path target = Files.write(root.resolve("target"), content);
        Files.delete(file);
        Files.createSymbolicLink(file, target);
        assertIntactAndAlone(extracted());
        assertThat(file).satisfies(path -> assertThat(Files.isSymbolicLink(path)).isFalse());
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void refusesALinkInPlaceOfTheDirectory() throws IOException {
        requirePosix();
        Path directory = extracted().resolveSibling("");
        Path target = root.resolve("target");
        Files.move(directory, target);
        Files.createSymbolicLink(directory, target);
        assertThatIOException().isThrownBy(this::extracted);
    }

    @Test
    void aTemporaryFileGoesAwayWhenClosed() throws IOException {
        LibraryCache.Place temporary = new LibraryCache.Place(root, true);
        Path file;
        try (LibraryCache.Extracted extracted = Extraction.cache().extract(temporary)) {
            file = extracted.file();
            assertIntactAndAlone(file);
            assertThat(file.resolveSibling("").resolveSibling("")).isEqualTo(root);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                assertThat(permissions(file)).isEqualTo("rwx------");
                assertThat(permissions(file.resolveSibling(""))).isEqualTo("rwx------");
            }
        }
        assertThat(root).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPlaceThatCannotBeWrittenToIsAnIoException(boolean temporary) throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        for (Path directory : List.of(file, file.resolve("below"))) {
            LibraryCache.Place here = new LibraryCache.Place(directory, temporary);
            assertThatIOException().isThrownBy(() -> Extraction.cache().extract(here));
        }
        assertThat(filesUnder(root)).containsExactly(file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void aPlaceWithoutPermissionToWriteIsAnIoException() throws IOException {
        requirePosix();
        Set<PosixFilePermission> readOnly = PosixFilePermissions.fromString("r-x------");
        Path directory =
                Files.createDirectory(
                        root.resolve("closed"), PosixFilePermissions.asFileAttribute(readOnly));
        Skip.unless(!Files.isWritable(directory), "root can write everywhere");
        LibraryCache.Place here = new LibraryCache.Place(directory, false);
        assertThatIOException().isThrownBy(() -> Extraction.cache().extract(here));
    }

    @Test
    void manyThreadsAtOnceGetTheSameIntactFile() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                all.add(
                        executor.submit(() -> {
                            Path file = extracted();
                            assertThat(file).hasBinaryContent(CONTENT);
                            return file;
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertIntactAndAlone(extracted());
    }

    @Test
    void twoProcessesAtOnceGetTheSameIntactFiles() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            List<Future<ForkedJvm.Result>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String name = Integer.toString(i);
                both.add(
                        executor.submit(() ->
                                new ForkedJvm().run(Extraction.class, root.toString(), name)));
            }
            for (Future<ForkedJvm.Result> one : both) {
                assertThat(one.get().exitCode()).as(one.get().output()).isZero();
            }
        }
        assertThat(filesUnder(root))
                .hasSize(2 + Extraction.ROUNDS)
                .noneMatch(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void thePropertyNamesTheOnlyPlace() {
        System.setProperty(LibraryCache.DIRECTORY_PROPERTY, root.toString());
        try {
            assertThat(Extraction.cache().places())
                    .containsExactly(new LibraryCache.Place(root, false));
        } finally {
            System.clearProperty(LibraryCache.DIRECTORY_PROPERTY);
        }
    }

    @Test
    void otherwiseTemporaryPlacesComeLast() {
        List<LibraryCache.Place> places = Extraction.cache().places();
        assertThat(places)
                .isSortedAccordingTo((a, b) -> Boolean.compare(a.temporary(), b.temporary()))
                .contains(
                        new LibraryCache.Place(
                                Path.of(System.getProperty("java.io.tmpdir")), true));
    }
}
