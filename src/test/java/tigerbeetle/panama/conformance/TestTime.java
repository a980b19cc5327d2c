package tigerbeetle.panama.conformance;

import java.time.Duration;
import tigerbeetle.panama.testing.TestClock;

/**
 * A clock of ours: it moves 1 ms with each request, and else only when a recording says so.
 *
 * @param clock of the server
 */
record TestTime(TestClock clock) implements Pace {

    private static final Duration STEP = Duration.ofMillis(1);

    @Override
    public void afterRequest() {
        clock.advance(STEP);
    }

    @Override
    public void sleep(Duration wait, Duration advance) {
        clock.advance(advance);
    }
}
