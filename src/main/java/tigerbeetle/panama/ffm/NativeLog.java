package tigerbeetle.panama.ffm;

import java.lang.invoke.MethodHandle;
import tigerbeetle.panama.bindings.tb_client;

/** The call that registers where the library's log goes. */
final class NativeLog {

    private static final MethodHandle REGISTER_LOG_CALLBACK =
            NativeFunctions.required("tb_client_register_log_callback");

    private static final long STUB =
            NativeFunctions.stub("logged", LogBridge.class, NativeFunctions.LOG);

    /** Initialized once, by who asks for it. */
    private static final class WarmUp {
        static {
            NativeFunctions.warmUp(
                    STUB,
                    NativeFunctions.LOG,
                    call -> {
                        call.invokeExact(LogBridge.LEVEL_NONE, 0L, 0);
                    });
        }

        private WarmUp() {}

        static void done() {
            // by having been called
        }
    }

    private NativeLog() {}

    /**
     * Makes the stub fit for use when there is no memory left, if that has not been done yet: it
     * takes its time, which the library spends registering the client.
     */
    static void warmUp() {
        WarmUp.done();
    }

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
