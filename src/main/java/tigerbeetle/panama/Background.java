package tigerbeetle.panama;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with an asynchronous call in a virtual thread of its own, where it may wait. The thread
 * that has delivered the first reply may not: it may be the one that delivers all others.
 */
final class Background {

    private Background() {}

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
                            .start(() -> complete(future, rest, executor));
            var _ =
                    future.whenComplete((result, failure) -> {
                        if (future.isCancelled()) {
                            thread.interrupt();
                        }
                    });
        } catch (VirtualMachineError e) { // no memory for a thread
            future.completeExceptionally(
                    new OutcomeUnknownException("No memory left to go on with the call", e));
        }
    }

    /** What a future has failed with, whether it was completed so itself or depends on another. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException e && e.getCause() != null
                ? e.getCause()
                : failure;
    }

    private static <R> void complete(
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

    private static <R> void deliver(
            CompletableFuture<R> future,
            @Nullable R result,
            @Nullable Throwable failure,
            Executor executor) {
        Runnable delivery =
                () -> {
                    if (failure == null) {
                        future.complete(result);
                    } else {
                        future.completeExceptionally(failure);
                    }
                };
        try {
            executor.execute(delivery);
        } catch (Throwable t) { // an executor that was shut down, or no memory
            delivery.run();
        }
    }
}
