package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * Why a request as a whole got no reply, or a client could not be opened.
 *
 * <p>What the cluster decides about a single event is never an exception but a status in its
 * result. A value that is wrong in itself is refused with an {@link IllegalArgumentException}
 * before anything is sent.
 *
 * <p>{@link #mayHaveExecuted} tells the one thing that matters for a retry of a request that
 * creates something: whether the cluster may have executed it. Then retry with the <em>same</em>
 * ids: the events that were executed answer {@code EXISTS}, the others are executed now, and none
 * twice.
 */
public abstract sealed class TigerBeetleException extends RuntimeException
        permits ClientClosedException,
                ClientEvictedException,
                ClientReleaseException,
                InitializationException,
                NotReadyException,
                NotSentException,
                NotSupportedException,
                OutcomeUnknownException,
                PartlyExecutedException,
                TooMuchDataException {

    private static final long serialVersionUID = 1L;

    /** Whether the cluster may have executed the request, or may still do so. */
    private final boolean mayHaveExecuted;

    TigerBeetleException(String message, @Nullable Throwable cause, boolean mayHaveExecuted) {
        super(message, cause);
        this.mayHaveExecuted = mayHaveExecuted;
    }

    /**
     * {@return whether the cluster may have executed the request, or may still do so; if not, it
     * never will}
     */
    public final boolean mayHaveExecuted() {
        return mayHaveExecuted;
    }
}
