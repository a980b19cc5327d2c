package tigerbeetle.panama.ffm;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The pool on which futures are completed unless a client has an executor of its own. */
final class CommonPool {

    private CommonPool() {}

    /** What a thread waits for, and how that ended. */
    @FunctionalInterface
    interface Wait<T> {
        T once() throws InterruptedException;
    }

    /**
     * Waits. If the thread is one of a fork-join pool, that goes on with another one meanwhile, as
     * it does for who waits for a future: or a few callers that a cluster does not answer would
     * keep the futures of all clients, and their deadlines, from completing.
     */
    static <T> T await(Wait<T> wait) throws InterruptedException {
        Blocker<T> blocker = new Blocker<>(wait);
        try {
            ForkJoinPool.managedBlock(blocker);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // no other thread is to be had
        }
        T ended = blocker.ended;
        return ended != null ? ended : wait.once();
    }

    private static final class Blocker<T> implements ForkJoinPool.ManagedBlocker {

        private final Wait<T> wait;
        private @Nullable T ended;

        Blocker(Wait<T> wait) {
            this.wait = wait;
        }

        @Override
        public boolean block() throws InterruptedException {
            ended = wait.once();
            return true;
        }

        @Override
        public boolean isReleasable() {
            return ended != null;
        }
    }

    /**
     * Lets the pool see to its queue, if it seems to have forgotten it. When memory runs out, it
     * may lose its last thread with tasks in its queue, and makes a new one only with the next
     * task; but whoever would send that may be waiting for one in the queue.
     */
    static void revive() {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        if (pool.hasQueuedSubmissions() && pool.getRunningThreadCount() == 0) {
            pool.execute(() -> {});
        }
    }
}
