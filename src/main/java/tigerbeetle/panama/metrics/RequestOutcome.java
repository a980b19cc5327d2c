package tigerbeetle.panama.metrics;

import java.util.Locale;

/**
 * How a request ended for whoever made it. What became of its events, an account or transfer that
 * was refused, is not told by this: that is a status in the reply.
 */
public enum RequestOutcome {

    /** With a reply. */
    OK,

    /** Its time was up: in flight, so that it goes on, or while it waited for a place. */
    DEADLINE,

    /** The thread that waited was interrupted: in flight, or while it waited for a place. */
    INTERRUPTED,

    /** Its future was cancelled or completed by its owner before the reply came. */
    CANCELLED,

    /** All places in flight were taken, and the client does not wait for one. Nothing was sent. */
    NO_PLACE,

    /** There were more events than a request may have. Nothing was executed. */
    TOO_MUCH_DATA,

    /** The client was closed before, or while it was in flight. */
    CLOSED,

    /** The cluster has ended the client's session, before, or while it was in flight. */
    EVICTED,

    /** The cluster does not accept a client of this release. */
    RELEASE_REFUSED,

    /** An argument was wrong in itself, such as a batch that is in flight. Nothing was sent. */
    REFUSED,

    /** There was no memory to wait or to take the reply, or the library said what is not known. */
    UNKNOWN;

    /** {@return the name as monitoring systems like it, such as {@code too_much_data}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
