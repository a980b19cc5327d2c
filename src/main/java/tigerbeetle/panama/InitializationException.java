package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * No client could be opened: the native library is missing, is not permitted, or cannot work on
 * this machine. The message says what was tried and what to change.
 */
public final class InitializationException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    InitializationException(String message, @Nullable Throwable cause) {
        super(message, cause, false);
    }
}
