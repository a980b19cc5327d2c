package tigerbeetle.panama;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The alarm clock for futures with a deadline: one daemon thread for all clients, started with the
 * first of them, which rings on other threads. An alarm may run users' code, where an executor runs
 * its tasks on the calling thread, and that may block; the other deadlines hold all the same.
 */
final class Deadlines {

    /** When an alarm rings again: when memory runs out, threads and pools lose tasks. */
    private static final long REPEAT_NS = 5_000_000_000L;

    private static final ScheduledThreadPoolExecutor TIMER = newTimer();

    /** As many threads as alarms run at the same time: few, unless users' code blocks them. */
    private static final ExecutorService ALARMS =
            Executors.newCachedThreadPool(daemons("tigerbeetle-deadline-passed"));

    private Deadlines() {}

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, daemons("tigerbeetle-deadlines"));
        timer.setRemoveOnCancelPolicy(true); // most are cancelled, long before they are due
        return timer;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Runs the alarm at that time on the clock of {@link System#nanoTime}, and now and then after
     * it, until it is cancelled.
     */
    static Future<?> at(long deadlineNs, Runnable alarm) {
        long delayNs = Math.max(0, deadlineNs - System.nanoTime());
        return TIMER.scheduleWithFixedDelay(
                () -> ring(alarm), delayNs, REPEAT_NS, TimeUnit.NANOSECONDS);
    }

    private static void ring(Runnable alarm) {
        try {
            ALARMS.execute(alarm);
        } catch (Throwable t) {
            // no memory for a thread; it rings again
        }
    }
}
