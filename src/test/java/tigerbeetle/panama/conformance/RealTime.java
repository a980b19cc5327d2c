package tigerbeetle.panama.conformance;

import java.time.Duration;

/**
 * The clock of a server that is not ours: nothing moves it, so we wait.
 *
 * @param clockMoves whether 0.1 ms at least have to pass between two requests
 */
record RealTime(boolean clockMoves) implements Pace {

    private static final Duration STEP = Duration.ofMillis(1);

    @Override
    public void afterRequest() {
        if (clockMoves) {
            pause(STEP);
        }
    }

    @Override
    public void sleep(Duration wait, Duration advance) {
        pause(wait);
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestFailedException("interrupted");
        }
    }
}
