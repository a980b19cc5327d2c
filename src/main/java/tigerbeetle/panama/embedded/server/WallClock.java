package tigerbeetle.panama.embedded.server;

import java.time.Instant;
import java.time.InstantSource;

/** The wall clock as the session layer wants it: nanoseconds since 1970 in a long. */
final class WallClock {

    private static final long SECOND_NS = 1_000_000_000L;

    /** The last second that leaves room for later timestamps below 2⁶³: in the year 2262. */
    private static final long SECONDS_MAX = Long.MAX_VALUE / SECOND_NS - 1_000_000;

    private final InstantSource source;

    WallClock(InstantSource source) {
        this.source = source;
    }

    /** The time; 0 before 1970, and the last instant that a timestamp can hold after that. */
    long nowNs() {
        Instant now = source.instant();
        long seconds = now.getEpochSecond();
        if (seconds < 0) {
            return 0;
        }
        return Math.min(seconds, SECONDS_MAX) * SECOND_NS + now.getNano();
    }
}
