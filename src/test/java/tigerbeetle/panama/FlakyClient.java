package tigerbeetle.panama;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A view whose next requests fail as told: what a cluster and a network may do to any request. Once
 * no failure is left, it is its client.
 */
final class FlakyClient extends ClientView {

    private final Queue<Failure> failures = new ArrayDeque<>();
    private final AtomicInteger requestCount = new AtomicInteger();

    /**
     * What becomes of a request.
     *
     * @param failure null if it does not fail
     * @param executed whether it is executed all the same
     * @param before what happens first
     */
    private record Failure(@Nullable Throwable failure, boolean executed, Runnable before) {}

    FlakyClient(Client client) {
        super(client);
    }

    /** The reply to the next request is lost, or it never gets there. */
    FlakyClient loseReply(boolean executed) {
        return fail(new OutcomeUnknownException("lost", null), executed, () -> {});
    }

    FlakyClient fail(Throwable failure) {
        return fail(failure, false, () -> {});
    }

    FlakyClient fail(Throwable failure, boolean executed, Runnable before) {
        return add(new Failure(failure, executed, before));
    }

    /** The next request does not fail. */
    FlakyClient pass() {
        return add(new Failure(null, true, () -> {}));
    }

    private FlakyClient add(Failure failure) {
        synchronized (failures) {
            failures.add(failure);
        }
        return this;
    }

    /** How many requests there were, the failed ones included. */
    int requestCount() {
        return requestCount.get();
    }

    private @Nullable Failure next() {
        requestCount.incrementAndGet();
        Failure next;
        synchronized (failures) {
            next = failures.poll();
        }
        if (next != null) {
            next.before.run();
        }
        return next;
    }

    @Override
    <R> R call(Supplier<R> request) {
        Failure next = next();
        if (next == null || next.failure == null) {
            return request.get();
        }
        if (next.executed) {
            var _ = request.get();
        }
        throw thrown(next.failure);
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    @Override
    <R> CompletableFuture<R> callAsync(
            Supplier<CompletableFuture<R>> request, Supplier<R> blocking) {
        Failure next = next();
        if (next == null || next.failure == null) {
            return request.get();
        }
        if (next.executed) {
            return request.get()
                    .thenApply(result -> {
                        throw thrown(next.failure);
                    });
        }
        return CompletableFuture.failedFuture(next.failure);
    }

    @Override
    String purpose() {
        return "fails";
    }

    @Override
    Client over(Client client) {
        throw new UnsupportedOperationException("views are made of this one");
    }
}
