package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * The caller no longer waits for a request that was sent: its deadline has passed, its thread was
 * interrupted (the interrupt status is set again), or memory or stack for its reply ran out (the
 * cause). The request itself goes on, and the cluster may execute it, now or later.
 *
 * <p>What was to be created: send it again with the same ids. What had been executed answers {@code
 * EXISTS}, the rest is executed, and nothing twice. A look-up or a query can simply be repeated.
 */
public final class OutcomeUnknownException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause, true);
    }
}
