package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * The cluster has ended this client's session, for good: most often because 64 newer clients have
 * come since it was last active, or because the cluster has lost its sessions. Close the client and
 * open another one.
 *
 * <p>A request that was in flight may have been executed (see {@link #mayHaveExecuted}): the reply
 * may have been lost with the session.
 */
public final class ClientEvictedException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    ClientEvictedException(String message, boolean mayHaveExecuted) {
        this(message, null, mayHaveExecuted);
    }

    ClientEvictedException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause, mayHaveExecuted);
    }
}
