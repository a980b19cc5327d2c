package tigerbeetle.panama.ffm;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Opens a client when only so many file descriptors are left to the process as the argument says.
 * Run in a JVM of its own, on Linux.
 */
final class FewDescriptors {

    /** What it says when it is about to open the client. */
    static final String USED_UP = "all descriptors used up but ";

    private static final int RLIMIT_NOFILE = 7;
    private static final int DESCRIPTORS_MAX = 256;

    private FewDescriptors() {}

    public static void main(String[] arguments) throws Throwable {
        int left = Integer.parseInt(arguments[0]);
        OpenClient.main(); // every class that it needs: to load one takes a descriptor
        Class.forName("tigerbeetle.panama.InitializationException");
        Class.forName(NativeException.class.getName());
        limitDescriptors();
        Deque<FileInputStream> all = new ArrayDeque<>();
        try {
            while (true) {
                all.push(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            System.out.println(USED_UP + left + ": " + e.getMessage());
        }
        for (int i = 0; i < left; i++) {
            all.pop().close();
        }
        OpenClient.main();
    }

    private static void limitDescriptors() throws Throwable {
        Linker linker = Linker.nativeLinker();
        // int setrlimit(int resource, const struct rlimit *limits): two unsigned longs
        MethodHandle setrlimit =
                linker.downcallHandle(
                        linker.defaultLookup().find("setrlimit").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limits =
                    arena.allocateFrom(ValueLayout.JAVA_LONG, DESCRIPTORS_MAX, DESCRIPTORS_MAX);
            if ((int) setrlimit.invokeExact(RLIMIT_NOFILE, limits) != 0) {
                throw new AssertionError("setrlimit failed");
            }
        }
    }
}
