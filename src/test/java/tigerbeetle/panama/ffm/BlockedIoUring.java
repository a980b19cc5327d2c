package tigerbeetle.panama.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Opens a client where the kernel refuses io_uring: forbids itself the system call first, as
 * Docker's default seccomp profile does. Run in a JVM of its own, on Linux; the argument is the
 * errno that the kernel is to answer.
 */
final class BlockedIoUring {

    /** The exit code for a machine whose kernel does not let us install a filter. */
    static final int NO_SECCOMP = 77;

    private static final int PR_SET_SECCOMP = 22;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_MODE_FILTER = 2;
    private static final int SECCOMP_RET_ERRNO = 0x0005_0000;
    private static final int SECCOMP_RET_ALLOW = 0x7fff_0000;
    private static final int SYS_IO_URING_SETUP = 425;

    private static final short LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final short JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private static final short RETURN = 0x06; // BPF_RET | BPF_K
    private static final int FILTER_COUNT = 4;
    private static final int FILTER_SIZE = 8;

    private BlockedIoUring() {}

    public static void main(String[] arguments) throws Throwable {
        if (!forbidIoUring(Integer.parseInt(arguments[0]))) {
            System.exit(NO_SECCOMP);
        }
        OpenClient.main();
    }

    /** For this thread and those that it starts. */
    private static boolean forbidIoUring(int errno) throws Throwable {
        Linker linker = Linker.nativeLinker();
        // int prctl(int operation, ...): here four unsigned longs
        MethodHandle prctl =
                linker.downcallHandle(
                        linker.defaultLookup().find("prctl").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            // struct sock_fprog { unsigned short len; struct sock_filter *filter; }
            MemorySegment program = arena.allocate(16, 8);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) FILTER_COUNT);
            program.set(ValueLayout.ADDRESS, 8, filter(arena, errno));
            return (int) prctl.invokeExact(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0
                    && (int)
                                    prctl.invokeExact(
                                            PR_SET_SECCOMP,
                                            (long) SECCOMP_MODE_FILTER,
                                            program.address(),
                                            0L,
                                            0L)
                            == 0;
        }
    }

    /** If the number of the system call, first in seccomp_data, is io_uring_setup's: the errno. */
    private static MemorySegment filter(Arena arena, int errno) {
        MemorySegment filter = arena.allocate(FILTER_COUNT * FILTER_SIZE, 8);
        set(filter, 0, LOAD_WORD, 0, 0);
        set(filter, 1, JUMP_IF_EQUAL, 1, SYS_IO_URING_SETUP);
        set(filter, 2, RETURN, 0, SECCOMP_RET_ERRNO | errno);
        set(filter, 3, RETURN, 0, SECCOMP_RET_ALLOW);
        return filter;
    }

    /** struct sock_filter { u16 code; u8 jump_if_true; u8 jump_if_false; u32 k; } */
    private static void set(MemorySegment filter, int index, short code, int otherwise, int k) {
        long at = (long) index * FILTER_SIZE;
        filter.set(ValueLayout.JAVA_SHORT, at, code);
        filter.set(ValueLayout.JAVA_BYTE, at + 3, (byte) otherwise);
        filter.set(ValueLayout.JAVA_INT, at + 4, k);
    }
}
