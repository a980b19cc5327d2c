package tigerbeetle.panama;

import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.Request;
import tigerbeetle.panama.metrics.RequestOutcome;

/**
 * What happens when the reply to an asynchronous request is there: it is decoded on the client's
 * thread for completions, the slot is given back, and only then users' code goes on, on the
 * executor. One object for all of that.
 *
 * @param <R> the answer
 */
abstract class Delivery<Q, T extends @Nullable Object, R> implements Request.Completion, Runnable {

    private static final long PAUSE_NS = 10_000_000;

    private final Requests requests;
    private final Exchange<Q, T, R> exchange;
    final Q query;
    final T target;

    /** Null if nobody looks at the request. */
    final @Nullable Observation seen;

    private @Nullable R answer;
    private @Nullable Throwable failure;
    private volatile @Nullable Future<?> alarm;

    Delivery(
            Requests requests,
            Exchange<Q, T, R> exchange,
            Q query,
            T target,
            @Nullable Observation seen) {
        this.requests = requests;
        this.exchange = exchange;
        this.query = query;
        this.target = target;
        this.seen = seen;
    }

    @Override
    public final void completed(Request request) {
        try {
            answer = Requests.outcome(request, exchange, query, target, seen);
        } catch (VirtualMachineError | LinkageError e) {
            failure = Outcomes.broken(exchange.operation(), e);
        } catch (Throwable t) {
            failure = t;
        } finally {
            request.release();
        }
        requests.execute(this);
    }

    /** Lets the request fail when that time has come, unless it is done before. It goes on. */
    final void expireAt(long deadlineNs) {
        alarm = Deadlines.at(deadlineNs, this::expire);
        if (isDone()) { // whoever did it may have looked for the alarm too early
            cancelAlarm();
        }
    }

    /** Repeated until the future is done: it may be all that anybody still waits for. */
    private void expire() {
        if (isDone()) {
            cancelAlarm();
            return;
        }
        Throwable expired = expired();
        requests.execute(() -> {
            if (seen != null) {
                seen.end(isDone() ? RequestOutcome.CANCELLED : RequestOutcome.DEADLINE, true);
            }
            deliver(null, expired);
            cancelAlarm();
        });
    }

    private Throwable expired() {
        try {
            return requests.expired(exchange.operation(), requests.timeoutNs());
        } catch (VirtualMachineError | LinkageError e) {
            return Outcomes.broken(exchange.operation(), e);
        }
    }

    private void cancelAlarm() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
    }

    @Override
    public final void run() {
        if (seen != null) {
            endObservation(seen);
        }
        deliver(answer, failure);
        cancelAlarm();
    }

    /** Before users' code goes on, which shall find its request counted. */
    private void endObservation(Observation seen) {
        Throwable without = failure;
        if (isDone()) { // by its deadline, which has told of it, or by its owner
            seen.end(RequestOutcome.CANCELLED, true);
        } else if (without != null) {
            seen.failed(without);
        } else {
            seen.ok();
        }
    }

    /** As soon as there is memory to do so: no reply is ever lost. */
    private void deliver(@Nullable R answer, @Nullable Throwable failure) {
        while (!isDone()) {
            try {
                pass(answer, failure);
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    /** Whether the answer or the failure has been passed on. */
    abstract boolean isDone();

    /** Passes one of both on, unless that has happened. */
    abstract void pass(@Nullable R answer, @Nullable Throwable failure);
}
