package tigerbeetle.panama;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.Request;

/**
 * One kind of request: how its events become bytes, and the bytes of its reply become results.
 *
 * @param operation what the library is asked for
 * @param writer writes one event
 * @param results how many results there can be
 * @param reader reads all results
 * @param <E> an event
 * @param <R> the results
 */
record Call<E, R>(Operation operation, Writer<E> writer, ResultLimit<E> results, Reader<R> reader)
        implements Exchange<E[], @Nullable Void, R> {

    /** Writes one event at a position of the body; every byte of it. */
    @FunctionalInterface
    interface Writer<E> {
        void write(E event, ByteBuffer body, int at);
    }

    /** The most results that a request with these events can have. */
    @FunctionalInterface
    interface ResultLimit<E> {
        int of(E[] events);
    }

    /** Reads the results; the reply is valid during the call only. */
    @FunctionalInterface
    interface Reader<R> {
        R read(ByteBuffer reply, int resultCount);
    }

    @Override
    public int eventCount(E[] events) {
        return events.length;
    }

    @Override
    public void submit(
            Request slot,
            E[] events,
            @Nullable Void target,
            Request.@Nullable Completion completion) {
        int eventSize = operation.eventSize();
        ByteBuffer body = slot.body(events.length * eventSize);
        for (int i = 0; i < events.length; i++) {
            writer.write(events[i], body, i * eventSize);
        }
        int replySizeMax = results.of(events) * operation.resultSize();
        slot.submit(operation, events.length * eventSize, replySizeMax, completion);
    }

    @Override
    public R answer(Request slot, E[] events, @Nullable Void target) {
        return reader.read(slot.reply(), slot.replySize() / operation.resultSize());
    }
}
