package tigerbeetle.panama;

import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.PacketStatus;
import tigerbeetle.panama.ffm.Request;
import tigerbeetle.panama.ffm.RequestRefusedException;

/**
 * Sends requests and waits for them, or lets a future wait. The one way from the public API to the
 * native client.
 *
 * <p>While a request slot is held, no code of the user's runs: events are copied into an array
 * before, and futures are completed after. {@link NativeClient#close} relies on that.
 */
final class Requests {

    private static final long DELIVERY_PAUSE_NS = 10_000_000;

    private final Object owner;
    private final NativeClient client;
    private final Executor executor;

    /**
     * @param owner what closes the native client when it is garbage-collected; kept from that for
     *     as long as a request is in flight
     */
    Requests(Object owner, NativeClient client, Executor executor) {
        this.owner = owner;
        this.client = client;
        this.executor = executor;
    }

    /** The events as an array of our own, without nulls. */
    static <E> E[] copy(String name, List<E> events, IntFunction<E[]> newArray) {
        E[] copy = Check.notNull(name, events).toArray(newArray);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                throw new IllegalArgumentException(name + "[" + i + "]: null is not allowed");
            }
        }
        return copy;
    }

    /** Sends the request and blocks until its reply is there. */
    <E, R> R call(Call<E, R> call, E[] events) {
        Request request = acquire(call, events);
        boolean ours = true;
        try {
            send(request, call, events, null);
            if (request.await()) {
                return outcome(request, call, events.length);
            }
            ours = false; // the library's until it completes
            throw new OutcomeUnknownException(
                    "The thread was interrupted while it waited for "
                            + call.operation()
                            + "; the request goes on and may be executed. To be sure, send it again"
                            + " with the same ids");
        } catch (RequestRefusedException e) {
            throw Outcomes.refused(e.reason());
        } finally {
            if (ours) {
                request.leave();
            }
            Reference.reachabilityFence(owner);
        }
    }

    /** Sends the request; its reply completes the future on the executor. */
    <E, R> CompletableFuture<R> callAsync(Call<E, R> call, E[] events) {
        CompletableFuture<R> future = new CompletableFuture<>();
        // The completion refers to this object, and so to the owner.
        Request.Completion completion = done -> complete(done, call, events.length, future);
        Request request;
        try {
            request = acquire(call, events);
        } catch (TigerBeetleException e) {
            return CompletableFuture.failedFuture(e);
        }
        try {
            send(request, call, events, completion);
        } catch (RequestRefusedException e) {
            request.release();
            return CompletableFuture.failedFuture(Outcomes.refused(e.reason()));
        } catch (Throwable t) {
            request.release();
            throw t;
        }
        return future;
    }

    private <E, R> Request acquire(Call<E, R> call, E[] events) {
        Outcomes.checkEventCount(call.operation(), events.length);
        try {
            return client.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException(
                    "The thread was interrupted before " + call.operation() + " was sent");
        } catch (RequestRefusedException e) {
            throw Outcomes.refused(e.reason());
        }
    }

    private static <E, R> void send(
            Request request, Call<E, R> call, E[] events, Request.@Nullable Completion completion) {
        int size = events.length * call.operation().eventSize();
        int replySizeMax = call.results().of(events) * call.operation().resultSize();
        call.write(events, request.body(size));
        request.submit(call.operation(), size, replySizeMax, completion);
    }

    private static <R> R outcome(Request request, Call<?, R> call, int eventCount) {
        if (request.status() != PacketStatus.OK) {
            throw Outcomes.failed(request.status(), call.operation(), eventCount);
        }
        int resultCount = request.replySize() / call.operation().resultSize();
        return call.reader().read(request.reply(), resultCount);
    }

    /**
     * On the dispatcher's thread: decodes, gives the slot back, and only then lets users' code on.
     */
    private <R> void complete(
            Request request, Call<?, R> call, int eventCount, CompletableFuture<R> future) {
        R result = null;
        Throwable failure = null;
        try {
            result = outcome(request, call, eventCount);
        } catch (Throwable t) {
            failure = t;
        } finally {
            request.release();
        }
        try {
            executor.execute(new Delivery<>(future, result, failure));
        } catch (Throwable t) { // an executor that was shut down, or no memory
            deliverHere(future, result, failure);
        }
    }

    /** Delivers without an executor, as soon as there is memory to do so: no reply is ever lost. */
    private static <R> void deliverHere(
            CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
        while (!future.isDone()) {
            try {
                Delivery.deliver(future, result, failure);
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(DELIVERY_PAUSE_NS);
            }
        }
    }

    /** What the executor runs. */
    private record Delivery<R>(
            CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure)
            implements Runnable {

        @Override
        public void run() {
            deliver(future, result, failure);
        }

        static <R> void deliver(
                CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
            if (failure == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }
}
