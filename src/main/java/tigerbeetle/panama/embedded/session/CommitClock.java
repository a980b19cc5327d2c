package tigerbeetle.panama.embedded.session;

/**
 * Hands out op numbers and timestamps ({@code src/vsr/replica.zig}, {@code
 * primary_pipeline_prepare}). Both only ever grow, whatever the wall clock does.
 */
final class CommitClock {

    private long op;
    private long timestamp;

    /** The last op number given, 0 at first: that one is the cluster's root. */
    long op() {
        return op;
    }

    /** The last timestamp given in nanoseconds since 1970, 0 at first. */
    long timestamp() {
        return timestamp;
    }

    /** Gives only later timestamps from now on. */
    void advanceTo(long minimum) {
        timestamp = Math.max(timestamp, minimum);
    }

    /**
     * Begins the next op.
     *
     * @param nowNs the wall clock in nanoseconds since 1970
     * @param eventCount how many timestamps the op's events take
     * @return the op's timestamp, which is that of its last event
     */
    long next(long nowNs, int eventCount) {
        long next = Math.addExact(Math.max(timestamp + 1, nowNs), eventCount);
        op++;
        timestamp = next;
        return next;
    }
}
