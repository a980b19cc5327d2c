package tigerbeetle.panama.ffm;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A client's request slots: as many as can be in flight at the same time, made when first needed
 * and used again from then on.
 *
 * <p>Any thread may call anything. {@link #release} neither locks nor allocates: the IO thread
 * calls it for requests that nobody waits for any more.
 */
final class Slots {

    private final NativeClient client;
    private final MemoryPool pool;
    private final ByteBuffer packetsBuffer;
    private final long packetsAddress;
    private final int count;
    private final AtomicReferenceArray<@Nullable Request> requests;
    private final IndexStack idle;
    private final Semaphore permits;

    /**
     * @param packets room for one packet a slot, at least
     */
    Slots(NativeClient client, MemoryPool pool, MemorySegment packets, ByteBuffer buffer, int n) {
        this.client = client;
        this.pool = pool;
        this.packetsBuffer = buffer;
        this.packetsAddress = packets.address();
        this.count = n;
        this.requests = new AtomicReferenceArray<>(n);
        this.idle = new IndexStack(n);
        for (int i = n - 1; i >= 0; i--) {
            idle.push(i);
        }
        this.permits = new Semaphore(n);
    }

    int count() {
        return count;
    }

    /** A free slot at once, or null. */
    @Nullable Request tryAcquire() {
        return permits.tryAcquire() ? take() : null;
    }

    /**
     * A free slot, or null if there was none in time.
     *
     * @param timeoutNs {@link Request#FOREVER} for no limit
     */
    @Nullable Request acquire(long timeoutNs) throws InterruptedException {
        return CommonPool.await(() -> awaitPermit(timeoutNs)) ? take() : null;
    }

    private boolean awaitPermit(long timeoutNs) throws InterruptedException {
        if (timeoutNs != Request.FOREVER) {
            return permits.tryAcquire(timeoutNs, TimeUnit.NANOSECONDS);
        }
        permits.acquire();
        return true;
    }

    /** The slot that goes with a permit. */
    private Request take() {
        int index = idle.pop();
        assert index != IndexStack.EMPTY;
        Request request = requests.get(index);
        if (request == null) {
            try {
                request = new Request(client, pool, index, packetsBuffer, packetsAddress);
            } catch (Throwable t) { // no memory
                idle.push(index);
                permits.release();
                throw t;
            }
            requests.set(index, request);
        }
        return request;
    }

    void release(Request request) {
        idle.push(request.index());
        permits.release();
    }

    /** The slot of a packet; null if no packet of this number was ever submitted. */
    @Nullable Request get(long index) {
        return index >= 0 && index < count ? requests.get((int) index) : null;
    }

    /** How many slots are not free. */
    int inUse() {
        return Math.max(0, count - permits.availablePermits());
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

    /**
     * Whether every slot has come back in time. Then whoever waits for one gets it, to be refused.
     */
    boolean awaitAll(long timeoutNs) throws InterruptedException {
        boolean all = permits.tryAcquire(count, timeoutNs, TimeUnit.NANOSECONDS);
        if (all) {
            permits.release(count);
        }
        return all;
    }

    /** Returns when every slot has come back. */
    void awaitAll() {
        permits.acquireUninterruptibly(count);
        permits.release(count);
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
