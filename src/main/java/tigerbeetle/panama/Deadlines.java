package tigerbeetle.panama;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The alarm clock for futures with a deadline: one daemon thread for all clients, started with the
 * first of them. Users' code does not run on it.
 */
final class Deadlines {

    private static final ScheduledThreadPoolExecutor TIMER = newTimer();

    private Deadlines() {}

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "tigerbeetle-deadlines");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.setRemoveOnCancelPolicy(true); // most are cancelled, long before they are due
        return timer;
    }

    /** Runs the alarm at that time on the clock of {@link System#nanoTime}, unless cancelled. */
    static Future<?> at(long deadlineNs, Runnable alarm) {
        long delayNs = Math.max(0, deadlineNs - System.nanoTime());
        return TIMER.schedule(alarm, delayNs, TimeUnit.NANOSECONDS);
    }
}
