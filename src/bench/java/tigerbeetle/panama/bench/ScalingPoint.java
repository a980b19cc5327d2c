package tigerbeetle.panama.bench;

/**
 * One load of the capacity model: callers who wait for their requests, as many with each session.
 *
 * @param sessions clients of the cluster
 * @param callers of each session, every one with a request in flight at all times
 * @param events in each request
 * @param delayUs what the network adds to a round trip
 * @param fitted whether the model is fitted to it; otherwise it is one that the model has to know
 */
record ScalingPoint(int sessions, int callers, int events, int delayUs, boolean fitted) {

    /** As tables and files name it. */
    String name() {
        return "%d x %d callers x %,d events, +%.1f ms"
                .formatted(sessions, callers, events, delayUs / 1e3);
    }

    /**
     * How many messages a session sends until each of its callers has had a reply. The library
     * sends whatever waits as soon as a reply is there, and meanwhile those who have got theirs
     * wait again: so there are always two groups, one under way and one that waits.
     */
    int messages() {
        int groups = callers == 1 ? 1 : 2;
        long needed = Math.ceilDiv((long) callers * events, CapacityModel.EVENTS_MAX);
        return Math.toIntExact(Math.max(groups, needed));
    }
}
