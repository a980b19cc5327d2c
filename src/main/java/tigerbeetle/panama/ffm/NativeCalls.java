package tigerbeetle.panama.ffm;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import tigerbeetle.panama.bindings.tb_client;

/**
 * The calls that a client makes after it has been started. Linking them, and making the stub fit
 * for use, takes its time, which the library spends registering the client.
 *
 * <p>On the library's IO threads only {@link #completionContext} may be called; the library aborts
 * the process otherwise. {@link IoThreads} guards the others.
 */
final class NativeCalls {

    private static final MethodHandle SUBMIT = NativeFunctions.required("tb_client_submit");
    private static final MethodHandle DEINIT = NativeFunctions.required("tb_client_deinit");
    private static final MethodHandle INIT_PARAMETERS =
            NativeFunctions.required("tb_client_init_parameters");
    private static final MethodHandle COMPLETION_CONTEXT =
            NativeFunctions.required("tb_client_completion_context");

    static {
        // For a client that does not exist.
        NativeFunctions.warmUp(
                NativeInit.COMPLETION_STUB,
                NativeFunctions.COMPLETION,
                call -> {
                    call.invokeExact(-1L, 0L, 0L, 0L, 0);
                });
        try { // the classes that the IO thread needs first
            for (Class<?> type :
                    List.of(IoThreads.class, Memory.class, PacketStatus.class, Request.class)) {
                MethodHandles.lookup().ensureInitialized(type);
            }
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static final int CLIENT_OK = tb_client.TB_CLIENT_OK();

    private NativeCalls() {}

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
            throw NativeFunctions.unexpected(t);
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
            throw NativeFunctions.unexpected(t);
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
            throw NativeFunctions.unexpected(t);
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
            throw NativeFunctions.unexpected(t);
        }
    }

    private static boolean isOk(int clientStatus) {
        return clientStatus == CLIENT_OK;
    }
}
