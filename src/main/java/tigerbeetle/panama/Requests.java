package tigerbeetle.panama;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.PacketStatus;
import tigerbeetle.panama.ffm.Request;
import tigerbeetle.panama.ffm.RequestRefusedException;

/**
 * Sends requests and waits for them, or lets a future wait. The one way from the public API to the
 * native client.
 *
 * <p>While a request slot is held, no code of the user's runs: events are copied into an array
 * before, and futures are completed after. {@link NativeClient#close} relies on that.
 *
 * @param owner what closes the native client when it is garbage-collected; kept from that for as
 *     long as a request is in flight
 * @param executor where futures are completed
 * @param timeoutNs how long to wait for a slot and the reply, or {@link Request#FOREVER}
 * @param backPressure whether to wait for a slot
 */
record Requests(
        Object owner,
        NativeClient client,
        Executor executor,
        long timeoutNs,
        BackPressure backPressure) {

    private static final long DELIVERY_PAUSE_NS = 10_000_000;

    /** The same, but for the time to wait. */
    Requests withTimeoutNs(long timeoutNs) {
        return new Requests(owner, client, executor, timeoutNs, backPressure);
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
        long deadlineNs = deadlineNs();
        Request request = acquire(call, events);
        boolean ours = true;
        try {
            send(request, call, events, null);
            Request.Waited waited = request.await(remainingNs(deadlineNs));
            if (waited == Request.Waited.COMPLETED) {
                return outcome(request, call, events.length);
            }
            ours = false; // the library's until it completes
            throw waited == Request.Waited.EXPIRED
                    ? expired(call.operation())
                    : Outcomes.interrupted(call.operation());
        } catch (RequestRefusedException e) {
            throw Outcomes.refused(e.reason());
        } catch (VirtualMachineError e) { // no memory, or no stack
            if (request.wasSubmitted()
                    && Outcomes.broken(call.operation(), e) instanceof TigerBeetleException t) {
                throw t;
            }
            throw e;
        } finally {
            if (ours) {
                request.leave();
            }
            Reference.reachabilityFence(owner);
        }
    }

    /** Sends the request; its reply completes the future on the executor. */
    <E, R> CompletableFuture<R> callAsync(Call<E, R> call, E[] events) {
        long deadlineNs = deadlineNs();
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
        if (timeoutNs != Request.FOREVER) {
            expireAt(deadlineNs, call.operation(), future);
        }
        return future;
    }

    /** Lets the future fail at that time, unless it is done before. The request goes on. */
    private void expireAt(long deadlineNs, Operation operation, CompletableFuture<?> future) {
        Future<?> alarm =
                Deadlines.at(
                        deadlineNs,
                        () -> {
                            if (!future.isDone()) {
                                deliver(future, null, expired(operation));
                            }
                        });
        var _ = future.whenComplete((result, failure) -> alarm.cancel(false));
    }

    private TigerBeetleException expired(Operation operation) {
        return Outcomes.expired(operation, Duration.ofNanos(timeoutNs), client.health().reason());
    }

    private long deadlineNs() {
        return timeoutNs == Request.FOREVER ? 0 : System.nanoTime() + timeoutNs;
    }

    private long remainingNs(long deadlineNs) {
        return timeoutNs == Request.FOREVER
                ? Request.FOREVER
                : Math.max(0, deadlineNs - System.nanoTime());
    }

    private <E, R> Request acquire(Call<E, R> call, E[] events) {
        Operation operation = call.operation();
        Outcomes.checkEventCount(operation, events.length);
        boolean waits = backPressure == BackPressure.WAIT;
        try {
            Request request = client.acquire(waits ? timeoutNs : 0);
            if (request == null) {
                Duration waited = waits ? Duration.ofNanos(timeoutNs) : Duration.ZERO;
                throw Outcomes.noSlot(operation, waited, client.health());
            }
            return request;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException(
                    "The thread was interrupted before " + operation + " was sent");
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
        } catch (VirtualMachineError e) {
            failure = Outcomes.broken(call.operation(), e);
        } catch (Throwable t) {
            failure = t;
        } finally {
            request.release();
        }
        deliver(future, result, failure);
    }

    /** Completes the future on the executor, or here if that takes no task. */
    private <R> void deliver(
            CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
        try {
            executor.execute(new Delivery<>(future, result, failure));
        } catch (Throwable t) { // an executor that was shut down, or no memory
            Delivery.deliver(future, result, failure);
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

        /** As soon as there is memory to do so: no reply is ever lost. */
        static <R> void deliver(
                CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
            while (!future.isDone()) {
                try {
                    if (failure == null) {
                        future.complete(result);
                    } else {
                        future.completeExceptionally(failure);
                    }
                } catch (OutOfMemoryError e) {
                    LockSupport.parkNanos(DELIVERY_PAUSE_NS);
                }
            }
        }
    }
}
