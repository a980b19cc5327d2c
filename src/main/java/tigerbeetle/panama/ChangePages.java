package tigerbeetle.panama;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of change events after the other, for one reader: {@link #next} is for one thread
 * at a time, {@link #stop} for any.
 */
final class ChangePages {

    /** How to wait between two questions. */
    @FunctionalInterface
    interface Pause {

        Pause ON_THE_CLOCK = (stopped, ns) -> stopped.await(ns, TimeUnit.NANOSECONDS);

        /** Whether it was stopped meanwhile. */
        boolean await(CountDownLatch stopped, long ns) throws InterruptedException;
    }

    /** What to do at the end: to ask again, after pauses from the first to the longest. */
    record Polling(long firstNs, long longestNs, Pause pause) {

        long next(long pauseNs) {
            return pauseNs > longestNs / 2 ? longestNs : pauseNs * 2;
        }
    }

    private final ChangeEventSource source;
    private final int pageSize;
    private final @Nullable Polling polling;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Object lock = new Object();

    private long lastTimestamp;

    /** Whether the end was there: it stays, whatever happens later. */
    private boolean ended;

    private boolean interrupted;

    /** Who waits for the source just now, so that stopping can end that. Guarded by the lock. */
    private @Nullable Thread asking;

    /** Whether stopping has interrupted that thread. Guarded by the lock. */
    private boolean called;

    ChangePages(
            ChangeEventSource source,
            long afterTimestamp,
            int pageSize,
            @Nullable Polling polling) {
        this.source = source;
        this.lastTimestamp = afterTimestamp;
        this.ended = afterTimestamp == Long.MAX_VALUE;
        this.pageSize = pageSize;
        this.polling = polling;
    }

    /**
     * The next events. None at the end; when following, none only after a stop or an interrupt.
     * After an exception it can be called again, and asks the same question.
     */
    List<ChangeEvent> next() {
        long pauseNs = polling == null ? 0 : polling.firstNs();
        while (!ended) {
            List<ChangeEvent> page = ask();
            if (!page.isEmpty()) {
                advance(page);
                return page;
            }
            if (polling == null || isStopped() || interrupted || pause(polling, pauseNs)) {
                ended = true;
            } else {
                pauseNs = polling.next(pauseNs);
            }
        }
        return List.of();
    }

    /** Ends the waiting, now and in future. */
    void stop() {
        synchronized (lock) {
            stopped.countDown();
            // An interrupt of somebody else's ends the question, too, and is not ours to clear.
            if (asking != null && !asking.isInterrupted()) {
                called = true;
                asking.interrupt();
            }
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Whether an interrupt of the reading thread has ended the following. */
    boolean wasInterrupted() {
        return interrupted;
    }

    private List<ChangeEvent> ask() {
        var filter = new ChangeEventsFilter(lastTimestamp + 1, 0, pageSize);
        synchronized (lock) {
            if (isStopped()) {
                return List.of();
            }
            asking = Thread.currentThread();
        }
        try {
            return source.getChangeEvents(filter);
        } catch (TigerBeetleException e) {
            if (isStopped()) {
                return List.of();
            }
            // To end without an error says "that is all" where nobody follows: not true here.
            interrupted = polling != null && Thread.currentThread().isInterrupted();
            if (interrupted) {
                return List.of();
            }
            throw e;
        } finally {
            answered();
        }
    }

    /** From here on, nobody interrupts this thread for the question's sake. */
    private void answered() {
        synchronized (lock) {
            asking = null;
            if (called) {
                called = false;
                Thread.interrupted(); // it was meant for the question, which is over
            }
        }
    }

    /** Whether that is the end. */
    private boolean pause(Polling polling, long pauseNs) {
        try {
            return polling.pause().await(stopped, pauseNs);
        } catch (InterruptedException e) {
            interrupted = true;
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A source that goes round in circles must not make us do so. Nothing is after 2^63-1. */
    private void advance(List<ChangeEvent> page) {
        long first = page.getFirst().timestamp();
        long last = page.getLast().timestamp();
        if (first <= lastTimestamp || last < first) {
            throw new IllegalStateException(
                    "The source has answered the question for events after %d with %d to %d"
                            .formatted(lastTimestamp, first, last));
        }
        lastTimestamp = last;
        ended = last == Long.MAX_VALUE;
    }

    /** The events of all pages. Not immutable: the ledger gets more of them meanwhile. */
    Spliterator<ChangeEvent> events() {
        return new Spliterators.AbstractSpliterator<>(
                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL) {

            private Iterator<ChangeEvent> page = List.<ChangeEvent>of().iterator();

            @Override
            public boolean tryAdvance(Consumer<? super ChangeEvent> action) {
                if (!page.hasNext()) {
                    page = next().iterator();
                }
                if (!page.hasNext() || isStopped()) {
                    return false;
                }
                action.accept(page.next());
                return true;
            }

            // In parallel, a part of an endless stream would be gathered first.
            @Override
            public @Nullable Spliterator<ChangeEvent> trySplit() {
                return null;
            }
        };
    }
}
