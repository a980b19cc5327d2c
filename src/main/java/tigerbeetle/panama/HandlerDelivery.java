package tigerbeetle.panama;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Calls a handler, once. */
final class HandlerDelivery<Q, R extends Batch> extends Delivery<Q, R, R> {

    private final BatchHandler<? super Q, ? super R> handler;
    private final AtomicBoolean done = new AtomicBoolean();

    HandlerDelivery(
            Requests requests,
            Exchange<Q, R, R> exchange,
            Q query,
            R results,
            BatchHandler<? super Q, ? super R> handler) {
        super(requests, exchange, query, results);
        this.handler = handler;
    }

    @Override
    boolean isDone() {
        return done.get();
    }

    @Override
    void pass(@Nullable R answer, @Nullable Throwable failure) {
        if (done.compareAndSet(false, true)) {
            handler.completed(query, target, failure);
        }
    }
}
