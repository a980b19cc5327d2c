package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client's thread for asynchronous completions: takes them from the IO thread, on which nothing
 * but copying is done, and runs them.
 *
 * <p>The queue between them is a ring with one producer, the client's IO thread, and one consumer,
 * this thread. It has a place for every slot, so it is never full.
 */
final class Dispatcher {

    private final @Nullable Request[] ring;
    private final int mask;
    private final String name;

    private volatile long produced;
    private volatile long consumed;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    Dispatcher(String name, int requestCountMax) {
        int capacity = Integer.highestOneBit(Math.max(1, requestCountMax - 1)) << 1;
        this.ring = new Request[capacity];
        this.mask = capacity - 1;
        this.name = name;
    }

    /** Starts the thread with the first asynchronous request. */
    void start() {
        if (thread == null) {
            startThread();
        }
    }

    private synchronized void startThread() {
        if (thread == null && !stopped) {
            thread = Daemons.start(name, this::run);
        }
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    /** On the IO thread: queues a completed request. Neither locks nor allocates. */
    void enqueue(Request request) {
        long position = produced;
        ring[(int) position & mask] = request;
        produced = position + 1;
        LockSupport.unpark(thread);
    }

    /** Lets the thread end when the queue is empty. */
    synchronized void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (true) {
            long position = consumed;
            if (position == produced) {
                if (stopped) {
                    return;
                }
                LockSupport.park(this);
                Thread.interrupted(); // or the next park would not wait
                continue;
            }
            Request request = requireNonNull(ring[(int) position & mask]);
            consumed = position + 1;
            try {
                request.runCompletion();
            } catch (Throwable t) {
                LogBridge.report("a dispatched completion failed", t);
            } finally {
                Thread.interrupted(); // set by users' code, and not meant for the next completion
            }
        }
    }
}
