package tigerbeetle.panama.ffm;

import java.util.Arrays;

/**
 * The library's IO threads, one per client, known from their first callback on.
 *
 * <p>The library aborts the process if it is called on such a thread. Nothing of the user's ever
 * runs there, so {@link #refuse} should never find one: it turns a slip of this project, or an
 * agent that instruments it, into an exception.
 */
final class IoThreads {

    /** Replaced, never changed: a look at it costs a read and a few comparisons. */
    private static volatile Thread[] threads = {};

    private IoThreads() {}

    static synchronized void add(Thread thread) {
        Thread[] longer = Arrays.copyOf(threads, threads.length + 1);
        longer[threads.length] = thread;
        threads = longer;
    }

    static synchronized void remove(Thread thread) {
        threads = Arrays.stream(threads).filter(t -> t != thread).toArray(Thread[]::new);
    }

    static boolean isCurrent() {
        Thread current = Thread.currentThread();
        for (Thread thread : threads) {
            if (thread == current) {
                return true;
            }
        }
        return false;
    }

    /** Throws if the caller is on an IO thread. */
    static void refuse(String call) {
        if (isCurrent()) {
            throw new IllegalStateException(
                    "tb_client_"
                            + call
                            + " must not be called on the library's own thread: it would abort the"
                            + " process");
        }
    }
}
