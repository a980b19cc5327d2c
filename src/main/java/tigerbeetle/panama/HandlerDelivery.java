package tigerbeetle.panama;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.Handles;

/** Calls a handler, once. */
final class HandlerDelivery<Q, R extends Batch> extends Delivery<Q, R, R> {

    private static final VarHandle DONE =
            Handles.field(MethodHandles.lookup(), "done", boolean.class);

    private final BatchHandler<? super Q, ? super R> handler;
    private volatile boolean done;

    HandlerDelivery(
            Requests requests,
            Exchange<Q, R, R> exchange,
            Q query,
            R results,
            BatchHandler<? super Q, ? super R> handler,
            @Nullable Observation seen) {
        super(requests, exchange, query, results, seen);
        this.handler = handler;
    }

    @Override
    boolean isDone() {
        return done;
    }

    @Override
    void pass(@Nullable R answer, @Nullable Throwable failure) {
        if (DONE.compareAndSet(this, false, true)) {
            handler.completed(query, target, failure);
        }
    }
}
