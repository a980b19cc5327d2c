package tigerbeetle.panama;

/**
 * The request was given up before it was sent, while as many requests as the client may have were
 * in flight: its deadline passed, its thread was interrupted (the interrupt status is set again),
 * or the client does not wait ({@link BackPressure#FAIL}). It never reached the cluster.
 */
public final class NotSentException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    NotSentException(String message) {
        super(message, null, false);
    }
}
