package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What has to be so before a client is started: the library is loaded, has io_uring and some file
 * descriptors, without which it would abort the process. Looked after on a thread of its own: that
 * one can be started is also needed, and meanwhile the caller links the calls, which takes as long
 * in a JVM that has just started.
 */
final class Preflight {

    private static final long TIMEOUT_NS = 10_000_000_000L;

    private final FutureTask<Void> checks = new FutureTask<>(Preflight::run, null);
    private final Thread thread;

    private Preflight() {
        this.thread = Daemons.start("tigerbeetle-check", checks);
    }

    /**
     * Begins.
     *
     * @throws NativeException if no thread can be started
     */
    static Preflight start() {
        try {
            return new Preflight();
        } catch (OutOfMemoryError e) {
            throw new NativeException(
                    "The TigerBeetle client needs a thread, and this process can start none"
                            + " (ulimit -u, the container's limit of pids, or memory)",
                    e);
        }
    }

    private static void run() {
        NativeLibrary.load();
        if (Platform.current().isLinux()) {
            IoUring.check();
        }
    }

    /**
     * Returns when all is well, and the thread is gone.
     *
     * @throws NativeException if something is not as it has to be: with what to change
     */
    void await() {
        if (!Waiting.uninterruptibly(thread, TIMEOUT_NS)) {
            throw new NativeException("The checks before a TigerBeetle client do not end");
        }
        try {
            checks.get();
        } catch (ExecutionException e) {
            switch (requireNonNull(e.getCause())) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case Throwable cause -> throw new AssertionError(cause);
            }
        } catch (InterruptedException e) { // not while waiting: it has ended
            Thread.currentThread().interrupt();
        }
    }
}
