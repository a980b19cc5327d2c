package tigerbeetle.panama;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Makes time-based ids, like those of TigerBeetle's own clients (docs/coding/data-modeling.md,
 * 0.17.9):
 *
 * <pre>{@code
 * 127            80 79                              0
 * | milliseconds   | random, or the one before + 1  |
 * }</pre>
 *
 * <p>The first id of a millisecond is random in its lower 80 bits; the next ones count up from
 * there, and carry into the time if the 80 bits run over. While the clock stands still or has gone
 * back, ids go on counting from the last one: each id is greater than the one before, always.
 *
 * <p>Given a clock and a seeded random generator the ids are the same in each run, which is what
 * tests want; {@link Id#next()} is for everything else.
 *
 * <p>Safe for use by several threads: clock and random generator are called under a lock, so they
 * need not be thread-safe, and must not call back.
 */
public final class IdGenerator {

    private static final int RANDOM_HIGH_BITS = 16;

    /**
     * One less than 48 bits hold: so the last millisecond is left to count up into, which nobody
     * lives to see full, and no id is ever 2<sup>128</sup> − 1.
     */
    private static final long MILLIS_MAX = (1L << 48) - 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier currentMillis;
    private final RandomGenerator random;

    // The last id, guarded by the lock; meaningless before the first one.
    private boolean started;
    private long high;
    private long low;

    /**
     * A generator that has made no id yet.
     *
     * @param currentMillis the milliseconds since 1970-01-01T00:00Z, 0 to 2<sup>48</sup> − 2
     * @param random the source of the lower 80 bits
     */
    public IdGenerator(LongSupplier currentMillis, RandomGenerator random) {
        this.currentMillis = Check.notNull("IdGenerator.currentMillis", currentMillis);
        this.random = Check.notNull("IdGenerator.random", random);
    }

    /**
     * A new id.
     *
     * @return an id greater than all before, never 0 or 2<sup>128</sup> − 1
     * @throws IllegalStateException if the clock gives a time out of its range
     */
    public UInt128 next() {
        lock.lock();
        try {
            long now = currentMillis.getAsLong();
            if (now < 0 || now > MILLIS_MAX) {
                throw new IllegalStateException(
                        "IdGenerator: the clock gives " + now + " ms, outside 0.." + MILLIS_MAX);
            }
            if (!started || now > high >>> RANDOM_HIGH_BITS) {
                startMillisecond(now);
            } else {
                countUp();
            }
            return UInt128.ofHighLow(high, low);
        } finally {
            lock.unlock();
        }
    }

    private void startMillisecond(long now) {
        long randomHigh = random.nextLong() >>> (Long.SIZE - RANDOM_HIGH_BITS);
        high = (now << RANDOM_HIGH_BITS) | randomHigh;
        low = random.nextLong();
        if ((high | low) == 0) {
            low = 1; // The id 0 is not allowed; only a clock that starts at 0 comes here.
        }
        started = true;
    }

    private void countUp() {
        low++;
        if (low == 0) {
            high++;
        }
    }
}
