package tigerbeetle.panama;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber of a {@link ChangeFeed} gets: one task reads and calls it, so that it is
 * called by one thread at a time, and anybody may request and cancel.
 *
 * <p>A subscriber that throws is treated as one that cancels. What it throws goes to the uncaught
 * exception handler of the task's thread, as there is nobody else to tell.
 */
final class ChangeSubscription implements Flow.Subscription {

    private final ChangePages pages;

    /**
     * Until somebody takes it out, to call it or to forget it: subscriptions are kept longer than
     * they last. As an executor may take a task and fail all the same, it may run twice.
     */
    private final AtomicReference<Flow.@Nullable Subscriber<? super ChangeEvent>> subscriber;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private long demand;
    private boolean cancelled;
    private @Nullable Throwable failure;

    ChangeSubscription(ChangePages pages, Flow.Subscriber<? super ChangeEvent> subscriber) {
        this.pages = pages;
        this.subscriber = new AtomicReference<>(subscriber);
    }

    /** Greets the subscriber, and starts the task that does everything else. */
    static void start(
            ChangePages pages, Flow.Subscriber<? super ChangeEvent> subscriber, Executor executor) {
        var subscription = new ChangeSubscription(pages, subscriber);
        subscriber.onSubscribe(subscription);
        try {
            executor.execute(subscription::run);
        } catch (Throwable t) { // it takes no task, or there is no memory for a thread
            subscription.fail(t);
            subscription.run();
        }
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            fail(
                    new IllegalArgumentException(
                            "non-positive subscription request: " + n + " is outside 1..2^63-1"));
            return;
        }
        lock.lock();
        try {
            demand = n > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + n;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        pages.stop();
        subscriber.set(null);
    }

    /** The first failure counts. */
    private void fail(Throwable cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
        pages.stop();
    }

    private void run() {
        var receiver = subscriber.getAndSet(null);
        if (receiver == null) {
            return;
        }
        try {
            deliver(receiver);
        } catch (Throwable t) { // the subscriber's, who must not throw
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, t);
        } finally {
            pages.stop();
        }
    }

    private void deliver(Flow.Subscriber<? super ChangeEvent> receiver) {
        for (List<ChangeEvent> page = next(); !page.isEmpty(); page = next()) {
            for (ChangeEvent event : page) {
                if (!awaitDemand()) {
                    finish(receiver);
                    return;
                }
                receiver.onNext(event);
            }
        }
        finish(receiver);
    }

    /** The next page; none at the end, whatever is the reason. */
    private List<ChangeEvent> next() {
        try {
            List<ChangeEvent> page = pages.next();
            if (pages.wasInterrupted()) {
                fail(interrupted());
            }
            return page;
        } catch (Throwable t) { // goes to the subscriber
            fail(t);
            return List.of();
        }
    }

    /** Takes one of what is requested; false if there is nothing more to deliver. */
    private boolean awaitDemand() {
        lock.lock();
        try {
            while (demand == 0 && !cancelled && failure == null) {
                changed.await();
            }
            if (cancelled || failure != null) {
                return false;
            }
            if (demand != Long.MAX_VALUE) { // which is as good as infinite
                demand--;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (failure == null) {
                failure = interrupted();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("The thread that reads the change events was interrupted");
    }

    private void finish(Flow.Subscriber<? super ChangeEvent> receiver) {
        Throwable cause;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            cause = failure;
        } finally {
            lock.unlock();
        }
        if (cause == null) {
            receiver.onComplete();
        } else {
            receiver.onError(cause);
        }
    }
}
