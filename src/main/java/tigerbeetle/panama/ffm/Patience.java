package tigerbeetle.panama.ffm;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * How often a thread that waits lets others run, and looks again, before it is parked. To park a
 * thread and to wake it takes longer than a reply that is about to come, and the library's thread
 * does the waking, which is what all requests wait for.
 *
 * <p>One for all threads of a client: it grows where a reply came meanwhile, and shrinks where none
 * did. So it is worth its while with many small requests in flight, and next to nothing is lost
 * where a reply takes long. Who is alone in flight waits for the cluster in any case, and never
 * tries. Nor do more than a few threads try at the same time: they would but run each other, and
 * not those that work on their replies.
 */
final class Patience {

    private static final int LOOKS_MAX = 64;

    /** Threads that try at the same time. One too many now and then does no harm. */
    private static final int TRYING_MAX = 2 * Runtime.getRuntime().availableProcessors();

    private final IntSupplier inFlight;
    private final AtomicInteger trying = new AtomicInteger();

    /** Not atomic: an update that is lost does no harm. */
    private volatile int looks = 1;

    /**
     * @param inFlight how many requests are
     */
    Patience(IntSupplier inFlight) {
        this.inFlight = inFlight;
    }

    /** Whether it was done before patience was at an end. */
    boolean sees(Awaited awaited) {
        if (Thread.currentThread().isVirtual()
                || trying.get() >= TRYING_MAX
                || inFlight.getAsInt() < 2) {
            return false;
        }
        trying.getAndIncrement();
        try {
            return look(awaited);
        } finally {
            trying.getAndDecrement();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but how long a wait takes
    private boolean look(Awaited awaited) {
        int tries = looks;
        for (int i = 0; i < tries; i++) {
            Thread.yield();
            if (awaited.isDone()) {
                change(tries, Math.min(LOOKS_MAX, 2 * tries));
                return true;
            }
        }
        change(tries, Math.max(1, tries / 2));
        return false;
    }

    /** Written only where it differs: all threads read it. */
    private void change(int from, int to) {
        if (from != to) {
            looks = to;
        }
    }

    /** How often a thread that waits now would look. */
    int looks() {
        return looks;
    }
}
