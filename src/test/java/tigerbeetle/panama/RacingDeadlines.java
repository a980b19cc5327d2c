package tigerbeetle.panama;

import java.util.SplittableRandom;

/**
 * Deadlines at about the time of the reply, whatever that is on this machine at the moment: half of
 * them are too early.
 */
public final class RacingDeadlines {

    private static final int STEP = 16;
    private static final long RANGE_MIN_NS = 1_000;

    private final SplittableRandom random;
    private long rangeNs;
    private int onTime;
    private int late;

    /** Some whose first ones are up to so long. */
    public RacingDeadlines(SplittableRandom random, long rangeNs) {
        this.random = random;
        this.rangeNs = rangeNs;
    }

    /** How long to wait for the next reply. */
    public long nextNs() {
        return random.nextLong(1, rangeNs);
    }

    /** The reply to the last one was there. */
    public void wasOnTime() {
        onTime++;
        rangeNs = Math.max(RANGE_MIN_NS, rangeNs - rangeNs / STEP);
    }

    /** The reply to the last one was not there. */
    public void wasLate() {
        late++;
        rangeNs += rangeNs / STEP;
    }

    /** How many replies were there. */
    public int onTime() {
        return onTime;
    }

    /** How many were not. */
    public int late() {
        return late;
    }
}
