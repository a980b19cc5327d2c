package tigerbeetle.panama;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Completes a future. */
final class FutureDelivery<Q, T extends @Nullable Object, R> extends Delivery<Q, T, R> {

    private final CompletableFuture<R> future;

    FutureDelivery(
            Requests requests,
            Exchange<Q, T, R> exchange,
            Q query,
            T target,
            @Nullable Observation seen) {
        super(requests, exchange, query, target, seen);
        this.future = new ReplyFuture<>(requests.client());
    }

    CompletableFuture<R> future() {
        return future;
    }

    @Override
    boolean isDone() {
        return future.isDone();
    }

    @Override
    void pass(@Nullable R answer, @Nullable Throwable failure) {
        if (failure == null) {
            future.complete(answer);
        } else {
            future.completeExceptionally(failure);
        }
    }
}
