package tigerbeetle.panama;

/**
 * The caller no longer waits for a request that was sent: its thread was interrupted (the interrupt
 * status is set again). The request goes on without it, and the cluster may execute it, now or
 * later. Look up its ids, or send it again with the same ids.
 */
public final class OutcomeUnknownException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(String message) {
        super(message, null, true);
    }
}
