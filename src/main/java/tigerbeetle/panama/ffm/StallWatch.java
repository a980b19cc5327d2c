package tigerbeetle.panama.ffm;

/**
 * Says when requests that get no reply are worth a line in the log: after ten seconds, and then
 * ever more rarely, until one gets its reply. The library itself waits for ever, and says nothing
 * of that.
 *
 * <p>For use by one thread.
 */
final class StallWatch {

    private static final long FIRST_NS = 10_000_000_000L;
    private static final int GROWTH = 4;

    private long nextNs = FIRST_NS;

    /**
     * @param ageNs for how long the oldest request has been waiting; negative if none is
     */
    boolean isToBeReported(long ageNs) {
        if (ageNs < FIRST_NS) {
            nextNs = FIRST_NS;
            return false;
        }
        if (ageNs < nextNs) {
            return false;
        }
        nextNs = GROWTH * ageNs;
        return true;
    }
}
