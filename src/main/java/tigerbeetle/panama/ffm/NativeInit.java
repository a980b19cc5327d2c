package tigerbeetle.panama.ffm;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import tigerbeetle.panama.bindings.tb_client;

/** How a client is started: the calls, and the stub through which its completions come. */
final class NativeInit {

    /**
     * Takes the function's address before its arguments: so it can be linked while the library is
     * still being loaded, and once for both of the functions of this type.
     */
    private static final MethodHandle INIT =
            Linker.nativeLinker().downcallHandle(NativeFunctions.INIT);

    /** What the library calls for each packet that is done. */
    static final long COMPLETION_STUB =
            NativeFunctions.stub("completed", Completions.class, NativeFunctions.COMPLETION);

    private NativeInit() {}

    /** Links what is needed to start a client, if that has not been done yet. */
    static void link() {
        // by having been called
    }

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
        MemorySegment function =
                NativeLibrary.load().symbols().find("tb_client_init").orElseThrow();
        return call(function, handle, clusterId, addresses, context);
    }

    /**
     * Starts a client that answers each request with its own data, without a cluster.
     *
     * @throws UnsupportedOperationException if this build of the library has no such client
     */
    static InitStatus initEcho(
            MemorySegment handle, MemorySegment clusterId, MemorySegment addresses, long context) {
        NativeLibrary library = NativeLibrary.load();
        Optional<MemorySegment> function = library.symbols().find("tb_client_init_echo");
        if (function.isEmpty()) { // later releases of the library do without
            throw new UnsupportedOperationException(
                    "This build of tb_client has no echo client (tb_client_init_echo): "
                            + library.origin());
        }
        return call(function.get(), handle, clusterId, addresses, context);
    }

    private static InitStatus call(
            MemorySegment function,
            MemorySegment handle,
            MemorySegment clusterId,
            MemorySegment addresses,
            long context) {
        int addressesSize = Math.toIntExact(addresses.byteSize());
        try {
            return InitStatus.fromCode(
                    (int)
                            INIT.invokeExact(
                                    function,
                                    handle.address(),
                                    clusterId.address(),
                                    addresses.address(),
                                    addressesSize,
                                    context,
                                    COMPLETION_STUB));
        } catch (Throwable t) {
            throw NativeFunctions.unexpected(t);
        }
    }
}
