package tigerbeetle.panama;

/**
 * The request was given up before it was sent: the thread was interrupted (the interrupt status is
 * set again) while as many requests as the client may have were in flight. It never reached the
 * cluster.
 */
public final class NotSentException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    NotSentException(String message) {
        super(message, null, false);
    }
}
