package tigerbeetle.panama.ffm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tigerbeetle.panama.Sha256;

/**
 * One of two processes that extract the same files at the same time. Run in JVMs of their own;
 * arguments: a directory for both, and 0 or 1.
 */
final class Extraction {

    static final String FILE = "libtest.so";
    static final byte[] CONTENT = content();

    /** How many files each process extracts, one after the other, each in a place of its own. */
    static final int ROUNDS = 20;

    private Extraction() {}

    private static byte[] content() {
        byte[] content = new byte[500_000];
        new Random(1).nextBytes(content);
        return content;
    }

    /** A cache for the content in place of a library. */
    static LibraryCache cache() {
        return new LibraryCache(
                "1.2.3-test", FILE, Sha256.hex(CONTENT), () -> new ByteArrayInputStream(CONTENT));
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int self = Integer.parseInt(arguments[1]);
        List<Path> ready = List.of(directory.resolve("ready-0"), directory.resolve("ready-1"));
        Files.createFile(ready.get(self));
        while (!Files.exists(ready.get(1 - self))) {
            Thread.onSpinWait(); // so that neither is done before the other one has begun
        }
        for (int round = 0; round < ROUNDS; round++) {
            LibraryCache.Place place =
                    new LibraryCache.Place(directory.resolve("place-" + round), false);
            try (LibraryCache.Extracted extracted = cache().extract(place)) {
                if (!Arrays.equals(Files.readAllBytes(extracted.file()), CONTENT)) {
                    throw new AssertionError("not intact: " + extracted.file());
                }
            }
        }
    }
}
