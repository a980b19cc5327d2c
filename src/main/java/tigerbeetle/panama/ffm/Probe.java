package tigerbeetle.panama.ffm;

import tigerbeetle.panama.layout.PacketLayout;

import java.nio.ByteBuffer;
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
 *       past being woken for them (see {@link NativeClient#close}).
 * </ul>
 *
 * <p>One thread at a time submits and awaits; the library's IO thread completes.
 */
final class Probe {

    private static final int OPERATION_NONE = 0; // completes with INVALID_OPERATION

    private final ByteBuffer packets;
    private final int packetAt;
    private final long packetAddress;

    /** Has a permit while the packet is not in flight. */
    private final Semaphore idle = new Semaphore(1);

    private volatile boolean registered;
    private volatile long registeredAtNs;

    /**
     * @param index of its packet, behind those of the requests
     */
    Probe(int index, ByteBuffer packets, long address) {
        this.packets = packets;
        this.packetAt = index * PacketLayout.SIZE;
        this.packetAddress = address + packetAt;
        PacketLayout.USER_DATA.set(packets, packetAt, index);
        PacketLayout.OPERATION.set(packets, packetAt, OPERATION_NONE);
    }

    /** Submits the packet, unless it is in flight. False if it was not submitted. */
    boolean submit(long handle) {
        if (!idle.tryAcquire()) {
            return false;
        }
        PacketLayout.STATUS.set(packets, packetAt, 0);
        boolean submitted = NativeCalls.submit(handle, packetAddress);
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
    }

    /** Whether the cluster has registered the client. */
    boolean isRegistered() {
        return registered;
    }

    /** When that was, on the clock of {@link System#nanoTime}. */
    long registeredAtNs() {
        return registeredAtNs;
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
