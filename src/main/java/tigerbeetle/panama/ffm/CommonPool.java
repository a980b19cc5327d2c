package tigerbeetle.panama.ffm;

import java.util.concurrent.ForkJoinPool;

/**
 * The pool on which futures are completed unless a client has an executor of its own.
 *
 * <p>When memory runs out, it may lose its last thread with tasks in its queue, and makes a new one
 * only with the next task; but whoever would send that may be waiting for one in the queue.
 */
final class CommonPool {

    private CommonPool() {}

    /** Lets the pool see to its queue, if it seems to have forgotten it. */
    static void revive() {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        if (pool.hasQueuedSubmissions() && pool.getRunningThreadCount() == 0) {
            pool.execute(() -> {});
        }
    }
}
