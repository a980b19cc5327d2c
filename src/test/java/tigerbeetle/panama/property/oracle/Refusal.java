package tigerbeetle.panama.property.oracle;

import tigerbeetle.panama.CreateStatus;

/**
 * An event creates nothing, for this reason. An exception, so that rules read as the tables do: one
 * condition and one status per line, the first that applies being the answer.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CreateStatus status;

    /** The stored object's, if there is one; else 0. */
    private final long timestamp;

    private Refusal(CreateStatus status, long timestamp) {
        super(status.name(), null, false, false);
        this.status = status;
        this.timestamp = timestamp;
    }

    static void when(boolean condition, CreateStatus status) {
        if (condition) {
            throw new Refusal(status, 0);
        }
    }

    /** The event had been executed before, and its object has this timestamp. */
    static Refusal exists(CreateStatus status, long timestamp) {
        return new Refusal(status, timestamp);
    }

    CreateStatus status() {
        return status;
    }

    /** The stored object's timestamp, or that of the event. */
    long timestamp(long eventTimestamp) {
        return timestamp == 0 ? eventTimestamp : timestamp;
    }
}
