package tigerbeetle.panama.ffm;

import java.util.concurrent.CountDownLatch;

/**
 * How a client ends: nobody submits any more, the library completes what it has, its thread ends,
 * and only when every slot has come back is the memory freed. Each wait has an end: whoever closes
 * a client is not held for ever, and memory that somebody may still use stays as it is.
 */
final class Shutdown {

    static final String THREAD = "tigerbeetle-close";

    private static final long TIMEOUT_NS = 10_000_000_000L;

    private final long handle;
    private final Slots slots;
    private final Probe probe;
    private final Runnable dispose;
    private final CountDownLatch done = new CountDownLatch(1);

    /**
     * @param dispose frees everything
     */
    Shutdown(long handle, Slots slots, Probe probe, Runnable dispose) {
        this.handle = handle;
        this.slots = slots;
        this.probe = probe;
        this.dispose = dispose;
    }

    /**
     * Ends the client, or waits until whoever came first has done so. The client takes no request
     * any more.
     */
    void run(boolean first) {
        if (first) {
            try {
                end();
            } finally {
                done.countDown();
            }
        } else {
            Waiting.uninterruptibly(done);
        }
    }

    private void end() {
        // The library's thread must not miss the call to stop, and nobody be inside it.
        slots.awaitSubmitters();
        probe.settle(handle, TIMEOUT_NS);
        if (!deinit() || !probe.await(TIMEOUT_NS)) {
            return; // what the library may still use stays as it is, for ever
        }
        // Each slot that is out will come back: the library has completed every packet, or will
        // do so where it was evicted. Only users' code on the thread for completions can be in
        // the way, with an executor that runs there; close does not wait for that for ever.
        if (Waiting.uninterruptibly(TIMEOUT_NS, slots::awaitAll)) {
            dispose.run();
        } else {
            Daemons.start(
                    THREAD,
                    () -> {
                        Waiting.uninterruptibly(Request.FOREVER, slots::awaitAll);
                        dispose.run();
                    });
        }
    }

    /**
     * Stops the library's client, on a thread of its own, because it may take some ten milliseconds
     * in native code, for which no virtual thread should be pinned. False if the library does not
     * come back: then its memory stays as it is, for ever, but nobody waits.
     */
    private boolean deinit() {
        Thread thread;
        try {
            thread = Daemons.start(THREAD, () -> NativeCalls.deinit(handle));
        } catch (OutOfMemoryError e) { // no thread is to be had
            NativeCalls.deinit(handle);
            return true;
        }
        if (Waiting.uninterruptibly(thread, TIMEOUT_NS)) {
            return true;
        }
        LogBridge.report(
                "tb_client_deinit does not return; the client's memory and thread are given up",
                new NativeException("lost call to stop"));
        slots.giveUp();
        return false;
    }
}
