package tigerbeetle.panama;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
 * @param spinNs for how long a waiting thread looks again and again before it is parked
 * @param backPressure whether to wait for a slot
 */
record Requests(
        Object owner,
        NativeClient client,
        Executor executor,
        long timeoutNs,
        long spinNs,
        BackPressure backPressure) {

    /** The same, but for the time to wait. */
    Requests withTimeoutNs(long timeoutNs) {
        return new Requests(owner, client, executor, timeoutNs, spinNs, backPressure);
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
        Operation operation = call.operation();
        Request request = acquire(operation, events.length);
        boolean ours = true;
        try {
            call.submit(request, events, null, null);
            Request.Waited waited = request.await(remainingNs(deadlineNs), spinNs);
            if (waited == Request.Waited.COMPLETED) {
                return outcome(request, call, events, null);
            }
            ours = false; // the library's until it completes
            throw unanswered(waited, operation, timeoutNs);
        } catch (RequestRefusedException e) {
            throw Outcomes.refused(e.reason());
        } catch (VirtualMachineError | LinkageError e) { // no memory, or no stack; nor to link
            if (request.wasSubmitted()
                    && Outcomes.broken(operation, e) instanceof TigerBeetleException t) {
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
        return callAsync(call, events, null);
    }

    /** Sends the request; its reply completes the future on the executor. */
    <Q, T extends @Nullable Object, R> CompletableFuture<R> callAsync(
            Exchange<Q, T, R> exchange, Q query, T target) {
        var delivery = new FutureDelivery<>(this, exchange, query, target);
        try {
            send(exchange, query, target, delivery);
            return delivery.future();
        } catch (TigerBeetleException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Sends the request; its reply, or its deadline, goes to the delivery.
     *
     * @throws TigerBeetleException if nothing was sent
     */
    <Q, T extends @Nullable Object, R> void send(
            Exchange<Q, T, R> exchange, Q query, T target, Delivery<Q, T, R> delivery) {
        long deadlineNs = deadlineNs();
        submit(exchange, query, target, delivery);
        if (timeoutNs != Request.FOREVER) {
            delivery.expireAt(deadlineNs);
        }
    }

    /**
     * Sends the request; the results tell when its reply is there.
     *
     * @throws TigerBeetleException if nothing was sent
     */
    <Q, R extends Batch> void start(BatchExchange<Q, R> exchange, Q query, R results) {
        submit(exchange, query, results, null);
    }

    private <Q, T extends @Nullable Object, R> void submit(
            Exchange<Q, T, R> exchange,
            Q query,
            T target,
            Request.@Nullable Completion completion) {
        int eventCount = exchange.eventCount(query);
        Request request = acquire(exchange.operation(), eventCount);
        try {
            exchange.submit(request, query, target, completion);
            if (target instanceof Batch results) {
                results.sentBy(this, exchange.operation(), eventCount);
            }
        } catch (RequestRefusedException e) {
            request.release();
            throw Outcomes.refused(e.reason());
        } catch (Throwable t) {
            request.release();
            throw t;
        }
    }

    /** Why a wait that could take that long ended without a reply. */
    TigerBeetleException unanswered(Request.Waited waited, Operation operation, long timeoutNs) {
        return switch (waited) {
            case EXPIRED -> expired(operation, timeoutNs);
            case INTERRUPTED -> Outcomes.interrupted(operation);
            case COMPLETED -> throw new AssertionError(waited);
        };
    }

    TigerBeetleException expired(Operation operation, long timeoutNs) {
        return Outcomes.expired(operation, Duration.ofNanos(timeoutNs), client.health().reason());
    }

    /** When the time of a request that is made now is up; see {@link #remainingNs}. */
    long deadlineNs() {
        return timeoutNs == Request.FOREVER ? 0 : System.nanoTime() + timeoutNs;
    }

    long remainingNs(long deadlineNs) {
        return timeoutNs == Request.FOREVER
                ? Request.FOREVER
                : Math.max(0, deadlineNs - System.nanoTime());
    }

    /** A slot for a request of so many events. */
    Request acquire(Operation operation, int eventCount) {
        Outcomes.checkEventCount(operation, eventCount);
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

    /** The answer, or the exception for a request that has none. */
    static <Q, T extends @Nullable Object, R> R outcome(
            Request request, Exchange<Q, T, R> exchange, Q query, T target) {
        if (request.status() != PacketStatus.OK) {
            throw Outcomes.failed(
                    request.status(), exchange.operation(), exchange.eventCount(query));
        }
        return exchange.answer(request, query, target);
    }

    /** Runs users' code on the executor, or here if that takes no task. */
    void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (Throwable t) { // an executor that was shut down, or no memory
            task.run();
        }
    }
}
