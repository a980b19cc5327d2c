package tigerbeetle.panama.ffm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits that an interrupt does not end; it is set again afterwards. */
final class Waiting {

    private Waiting() {}

    /** One wait that may be interrupted and then repeated; true when what was awaited is there. */
    @FunctionalInterface
    interface Wait {
        boolean once(long remainingNs) throws InterruptedException;
    }

    static boolean uninterruptibly(long timeoutNs, Wait wait) {
        long deadlineNs = System.nanoTime() + timeoutNs;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.once(Math.max(0, deadlineNs - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void uninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            done = uninterruptibly(Long.MAX_VALUE / 2, ns -> latch.await(ns, TimeUnit.NANOSECONDS));
        }
    }

    /** Whether the thread has ended in time. */
    static boolean uninterruptibly(Thread thread, long timeoutNs) {
        return uninterruptibly(
                timeoutNs,
                ns -> {
                    TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, ns));
                    return !thread.isAlive();
                });
    }

    /** Returns at that time on the clock of {@link System#nanoTime}. */
    static void until(long timeNs) {
        boolean interrupted = false;
        long remainingNs = timeNs - System.nanoTime();
        while (remainingNs > 0) {
            LockSupport.parkNanos(remainingNs);
            interrupted |= Thread.interrupted();
            remainingNs = timeNs - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
