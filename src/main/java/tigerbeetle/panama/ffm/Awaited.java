package tigerbeetle.panama.ffm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a thread waits for while the library works on it.
 *
 * <p>Whoever ends it makes {@link #isDone} true first and unparks the waiter then; whoever waits
 * enters itself first and looks then. So no wake-up is lost. There is one waiter; a thread that
 * comes while another one waits is nobody's to wake, and looks by itself.
 */
abstract class Awaited {

    /** How a wait ended. */
    enum End {
        DONE,
        /** The interrupt status is cleared: the caller sets it again. */
        INTERRUPTED,
        EXPIRED
    }

    private static final long LOOK_NS = 1_000_000;

    private static final VarHandle WAITER =
            Handles.field(MethodHandles.lookup(), "waiter", Thread.class);

    private volatile @Nullable Thread waiter;

    abstract boolean isDone();

    /**
     * Waits until it is done.
     *
     * @param timeoutNs how long, or {@link Request#FOREVER}
     * @param spinNs for how long of that to look again and again before the thread is parked; not
     *     on a virtual thread, which would hold up others
     * @param patience of the client that does the work
     */
    final End waitUntilDone(long timeoutNs, long spinNs, Patience patience) {
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
        if (patience.sees(this)) {
            return End.DONE;
        }
        boolean first = WAITER.compareAndSet(this, null, Thread.currentThread());
        long parkMaxNs = first ? Request.FOREVER : LOOK_NS;
        try {
            return Thread.currentThread() instanceof ForkJoinWorkerThread
                    ? parkInPool(timeoutNs, startNs, parkMaxNs)
                    : parkUntilDone(timeoutNs, startNs, parkMaxNs);
        } finally {
            if (first) {
                waiter = null;
            }
        }
    }

    private End parkInPool(long timeoutNs, long startNs, long parkMaxNs) {
        try {
            return CommonPool.await(() -> parkUntilDone(timeoutNs, startNs, parkMaxNs));
        } catch (InterruptedException e) {
            throw new AssertionError(e); // an interrupt is an outcome here
        }
    }

    private End parkUntilDone(long timeoutNs, long startNs, long parkMaxNs) {
        while (!isDone()) {
            long remainingNs =
                    timeoutNs == Request.FOREVER
                            ? Request.FOREVER
                            : timeoutNs - (System.nanoTime() - startNs);
            if (remainingNs <= 0) {
                return End.EXPIRED;
            }
            long parkNs = Math.min(remainingNs, parkMaxNs);
            if (parkNs == Request.FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, parkNs);
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
