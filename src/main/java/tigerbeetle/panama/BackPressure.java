package tigerbeetle.panama;

/** What a call does when as many requests are in flight as the client may have. */
public enum BackPressure {

    /**
     * It waits until one of them completes, an asynchronous call, too; at most for the client's
     * request timeout, if it has one, and then fails with {@link NotSentException}.
     */
    WAIT,

    /** It fails at once with {@link NotSentException}. */
    FAIL
}
