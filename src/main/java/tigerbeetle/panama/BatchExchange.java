package tigerbeetle.panama;

import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.Request;

/** How batches are sent and answered: without a copy on this side. */
abstract sealed class BatchExchange<Q, R extends Batch> implements Exchange<Q, R, R> {

    private final Operation operation;

    BatchExchange(Operation operation) {
        this.operation = operation;
    }

    @Override
    public final Operation operation() {
        return operation;
    }

    /** The reply is where it shall be; but one that was too large for that would be an error. */
    @Override
    public final R answer(Request slot, Q query, R results) {
        assert slot.replySize() >= 0;
        return results;
    }

    final void requireCapacity(R results, int needed, String what) {
        if (results.capacity() < needed) {
            throw new IllegalArgumentException(
                    "results: their capacity of "
                            + results.capacity()
                            + " is less than "
                            + needed
                            + ", "
                            + what);
        }
    }

    /** Events, of each of which there can be one result. */
    static final class OfEvents<Q extends Batch, R extends Batch> extends BatchExchange<Q, R> {

        OfEvents(Operation operation) {
            super(operation);
        }

        @Override
        public int eventCount(Q events) {
            return events.size();
        }

        @Override
        public void submit(
                Request slot, Q events, R results, Request.@Nullable Completion completion) {
            requireCapacity(results, events.size(), "the number of events");
            slot.submit(operation(), events.memory, results.memory, completion);
        }
    }

    /** One filter, whose limit bounds the results. */
    static final class OfFilter<Q, R extends Batch> extends BatchExchange<Q, R> {

        private final Call.Writer<Q> writer;
        private final ToIntFunction<Q> limit;

        OfFilter(Operation operation, Call.Writer<Q> writer, ToIntFunction<Q> limit) {
            super(operation);
            this.writer = writer;
            this.limit = limit;
        }

        @Override
        public int eventCount(Q filter) {
            return 1;
        }

        @Override
        public void submit(
                Request slot, Q filter, R results, Request.@Nullable Completion completion) {
            requireCapacity(results, limit.applyAsInt(filter), "the filter's limit");
            int size = operation().eventSize();
            ByteBuffer body = slot.body(size);
            writer.write(filter, body, 0);
            slot.submit(operation(), size, results.memory, completion);
        }
    }
}
