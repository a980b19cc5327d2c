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
import tigerbeetle.panama.ffm.Waited;
import tigerbeetle.panama.metrics.RequestOutcome;

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
 * @param sight who looks at requests
 */
record Requests(
        Object owner,
        NativeClient client,
        Executor executor,
        long timeoutNs,
        long spinNs,
        BackPressure backPressure,
        Sight sight) {

    /** The same, but for the time to wait. */
    Requests withTimeoutNs(long timeoutNs) {
        return new Requests(owner, client, executor, timeoutNs, spinNs, backPressure, sight);
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
        Observation seen =
                sight.begin(call.operation(), events.length, Sight.CallForm.RECORDS_WAITED);
        if (seen == null) {
            return call(call, events, null);
        }
        try {
            R answer = call(call, events, seen);
            seen.ok();
            return answer;
        } catch (Throwable t) {
            seen.failed(t);
            throw t;
        }
    }

    private <E, R> R call(Call<E, R> call, E[] events, @Nullable Observation seen) {
        long deadlineNs = deadlineNs();
        Operation operation = call.operation();
        Request request = acquire(operation, events.length, seen);
        boolean ours = true;
        try {
            place(request, seen);
            call.submit(request, events, null, null);
            Waited waited = request.await(remainingNs(deadlineNs), spinNs);
            if (waited == Waited.COMPLETED) {
                return outcome(request, call, events, null, seen);
            }
            ours = false; // the library's until it completes
            note(seen, outcome(waited));
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
        return callAsync(call, events, null, Sight.CallForm.RECORDS_FUTURE);
    }

    /** Sends the request; its reply completes the future on the executor. */
    <Q, T extends @Nullable Object, R> CompletableFuture<R> callAsync(
            Exchange<Q, T, R> exchange, Q query, T target, Sight.CallForm form) {
        Observation seen = sight.begin(exchange.operation(), exchange.eventCount(query), form);
        var delivery = new FutureDelivery<>(this, exchange, query, target, seen);
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
        submit(exchange, query, target, delivery, delivery.seen);
        if (timeoutNs != Request.FOREVER) {
            delivery.expireAt(deadlineNs);
        }
    }

    /**
     * Sends the request; the results tell when its reply is there.
     *
     * @throws TigerBeetleException if nothing was sent
     */
    <Q, R extends Batch> void start(
            BatchExchange<Q, R> exchange, Q query, R results, Sight.CallForm form) {
        Observation seen =
                results.begin(sight, exchange.operation(), exchange.eventCount(query), form);
        submit(exchange, query, results, null, seen);
    }

    private <Q, T extends @Nullable Object, R> void submit(
            Exchange<Q, T, R> exchange,
            Q query,
            T target,
            Request.@Nullable Completion completion,
            @Nullable Observation seen) {
        try {
            submitOrRelease(exchange, query, target, completion, seen);
        } catch (Throwable t) {
            if (seen != null) {
                seen.failed(t);
            }
            throw t;
        }
    }

    private <Q, T extends @Nullable Object, R> void submitOrRelease(
            Exchange<Q, T, R> exchange,
            Q query,
            T target,
            Request.@Nullable Completion completion,
            @Nullable Observation seen) {
        int eventCount = exchange.eventCount(query);
        Request request = acquire(exchange.operation(), eventCount, seen);
        try {
            place(request, seen);
            exchange.submit(request, query, target, completion);
            if (target instanceof Batch results) {
                results.sentBy(
                        this, exchange.operation(), eventCount, completion == null ? seen : null);
            }
        } catch (RequestRefusedException e) {
            request.release();
            throw Outcomes.refused(e.reason());
        } catch (Throwable t) {
            request.release();
            throw t;
        }
    }

    private static void note(@Nullable Observation seen, RequestOutcome outcome) {
        if (seen != null) {
            seen.note(outcome);
        }
    }

    /** How a request ends whose wait has ended without a reply. */
    static RequestOutcome outcome(Waited waited) {
        return waited == Waited.INTERRUPTED ? RequestOutcome.INTERRUPTED : RequestOutcome.DEADLINE;
    }

    /** Why a wait that could take that long ended without a reply. */
    TigerBeetleException unanswered(Waited waited, Operation operation, long timeoutNs) {
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
    private Request acquire(Operation operation, int eventCount, @Nullable Observation seen) {
        Outcomes.checkEventCount(operation, eventCount);
        boolean waits = backPressure == BackPressure.WAIT;
        try {
            Request request = client.acquire(waits ? timeoutNs : 0);
            if (request == null) {
                note(seen, waits ? RequestOutcome.DEADLINE : RequestOutcome.NO_PLACE);
                Duration waited = waits ? Duration.ofNanos(timeoutNs) : Duration.ZERO;
                throw Outcomes.noSlot(operation, waited, client.health());
            }
            return request;
        } catch (InterruptedException e) {
            note(seen, RequestOutcome.INTERRUPTED);
            Thread.currentThread().interrupt();
            throw new NotSentException(
                    "The thread was interrupted before " + operation + " was sent");
        } catch (RequestRefusedException e) {
            throw Outcomes.refused(e.reason());
        }
    }

    /** A slot was found for it. */
    private void place(Request request, @Nullable Observation seen) {
        if (seen != null) {
            seen.placed(request);
        } else if (timeoutNs != Request.FOREVER) {
            request.time(); // whose deadline has asked for the time, and will tell of it
        }
    }

    /** The answer, or the exception for a request that has none. */
    static <Q, T extends @Nullable Object, R> R outcome(
            Request request,
            Exchange<Q, T, R> exchange,
            Q query,
            T target,
            @Nullable Observation seen) {
        if (seen != null) {
            seen.completed(request);
        }
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
