package tigerbeetle.panama.bench;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param warmUp for how long each peer works before it counts: a JVM has to compile first
 * @param rounds that count
 * @param size all amounts of work, in percent
 * @param budget for all scenarios together
 */
record Plan(Duration warmUp, int rounds, int size, Duration budget) {

    static Plan full() {
        return new Plan(Duration.ofSeconds(3), 5, 100, Duration.ofMinutes(28));
    }

    static Plan quick() {
        return new Plan(Duration.ofMillis(800), 3, 20, Duration.ofSeconds(230));
    }

    Plan withRounds(int count) {
        return new Plan(warmUp, count, size, budget);
    }

    /** That much of the full amount; at least one. */
    int of(int amount) {
        return Math.max(1, (int) ((long) amount * size / 100));
    }
}
