package tigerbeetle.panama.ffm;

/** How a wait for a reply ended. */
public enum Waited {
    /** With the outcome, which is there to be read. */
    COMPLETED,
    /** The thread was interrupted, and is again; the request goes on without its caller. */
    INTERRUPTED,
    /** The time was up; the request goes on without its caller. */
    EXPIRED
}
