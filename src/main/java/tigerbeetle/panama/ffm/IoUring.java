package tigerbeetle.panama.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Linux kernel whether io_uring is to be had, before the library does: the library answers
 * a refusal by aborting the process (src/clients/c/tb_client/context.zig, 0.17.9, {@code IO.init}).
 *
 * <p>The question is the system call itself, made as the library makes it (a ring of 32 entries),
 * together with as many other descriptors as a client may take, and all closed again at once. A
 * refusal leaves nothing behind. A process that runs out of descriptors later, when a client has to
 * connect again, is still aborted.
 */
final class IoUring {

    // Linux's numbers for the two kinds of processors that the library is published for.
    private static final boolean AARCH64 = Platform.current().arch().equals("aarch64");
    private static final long SYS_IO_URING_SETUP = 425; // the same on every architecture
    private static final long SYS_EVENTFD2 = AARCH64 ? 19 : 290;
    private static final long SYS_CLOSE = AARCH64 ? 57 : 3;

    private static final long RING_ENTRIES = 32;
    private static final int SIZEOF_IO_URING_PARAMS = 120;
    private static final int OFFSET_OF_FEATURES = 20;

    /** The newest feature that the library uses; Linux 5.11 brought it. */
    private static final int IORING_FEAT_EXT_ARG = 1 << 8;

    /**
     * An event and a socket for each of six replicas, the most there can be. Where the library is
     * refused the first, {@code tb_client_init} fails as it should; where a socket, it aborts the
     * process (src/message_bus.zig, 0.17.9, {@code connect_connection}).
     */
    private static final int DESCRIPTORS_BESIDE_RING = 7;

    private static final long EFD_CLOEXEC = 0x8_0000;

    private static final StructLayout ERRNO_STATE = Linker.Option.captureStateLayout();

    private static final int EPERM = 1;
    private static final int ENOMEM = 12;
    private static final int ENFILE = 23;
    private static final int EMFILE = 24;
    private static final int ENOSYS = 38;

    /**
     * {@code long syscall(long number, ...)}, here with two more of them: one function for all
     * calls, because linking one takes some ten milliseconds in a JVM that has just started. Null
     * if the C library has none.
     */
    private static final @Nullable MethodHandle SYSCALL =
            Linker.nativeLinker()
                    .defaultLookup()
                    .find("syscall")
                    .map(IoUring::linkSyscall)
                    .orElse(null);

    private IoUring() {}

    private static MethodHandle linkSyscall(MemorySegment address) {
        return Linker.nativeLinker()
                .downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.firstVariadicArg(1),
                        Linker.Option.captureCallState("errno"));
    }

    /**
     * Returns when io_uring can be used.
     *
     * @throws NativeException if it cannot, with what to change
     */
    static void check() {
        int error = probe();
        if (error != 0) {
            throw new NativeException(refusal(error, System.getProperty("os.version", "unknown")));
        }
    }

    /** What a refusal with the given errno means and what helps. */
    static String refusal(int error, String kernel) {
        String problem = "The TigerBeetle client needs io_uring, which this Linux kernel refuses (";
        String cause =
                switch (error) {
                    case EPERM ->
                            "EPERM): it is blocked by a seccomp profile, as in Docker's default one"
                                    + " (run the container with --security-opt seccomp=unconfined"
                                    + " or a profile that allows io_uring_setup, io_uring_enter and"
                                    + " io_uring_register), or by the sysctl"
                                    + " kernel.io_uring_disabled (set it to 0)";
                    case ENOSYS ->
                            "ENOSYS): the kernel is older than 5.11, was built without io_uring, or"
                                    + " a sandbox such as gVisor hides it";
                    case ENOMEM ->
                            "ENOMEM): no memory may be locked for the ring; raise the limit"
                                    + " (ulimit -l, LimitMEMLOCK=, --ulimit memlock=-1) or free"
                                    + " memory";
                    case EMFILE ->
                            "EMFILE): this process has too few file descriptors left (ulimit -n);"
                                    + " a client takes up to eight";
                    case ENFILE -> "ENFILE): the system has no file descriptor left (fs.file-max)";
                    default -> "errno " + error + ")";
                };
        return problem + cause + ". Kernel " + kernel + "; TigerBeetle asks for 5.11 or later.";
    }

    /** The errno of the kernel's refusal, or 0; too old a kernel counts as ENOSYS. */
    private static int probe() {
        MethodHandle syscall = SYSCALL;
        if (syscall == null) {
            return 0; // an unusual C library: let the client try
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(ERRNO_STATE);
            MemorySegment params = arena.allocate(SIZEOF_IO_URING_PARAMS, Long.BYTES);
            long ring =
                    (long)
                            syscall.invokeExact(
                                    state, SYS_IO_URING_SETUP, RING_ENTRIES, params.address());
            if (ring < 0) {
                return errno(state);
            }
            int features = params.get(ValueLayout.JAVA_INT, OFFSET_OF_FEATURES);
            boolean isNewEnough = (features & IORING_FEAT_EXT_ARG) != 0;
            int error = isNewEnough ? probeDescriptors(syscall, state) : ENOSYS;
            close(syscall, state, ring);
            return error;
        } catch (Throwable t) {
            throw new AssertionError(t); // a downcall throws nothing
        }
    }

    /** The errno of the first descriptor beside the ring that is not to be had, or 0. */
    private static int probeDescriptors(MethodHandle syscall, MemorySegment state)
            throws Throwable {
        long[] descriptors = new long[DESCRIPTORS_BESIDE_RING];
        int count = 0;
        int error = 0;
        while (error == 0 && count < descriptors.length) {
            long descriptor = (long) syscall.invokeExact(state, SYS_EVENTFD2, 0L, EFD_CLOEXEC);
            if (descriptor >= 0) {
                descriptors[count++] = descriptor;
            } else {
                error = errno(state);
            }
        }
        for (int i = 0; i < count; i++) {
            close(syscall, state, descriptors[i]);
        }
        return error;
    }

    private static void close(MethodHandle syscall, MemorySegment state, long descriptor)
            throws Throwable {
        long ignored = (long) syscall.invokeExact(state, SYS_CLOSE, descriptor, 0L);
    }

    private static int errno(MemorySegment state) {
        return state.get(
                ValueLayout.JAVA_INT,
                ERRNO_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno")));
    }
}
