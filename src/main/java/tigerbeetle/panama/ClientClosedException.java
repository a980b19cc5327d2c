package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * The client is closed. A request that was in flight when it was closed may have been executed (see
 * {@link #mayHaveExecuted}); one made later was not sent.
 */
public final class ClientClosedException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    ClientClosedException(String message, boolean mayHaveExecuted) {
        this(message, null, mayHaveExecuted);
    }

    ClientClosedException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }
}
