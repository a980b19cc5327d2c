package tigerbeetle.panama.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What another process has used: the same for all languages, measured from outside. */
final class ProcessUsage {

    /** In Linux, the clock that counts the CPU time of a process has a number made of its id. */
    private static final int CPU_CLOCK_SCHEDULER = 2;

    private static final @Nullable MethodHandle CLOCK_GETTIME = clockGettime();

    private ProcessUsage() {}

    private static @Nullable MethodHandle clockGettime() {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("clock_gettime")
                .map(address ->
                        linker.downcallHandle(
                                address, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG)))
                .orElse(null);
    }

    /** The CPU time of all its threads, also of those that have ended. */
    static long cpuNs(ProcessHandle process) {
        MethodHandle call = CLOCK_GETTIME;
        if (call != null) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment time = arena.allocate(JAVA_LONG, 2);
                int clock = (int) (~process.pid() << 3) | CPU_CLOCK_SCHEDULER;
                if ((int) call.invokeExact(clock, time.address()) == 0) {
                    return time.getAtIndex(JAVA_LONG, 0) * 1_000_000_000
                            + time.getAtIndex(JAVA_LONG, 1);
                }
            } catch (Throwable t) {
                throw new AssertionError(t); // a downcall throws nothing
            }
        }
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L); // in steps of 10 ms
    }

    /** Its resident memory in megabytes; empty where this machine does not tell. */
    static OptionalDouble rssMegabytes(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(
                            line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
