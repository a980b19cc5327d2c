package tigerbeetle.panama.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** So many faults, and everything is checked. */
public final class FaultRun {

    /** One fault in so many, or fewer, also closes its client and opens another one. */
    private static final int REOPEN_SHARE = 40;

    /**
     * About so many clients are opened in place of others, however many faults there are. With
     * those that begin they are fewer than a cluster's 64 sessions: otherwise a client that a fault
     * keeps from the server for long would be evicted, and rightly so.
     */
    private static final int REOPENED_MAX = 25;

    private static final Duration PAUSE_MAX = Duration.ofMillis(20);

    private FaultRun() {}

    /**
     * Runs it.
     *
     * @param server its {@code host:port}
     * @param seed of the faults and of the requests
     * @param faults how many
     * @param clients how many at the same time
     * @return what was done, in words, and how often the rarest kind of fault was
     */
    public static Outcome run(String server, long seed, int faults, int clients) throws Exception {
        Tally tally = new Tally();
        AtomicInteger left = new AtomicInteger(faults);
        int reopenShare = Math.max(REOPEN_SHARE, faults / REOPENED_MAX);
        try (Workload workload = Workload.start(server, seed, clients, PAUSE_MAX, tally)) {
            workload.strike(() -> left.getAndDecrement() > 0, reopenShare, Duration.ZERO);
            workload.finish();
        }
        return new Outcome(tally.toString(), tally.rarestFault());
    }

    /** What was done. */
    public record Outcome(String text, long rarest) {}
}
