package tigerbeetle.panama;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a leak in this process would show in.
 *
 * @param rssMb resident memory; 0, as the next two, where the system does not tell
 * @param threads all threads but virtual ones, those of native libraries, too
 * @param fds open file descriptors
 * @param heapMb objects, dead ones included
 */
public record Figures(long rssMb, long threads, long fds, long heapMb) {

    private static final Path SELF = Path.of("/proc/self");
    private static final long MB = 1024 * 1024;

    /** {@return as it is now} */
    public static Figures now() throws IOException {
        long heapMb = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
        if (!Files.exists(SELF)) {
            return new Figures(0, 0, 0, heapMb);
        }
        try (Stream<Path> fds = Files.list(SELF.resolve("fd"))) {
            return new Figures(status("VmRSS:") / 1024, status("Threads:"), fds.count(), heapMb);
        }
    }

    /**
     * {@return as it is without dead objects, as far as the collector does what it is asked for}
     */
    public static Figures afterCollection() throws IOException {
        System.gc();
        return now();
    }

    private static long status(String field) throws IOException {
        try (Stream<String> lines = Files.lines(SELF.resolve("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@return the lesser of both in each respect} */
    public Figures min(Figures other) {
        return new Figures(
                Math.min(rssMb, other.rssMb),
                Math.min(threads, other.threads),
                Math.min(fds, other.fds),
                Math.min(heapMb, other.heapMb));
    }
}
