package tigerbeetle.panama.ffm;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.bindings.tb_client;

/**
 * The seven functions of the library as Java calls, and the stubs of its two callbacks.
 *
 * <p>Pointers travel as longs, both ways: on the 64-bit platforms that the library supports they
 * are passed alike, and no segment object is made for them, which halves the cost of a callback.
 *
 * <p>Touch this class only after {@link NativeLibrary#load()} has succeeded. The stubs live as long
 * as the process, because the library does not join the IO thread of an evicted client, so there is
 * no moment at which a stub could be freed safely.
 *
 * <p>On the library's IO threads only {@link #completionContext} may be called; the library aborts
 * the process otherwise. {@link IoThreads} guards the others.
 */
final class NativeCalls {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = NativeLibrary.load().symbols();

    private static final FunctionDescriptor INIT_FUNCTION =
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor HANDLE_AND_POINTER =
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG);

    /** What each function takes and returns; a test holds it against the generated bindings. */
    static final Map<String, FunctionDescriptor> FUNCTIONS =
            Map.of(
                    "tb_client_init", INIT_FUNCTION,
                    "tb_client_init_echo", INIT_FUNCTION,
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

    private static final MethodHandle INIT = required("tb_client_init");
    private static final MethodHandle SUBMIT = required("tb_client_submit");
    private static final MethodHandle DEINIT = required("tb_client_deinit");
    private static final MethodHandle INIT_PARAMETERS = required("tb_client_init_parameters");
    private static final MethodHandle COMPLETION_CONTEXT = required("tb_client_completion_context");
    private static final MethodHandle REGISTER_LOG_CALLBACK =
            required("tb_client_register_log_callback");

    /** Only tests use the echo client, and later releases of the library do without. */
    private static final class Echo {
        private static final @Nullable MethodHandle INIT =
                function("tb_client_init_echo").orElse(null);
    }

    private static final long COMPLETION_STUB = stub("completed", Completions.class, COMPLETION);

    /** More calls than the JVM counts before it customises the method handle of a stub. */
    private static final int STUB_WARM_UP_CALLS = 300;

    static {
        // The first calls of a stub link and customise method handles, which allocates, outside of
        // the target's catch: an OutOfMemoryError there would end the JVM. So they happen here, for
        // a client that does not exist. The same goes for classes that the IO thread needs first.
        MethodHandle call =
                LINKER.downcallHandle(MemorySegment.ofAddress(COMPLETION_STUB), COMPLETION);
        try {
            for (int i = 0; i < STUB_WARM_UP_CALLS; i++) {
                call.invokeExact(-1L, 0L, 0L, 0L, 0);
            }
            for (Class<?> type :
                    List.of(IoThreads.class, Memory.class, PacketStatus.class, Request.class)) {
                MethodHandles.lookup().ensureInitialized(type);
            }
        } catch (Throwable t) {
            throw new LinkageError(t.getMessage(), t);
        }
    }

    private static final int CLIENT_OK = tb_client.TB_CLIENT_OK();

    private NativeCalls() {}

    /** What {@code tb_client_init} said. */
    enum InitStatus {
        SUCCESS(tb_client.TB_INIT_SUCCESS()),
        UNEXPECTED(tb_client.TB_INIT_UNEXPECTED()),
        OUT_OF_MEMORY(tb_client.TB_INIT_OUT_OF_MEMORY()),
        ADDRESS_INVALID(tb_client.TB_INIT_ADDRESS_INVALID()),
        ADDRESS_LIMIT_EXCEEDED(tb_client.TB_INIT_ADDRESS_LIMIT_EXCEEDED()),
        SYSTEM_RESOURCES(tb_client.TB_INIT_SYSTEM_RESOURCES()),
        NETWORK_SUBSYSTEM(tb_client.TB_INIT_NETWORK_SUBSYSTEM());

        private final int code;

        InitStatus(int code) {
            this.code = code;
        }

        /** What it means, for a message. */
        String problem() {
            return switch (this) {
                case OUT_OF_MEMORY -> "OUT_OF_MEMORY, the library could not allocate its 20 MiB";
                case SYSTEM_RESOURCES ->
                        "SYSTEM_RESOURCES, no file descriptor or thread is left to this process"
                                + " (ulimit -n, ulimit -u)";
                case NETWORK_SUBSYSTEM -> "NETWORK_SUBSYSTEM, the system's network stack failed";
                case SUCCESS, UNEXPECTED, ADDRESS_INVALID, ADDRESS_LIMIT_EXCEEDED -> toString();
            };
        }

        static InitStatus fromCode(int code) {
            for (InitStatus status : values()) {
                if (status.code == code) {
                    return status;
                }
            }
            return UNEXPECTED;
        }
    }

    /**
     * Starts a client and its IO thread.
     *
     * <p>{@code TB_INIT_STATUS tb_client_init(tb_client_t *, const u8[16], const char *, u32,
     * uintptr_t, tb_completion_t)}
     *
     * @param handle 32 bytes that stay where they are until the client is gone
     * @param clusterId 16 bytes, little-endian
     * @param addresses comma-separated, not NUL-terminated; copied by the library
     * @param context what {@link Completions#completed} is given
     */
    static InitStatus init(
            MemorySegment handle, MemorySegment clusterId, MemorySegment addresses, long context) {
        try {
            return InitStatus.fromCode(
                    (int)
                            INIT.invokeExact(
                                    handle.address(),
                                    clusterId.address(),
                                    addresses.address(),
                                    Math.toIntExact(addresses.byteSize()),
                                    context,
                                    COMPLETION_STUB));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Starts a client that answers each request with its own data, without a cluster.
     *
     * @throws UnsupportedOperationException if this build of the library has no such client
     */
    static InitStatus initEcho(
            MemorySegment handle, MemorySegment clusterId, MemorySegment addresses, long context) {
        MethodHandle init = Echo.INIT;
        if (init == null) {
            throw new UnsupportedOperationException(
                    "This build of tb_client has no echo client (tb_client_init_echo): "
                            + NativeLibrary.load().origin());
        }
        try {
            return InitStatus.fromCode(
                    (int)
                            init.invokeExact(
                                    handle.address(),
                                    clusterId.address(),
                                    addresses.address(),
                                    Math.toIntExact(addresses.byteSize()),
                                    context,
                                    COMPLETION_STUB));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Hands a packet and its data to the library; never blocks for long. False if the client is
     * closed or evicted: then the packet is still the caller's.
     *
     * <p>{@code TB_CLIENT_STATUS tb_client_submit(tb_client_t *, tb_packet_t *)}
     */
    static boolean submit(long handle, long packet) {
        IoThreads.refuse("submit");
        try {
            // No call after this one: its stack overflow would look as if nothing was submitted.
            return (int) SUBMIT.invokeExact(handle, packet) == CLIENT_OK;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Completes all pending packets with CLIENT_SHUTDOWN on the IO thread, then joins that thread.
     * False if the client was closed or evicted before: then nothing was done and nothing joined.
     *
     * <p>{@code TB_CLIENT_STATUS tb_client_deinit(tb_client_t *)}
     */
    static boolean deinit(long handle) {
        IoThreads.refuse("deinit");
        try {
            return isOk((int) DEINIT.invokeExact(handle));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Fills {@code tb_init_parameters_t}. False if the client is closed or evicted.
     *
     * <p>{@code TB_CLIENT_STATUS tb_client_init_parameters(tb_client_t *, tb_init_parameters_t *)}
     */
    static boolean initParameters(long handle, MemorySegment out) {
        IoThreads.refuse("init_parameters");
        try {
            return isOk((int) INIT_PARAMETERS.invokeExact(handle, out.address()));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Fills in the context that init was given. False if the client is closed or evicted: the only
     * question that any thread may ask to learn whether the handle is alive.
     *
     * <p>{@code TB_CLIENT_STATUS tb_client_completion_context(tb_client_t *, uintptr_t *)}
     */
    static boolean completionContext(long handle, MemorySegment out) {
        try {
            return isOk((int) COMPLETION_CONTEXT.invokeExact(handle, out.address()));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /**
     * Makes {@link LogBridge#logged} the process's log callback, or takes it away. False if there
     * already is one, or none to take away.
     *
     * <p>{@code TB_REGISTER_LOG_CALLBACK_STATUS tb_client_register_log_callback(void
     * (*)(TB_LOG_LEVEL, const u8 *, u32), bool)}
     */
    static boolean registerLogCallback(boolean on, boolean debug) {
        try {
            int status = (int) REGISTER_LOG_CALLBACK.invokeExact(on ? LogStub.ADDRESS : 0L, debug);
            return status == tb_client.TB_REGISTER_LOG_CALLBACK_SUCCESS();
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static final class LogStub {
        private static final long ADDRESS = stub("logged", LogBridge.class, LOG);
    }

    private static boolean isOk(int clientStatus) {
        return clientStatus == CLIENT_OK;
    }

    private static MethodHandle required(String name) {
        return function(name).orElseThrow();
    }

    private static Optional<MethodHandle> function(String name) {
        FunctionDescriptor descriptor = requireNonNull(FUNCTIONS.get(name), name);
        return SYMBOLS.find(name).map(address -> LINKER.downcallHandle(address, descriptor));
    }

    private static long stub(String method, Class<?> type, FunctionDescriptor descriptor) {
        MethodType methodType = descriptor.toMethodType();
        try {
            MethodHandle target = MethodHandles.lookup().findStatic(type, method, methodType);
            return LINKER.upcallStub(target, descriptor, Arena.global()).address();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static RuntimeException unexpected(Throwable t) {
        return switch (t) {
            case RuntimeException e -> e; // a refusal of ours
            case Error e -> throw e;
            case Throwable e -> throw new AssertionError(e); // a downcall throws nothing checked
        };
    }
}
