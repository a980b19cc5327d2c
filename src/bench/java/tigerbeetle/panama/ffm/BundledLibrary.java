package tigerbeetle.panama.ffm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build has unpacked the native library of this machine: for programs in C. */
public final class BundledLibrary {

    private BundledLibrary() {}

    /**
     * The file, if the build has one for this platform.
     *
     * @param natives the directory into which the build unpacks all of them
     */
    public static Optional<Path> in(Path natives) {
        List<String> candidates = Platform.current().candidates();
        return candidates.stream()
                .map(natives.resolve("tigerbeetle/panama/ffm/natives")::resolve)
                .flatMap(directory ->
                        Stream.of("libtb_client.so", "libtb_client.dylib").map(directory::resolve))
                .filter(Files::exists)
                .map(Path::toAbsolutePath)
                .findFirst();
    }
}
