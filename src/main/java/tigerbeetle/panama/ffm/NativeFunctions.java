package tigerbeetle.panama.ffm;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;

/**
 * The seven functions of the library and its two callbacks: what they take and return, and how they
 * are linked. To link one takes some ten milliseconds in a JVM that has just started, so each class
 * that calls some links its own: {@link NativeInit} what a client is started with, {@link
 * NativeCalls} what is needed while the library is registering it, {@link NativeLog} the log.
 *
 * <p>Pointers travel as longs, both ways: on the 64-bit platforms that the library supports they
 * are passed alike, and no segment object is made for them, which halves the cost of a callback.
 *
 * <p>Stubs live as long as the process, because the library does not join the IO thread of an
 * evicted client, so there is no moment at which a stub could be freed safely.
 */
final class NativeFunctions {

    /** Of both functions that start a client. */
    static final FunctionDescriptor INIT =
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);

    private static final FunctionDescriptor HANDLE_AND_POINTER =
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG);

    /** What each function takes and returns; a test holds it against the generated bindings. */
    static final Map<String, FunctionDescriptor> FUNCTIONS =
            Map.of(
                    "tb_client_init", INIT,
                    "tb_client_init_echo", INIT,
                    "tb_client_submit", HANDLE_AND_POINTER,
                    "tb_client_deinit", FunctionDescriptor.of(JAVA_INT, JAVA_LONG),
                    "tb_client_init_parameters", HANDLE_AND_POINTER,
                    "tb_client_completion_context", HANDLE_AND_POINTER,
                    "tb_client_register_log_callback",
                            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_BOOLEAN));

    /** {@code void (*tb_completion_t)(uintptr_t, tb_packet_t *, u64, const u8 *, u32)}. */
    static final FunctionDescriptor COMPLETION =
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);

    /** {@code void (*)(TB_LOG_LEVEL, const u8 *, u32)}. */
    static final FunctionDescriptor LOG = FunctionDescriptor.ofVoid(JAVA_INT, JAVA_LONG, JAVA_INT);

    /** More calls than the JVM counts before it customises the method handle of a stub. */
    private static final int STUB_WARM_UP_CALLS = 300;

    private NativeFunctions() {}

    /**
     * A function that every build of the library has.
     *
     * @throws NativeException if no library can be loaded
     */
    static MethodHandle required(String name) {
        return optional(name).orElseThrow();
    }

    /** A function that some builds of the library lack. */
    static Optional<MethodHandle> optional(String name) {
        FunctionDescriptor descriptor = requireNonNull(FUNCTIONS.get(name), name);
        return NativeLibrary.load()
                .symbols()
                .find(name)
                .map(address -> Linker.nativeLinker().downcallHandle(address, descriptor));
    }

    /** The address of a function that calls that static method. */
    static long stub(String method, Class<?> type, FunctionDescriptor descriptor) {
        MethodType methodType = descriptor.toMethodType();
        try {
            MethodHandle target = MethodHandles.lookup().findStatic(type, method, methodType);
            return Linker.nativeLinker().upcallStub(target, descriptor, Arena.global()).address();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** A call of a stub from here. */
    @FunctionalInterface
    interface StubCall {
        void of(MethodHandle stub) throws Throwable;
    }

    /**
     * Calls a stub until nothing of it is left to be linked or customised: that allocates, outside
     * of the target's catch, where an OutOfMemoryError would end the JVM.
     */
    static void warmUp(long stub, FunctionDescriptor descriptor, StubCall call) {
        MethodHandle handle =
                Linker.nativeLinker().downcallHandle(MemorySegment.ofAddress(stub), descriptor);
        try {
            for (int i = 0; i < STUB_WARM_UP_CALLS; i++) {
                call.of(handle);
            }
        } catch (Throwable t) {
            throw new LinkageError(t.getMessage(), t);
        }
    }

    /** What a call threw that cannot throw. */
    static RuntimeException unexpected(Throwable t) {
        return switch (t) {
            case RuntimeException e -> e; // a refusal of ours
            case Error e -> throw e;
            case Throwable e -> throw new AssertionError(e); // a downcall throws nothing checked
        };
    }
}
