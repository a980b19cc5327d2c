package tigerbeetle.panama.ffm;

import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one thread waits for while the library works on it.
 *
 * <p>Whoever ends it makes {@link #isDone} true first and unparks the waiter then; whoever waits
 * enters itself first and looks then. So no wake-up is lost.
 */
abstract class Awaited {

    /** How a wait ended. */
    enum End {
        DONE,
        /** The interrupt status is cleared: the caller sets it again. */
        INTERRUPTED,
        EXPIRED
    }

    private volatile @Nullable Thread waiter;

    abstract boolean isDone();

    /**
     * Waits until it is done.
     *
     * @param timeoutNs how long, or {@link Request#FOREVER}
     * @param spinNs for how long of that to look again and again before the thread is parked; not
     *     on a virtual thread, which would hold up others
     */
    final End waitUntilDone(long timeoutNs, long spinNs) {
        if (isDone()) {
            return End.DONE;
        }
        long startNs = timeoutNs == Request.FOREVER && spinNs == 0 ? 0 : System.nanoTime();
        if (spinNs > 0 && !Thread.currentThread().isVirtual()) {
            long forNs = Math.min(spinNs, timeoutNs);
            while (System.nanoTime() - startNs < forNs) {
                if (isDone()) {
                    return End.DONE;
                }
                Thread.onSpinWait();
            }
        }
        waiter = Thread.currentThread();
        End end =
                Thread.currentThread() instanceof ForkJoinWorkerThread
                        ? parkInPool(timeoutNs, startNs)
                        : parkUntilDone(timeoutNs, startNs);
        waiter = null;
        return end;
    }

    private End parkInPool(long timeoutNs, long startNs) {
        try {
            return CommonPool.await(() -> parkUntilDone(timeoutNs, startNs));
        } catch (InterruptedException e) {
            throw new AssertionError(e); // an interrupt is an outcome here
        }
    }

    private End parkUntilDone(long timeoutNs, long startNs) {
        while (!isDone()) {
            if (timeoutNs == Request.FOREVER) {
                LockSupport.park(this);
            } else {
                long remainingNs = timeoutNs - (System.nanoTime() - startNs);
                if (remainingNs <= 0) {
                    return End.EXPIRED;
                }
                LockSupport.parkNanos(this, remainingNs);
            }
            if (Thread.interrupted()) {
                return End.INTERRUPTED;
            }
        }
        return End.DONE;
    }

    /** Wakes whoever waits. Neither locks nor allocates, but for a virtual thread. */
    final void wake() {
        LockSupport.unpark(waiter); // does nothing for null
    }
}
