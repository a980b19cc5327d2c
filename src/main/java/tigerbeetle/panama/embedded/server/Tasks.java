package tigerbeetle.panama.embedded.server;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** What other threads want done on the server's own, between two of its rounds. Thread-safe. */
final class Tasks {

    private final Queue<FutureTask<?>> queue = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    /** Adds a task, which is run or cancelled. */
    <T> Future<T> add(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        queue.add(future);
        if (isClosed) {
            cancelAll(); // nobody else will
        }
        return future;
    }

    /** Runs what has been added, in that order. */
    void runAll() {
        for (FutureTask<?> task = queue.poll(); task != null; task = queue.poll()) {
            task.run();
        }
    }

    /** Cancels all tasks, those to come, too. */
    void close() {
        isClosed = true;
        cancelAll();
    }

    private void cancelAll() {
        for (FutureTask<?> task = queue.poll(); task != null; task = queue.poll()) {
            task.cancel(false);
        }
    }

    /**
     * Waits for a task, which takes no longer than the server's round. An interrupt does not end
     * the wait, but is kept.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    static <T> T await(Future<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("internal error", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
