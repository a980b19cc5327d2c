package tigerbeetle.panama.ffm;

import java.lang.invoke.MethodHandle;
import tigerbeetle.panama.bindings.tb_client;

/** The call that registers where the library's log goes. */
final class NativeLog {

    private static final MethodHandle REGISTER_LOG_CALLBACK =
            NativeFunctions.required("tb_client_register_log_callback");

    private static final long STUB =
            NativeFunctions.stub("logged", LogBridge.class, NativeFunctions.LOG);

    static {
        NativeFunctions.warmUp(
                STUB,
                NativeFunctions.LOG,
                call -> {
                    call.invokeExact(LogBridge.LEVEL_NONE, 0L, 0);
                });
    }

    private NativeLog() {}

    /**
     * Makes {@link LogBridge#logged} the process's log callback, or takes it away. False if there
     * already is one, or none to take away.
     *
     * <p>{@code TB_REGISTER_LOG_CALLBACK_STATUS tb_client_register_log_callback(void
     * (*)(TB_LOG_LEVEL, const u8 *, u32), bool)}
     */
    static boolean register(boolean on, boolean debug) {
        try {
            int status = (int) REGISTER_LOG_CALLBACK.invokeExact(on ? STUB : 0L, debug);
            return status == tb_client.TB_REGISTER_LOG_CALLBACK_SUCCESS();
        } catch (Throwable t) {
            throw NativeFunctions.unexpected(t);
        }
    }
}
