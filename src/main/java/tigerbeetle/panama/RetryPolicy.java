package tigerbeetle.panama;

import java.time.Duration;

/**
 * How often, and for how long, {@link Client#withRetry} tries to get a reply. Immutable.
 *
 * <pre>{@code
 * RetryPolicy.standard().withMaxTime(Duration.ofSeconds(10))
 * }</pre>
 *
 * <p>Between two attempts there is a pause: the first time up to {@code pauseMin}, then each time
 * up to twice as long, and never longer than {@code pauseMax}. How long exactly is random, between
 * half of that and all of it, so that many callers do not all come back at once.
 *
 * @param maxAttempts how often a request is sent, the first time included, 1 to 100
 * @param maxTime the time from the call on in which a new attempt may begin, more than 0; the last
 *     attempt may then last as long as the client's timeout lets it
 * @param pauseMin the first pause at most, 0 or more
 * @param pauseMax any pause at most, not less than pauseMin
 */
public record RetryPolicy(int maxAttempts, Duration maxTime, Duration pauseMin, Duration pauseMax) {

    private static final int MAX_ATTEMPTS_LIMIT = 100;

    private static final RetryPolicy STANDARD =
            new RetryPolicy(
                    10, Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofSeconds(5));

    /**
     * A policy with all its values; {@link #standard()} and what follows it read better.
     *
     * @throws IllegalArgumentException if a value is null or out of its range
     */
    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS_LIMIT) {
            throw Check.outside("RetryPolicy.maxAttempts", maxAttempts, "1.." + MAX_ATTEMPTS_LIMIT);
        }
        Check.timeoutNs("RetryPolicy.maxTime", maxTime);
        if (Check.notNull("RetryPolicy.pauseMin", pauseMin).isNegative()) {
            throw Check.outside("RetryPolicy.pauseMin", pauseMin, "PT0S..");
        }
        if (Check.notNull("RetryPolicy.pauseMax", pauseMax).compareTo(pauseMin) < 0) {
            throw Check.outside("RetryPolicy.pauseMax", pauseMax, pauseMin + ".. (pauseMin)");
        }
    }

    /**
     * {@return 10 attempts within a minute, with pauses of up to 0.1 s at first and 5 s at last}
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * This policy with another number of attempts.
     *
     * @param maxAttempts 1 to 100; 1 is never to try again
     * @return the policy
     */
    public RetryPolicy withMaxAttempts(int maxAttempts) {
        return new RetryPolicy(maxAttempts, maxTime, pauseMin, pauseMax);
    }

    /**
     * This policy with another time in which attempts may begin.
     *
     * @param maxTime more than 0
     * @return the policy
     */
    public RetryPolicy withMaxTime(Duration maxTime) {
        return new RetryPolicy(maxAttempts, maxTime, pauseMin, pauseMax);
    }

    /**
     * This policy with other pauses.
     *
     * @param pauseMin the first one at most, 0 or more
     * @param pauseMax any at most, not less than the first
     * @return the policy
     */
    public RetryPolicy withPauses(Duration pauseMin, Duration pauseMax) {
        return new RetryPolicy(maxAttempts, maxTime, pauseMin, pauseMax);
    }

    /**
     * The pause after an attempt.
     *
     * @param attempt 1 for the first
     * @param random 0 to 1
     */
    long pauseNs(int attempt, double random) {
        long longest = ns(pauseMax);
        long most = ns(pauseMin);
        for (int i = 1; i < attempt && most < longest; i++) {
            most = most > longest / 2 ? longest : 2 * most;
        }
        long half = most / 2;
        return most - Math.min(half, (long) (random * half)); // doubles of this size are rounded
    }

    long maxTimeNs() {
        return ns(maxTime);
    }

    private static long ns(Duration duration) {
        return duration.isZero() ? 0 : Check.timeoutNs("RetryPolicy", duration);
    }
}
