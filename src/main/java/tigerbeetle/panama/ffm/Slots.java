package tigerbeetle.panama.ffm;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client's request slots: as many as can be in flight at the same time, made when first needed
 * and used again from then on.
 *
 * <p>Any thread may call anything. {@link #release} neither locks nor allocates: the IO thread
 * calls it for requests that nobody waits for any more.
 */
final class Slots {

    private static final long PAUSE_MIN_NS = 10_000;
    private static final long PAUSE_MAX_NS = 10_000_000;

    private final NativeClient client;
    private final MemoryPool pool;
    private final Packets packets;
    private final int count;
    private final AtomicReferenceArray<@Nullable Request> requests;
    private final IndexQueue idle;

    /** Threads that wait for a slot, and what wakes them: it may wake one too many, never none. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final Semaphore wakeUps = new Semaphore(0);

    /**
     * @param packets one a slot, at least
     */
    Slots(NativeClient client, MemoryPool pool, Packets packets, int n) {
        this.client = client;
        this.pool = pool;
        this.packets = packets;
        this.count = n;
        this.requests = new AtomicReferenceArray<>(n);
        this.idle = new IndexQueue(n);
    }

    int count() {
        return count;
    }

    /** A free slot at once, or null. */
    @Nullable Request tryAcquire() {
        int index = idle.take();
        return index == IndexQueue.EMPTY ? null : slot(index);
    }

    /**
     * A free slot, or null if there was none in time.
     *
     * @param timeoutNs {@link Request#FOREVER} for no limit
     */
    @Nullable Request acquire(long timeoutNs) throws InterruptedException {
        int index = CommonPool.await(() -> awaitIndex(timeoutNs));
        return index == IndexQueue.EMPTY ? null : slot(index);
    }

    private int awaitIndex(long timeoutNs) throws InterruptedException {
        long startNs = System.nanoTime();
        waiting.getAndIncrement(); // first: who gives a slot back from now on wakes somebody
        try {
            int index = idle.take();
            while (index == IndexQueue.EMPTY) {
                if (timeoutNs == Request.FOREVER) {
                    wakeUps.acquire();
                } else if (!wakeUps.tryAcquire(
                        timeoutNs - (System.nanoTime() - startNs), TimeUnit.NANOSECONDS)) {
                    return idle.take();
                }
                index = idle.take();
            }
            return index;
        } finally {
            waiting.getAndDecrement();
        }
    }

    private Request slot(int index) {
        Request request = requests.get(index);
        if (request == null) {
            try {
                request = new Request(client, pool, packets, index);
            } catch (Throwable t) { // no memory
                giveBack(index);
                throw t;
            }
            requests.set(index, request);
        }
        return request;
    }

    void release(Request request) {
        giveBack(request.index());
    }

    private void giveBack(int index) {
        idle.add(index);
        if (waiting.get() > wakeUps.availablePermits()) {
            wakeUps.release();
        }
    }

    /** The slot of a packet; null if no packet of this number was ever submitted. */
    @Nullable Request get(int index) {
        return index >= 0 && index < count ? requests.get(index) : null;
    }

    /** How many threads wait for a slot. */
    int waitingCount() {
        return waiting.get();
    }

    /** How many slots are not free. */
    int inUse() {
        return count - idle.size();
    }

    /**
     * For how long the oldest request has been in flight, in ns; −1 if none is. A request that ends
     * meanwhile may still be counted.
     */
    long oldestAgeNs(long nowNs) {
        long oldest = -1;
        for (int i = 0; i < count; i++) {
            Request request = requests.get(i);
            if (request != null) {
                oldest = Math.max(oldest, request.ageNs(nowNs));
            }
        }
        return oldest;
    }

    /** Returns when no thread is inside a submit any more; none may enter one. */
    void awaitSubmitters() {
        for (int i = 0; i < count; i++) {
            Request request = requests.get(i);
            while (request != null && request.isBeingSubmitted()) {
                Thread.onSpinWait(); // a submit takes some ten nanoseconds
            }
        }
    }

    /** Whether every slot has come back in time. Nobody takes one any more for more than a look. */
    boolean awaitAll(long timeoutNs) throws InterruptedException {
        long startNs = System.nanoTime();
        long pauseNs = PAUSE_MIN_NS;
        while (idle.size() < count) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long remainingNs = timeoutNs - (System.nanoTime() - startNs);
            if (remainingNs <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, Math.min(pauseNs, remainingNs));
            pauseNs = Math.min(2 * pauseNs, PAUSE_MAX_NS);
        }
        return true;
    }

    /** Lets all callers go although the library still has their packets, and will keep them. */
    void giveUp() {
        for (int i = 0; i < count; i++) {
            Request request = requests.get(i);
            if (request != null) {
                request.giveUp();
            }
        }
    }
}
