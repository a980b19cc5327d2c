package tigerbeetle.panama;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with an asynchronous call after its first request, in a virtual thread of its own, where
 * it may wait. The thread that has delivered the first reply may not: it may be the one that
 * delivers all others.
 */
final class Background {

    private static final long PAUSE_NS = 10_000_000;

    private Background() {}

    /**
     * The future of a call that begins with a request.
     *
     * @param then completes the future or lets it {@link #run} on, once the request has a result or
     *     a failure
     */
    static <R> CompletableFuture<R> after(CompletableFuture<R> first, Then<R> then) {
        CompletableFuture<R> future =
                first instanceof ReplyFuture<R> reply ? reply.another() : new CompletableFuture<>();
        var _ =
                first.whenComplete((result, failure) -> {
                    try {
                        then.accept(future, result, failure == null ? null : cause(failure));
                    } catch (Throwable t) { // no memory to go on
                        complete(future, null, t);
                    }
                });
        return future;
    }

    /** What comes after the first request. */
    @FunctionalInterface
    interface Then<R> {
        void accept(CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure);
    }

    /**
     * Does the rest of a call.
     *
     * @param rest what the future completes with; interrupted if the future is cancelled meanwhile
     * @param executor where the future is completed
     */
    static <R> void run(CompletableFuture<R> future, Supplier<R> rest, Executor executor) {
        try {
            Thread thread =
                    Thread.ofVirtual()
                            .name("tigerbeetle-call")
                            .start(() -> finish(future, rest, executor));
            var _ =
                    future.whenComplete((result, failure) -> {
                        if (future.isCancelled()) {
                            thread.interrupt();
                        }
                    });
        } catch (VirtualMachineError e) {
            throw new OutcomeUnknownException("No memory left to go on with the call", e);
        }
    }

    private static <R> void finish(
            CompletableFuture<R> future, Supplier<R> rest, Executor executor) {
        R result = null;
        Throwable failure = null;
        try {
            result = rest.get();
        } catch (Throwable t) {
            failure = t;
        }
        deliver(future, result, failure, executor);
    }

    /** On the executor, or here if that takes no task: as soon as there is memory to do so. */
    private static <R> void deliver(
            CompletableFuture<R> future,
            @Nullable R result,
            @Nullable Throwable failure,
            Executor executor) {
        try {
            executor.execute(() -> complete(future, result, failure));
        } catch (Throwable t) { // an executor that was shut down, or no memory
            complete(future, result, failure);
        }
    }

    private static <R> void complete(
            CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
        while (!future.isDone()) {
            try {
                if (failure == null) {
                    future.complete(result);
                } else {
                    future.completeExceptionally(failure);
                }
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    /** What a future has failed with, whether it was completed so itself or depends on another. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException e && e.getCause() != null
                ? e.getCause()
                : failure;
    }
}
