package tigerbeetle.panama.ffm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A packet of the client's own with an operation that does not exist, which the library answers by
 * itself: it never reaches the cluster. Its completion tells two things that the library's
 * interface has no call for:
 *
 * <ul>
 *   <li>sent first, that the cluster has registered the client: until then the library completes
 *       nothing;
 *   <li>sent last, that the library has taken over all packets that were submitted before, and is
 *       past being woken for them (see {@link #settle}).
 * </ul>
 *
 * <p>One thread at a time submits and awaits; the library's IO thread completes.
 */
final class Probe {

    /** Far longer than the library's thread takes to look at a wake-up. */
    private static final long PAUSE_NS = 10_000_000;

    private static final long SHORT_PAUSE_NS = 1_000_000;

    private static final int OPERATION_NONE = 0; // completes with INVALID_OPERATION

    private final Packets packets;
    private final int index;

    /** Has a permit while the packet is not in flight. */
    private final Semaphore idle = new Semaphore(1);

    /** Open when the packet has come back for the first time, however it did. */
    private final CountDownLatch answered = new CountDownLatch(1);

    private volatile boolean registered;
    private volatile long registeredAtNs;

    /**
     * @param index of its packet, behind those of the requests
     */
    Probe(Packets packets, int index) {
        this.packets = packets;
        this.index = index;
    }

    /** Submits the packet, unless it is in flight. False if it was not submitted. */
    boolean submit(long handle) {
        if (!idle.tryAcquire()) {
            return false;
        }
        packets.prepare(index, 0, 0, OPERATION_NONE);
        boolean submitted = NativeCalls.submit(handle, packets.address(index));
        if (!submitted) {
            idle.release();
        }
        return submitted;
    }

    /** On the IO thread. */
    void completed(PacketStatus status) {
        if (!registered && status == PacketStatus.INVALID_OPERATION) {
            registeredAtNs = System.nanoTime();
            registered = true;
        }
        idle.release();
        answered.countDown();
    }

    boolean isRegistered() {
        return registered;
    }

    /** When that was, on the clock of {@link System#nanoTime}. */
    long registeredAtNs() {
        return registeredAtNs;
    }

    /**
     * Waits until the cluster has registered the client, or the client has ended; false if neither
     * has happened in time.
     */
    boolean awaitAnswer(long timeoutNs) throws InterruptedException {
        return CommonPool.await(() -> answered.await(timeoutNs, TimeUnit.NANOSECONDS));
    }

    /** Whether the library takes no packets any more; asked by sending one, if none is out. */
    boolean isRefused(long handle) {
        return idle.availablePermits() > 0 && !submit(handle);
    }

    /**
     * Waits until the library's IO thread cannot miss the call to stop. Nobody may submit any more.
     *
     * <p>tb_client 0.17.9 can miss it: its thread, woken for a submitted packet, looks whether it
     * shall stop and then marks the wake-up as seen. A stop that comes between these two steps
     * takes the wake-up for one that is still to come and adds none, and tb_client_deinit waits for
     * ever (src/clients/c/tb_client/signal.zig, on_event and notify). It happened once in some
     * hundred closes with requests in flight. So either the probe comes back, which it does past
     * that point, or, before the registration, when the library completes nothing, there is a pause
     * in which the thread has surely seen the last wake-up.
     */
    void settle(long handle, long timeoutNs) {
        if (!registered) {
            await(PAUSE_NS);
        }
        if (!registered) {
            return;
        }
        await(timeoutNs); // one that was sent to learn of an eviction
        // The registration itself hands out what had gathered, without a wake-up: a probe that was
        // among it would tell nothing.
        Waiting.until(registeredAtNs + PAUSE_NS);
        // Twice: the first one may be handed out by a wake-up that came before its own.
        for (int i = 0; i < 2 && submit(handle); i++) {
            await(timeoutNs);
            Waiting.until(System.nanoTime() + SHORT_PAUSE_NS);
        }
    }

    /** Waits until the packet is not in flight; false if it still is. Interrupts are kept. */
    boolean await(long timeoutNs) {
        boolean acquired =
                Waiting.uninterruptibly(timeoutNs, ns -> idle.tryAcquire(ns, TimeUnit.NANOSECONDS));
        if (acquired) {
            idle.release();
        }
        return acquired;
    }
}
