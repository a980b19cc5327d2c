package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.ffm.Operation;

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
record Call<E, R>(Operation operation, Writer<E> writer, ResultLimit<E> results, Reader<R> reader) {

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

    /** Writes all events from the start of the body on. */
    void write(E[] events, ByteBuffer body) {
        int eventSize = operation.eventSize();
        for (int i = 0; i < events.length; i++) {
            writer.write(events[i], body, i * eventSize);
        }
    }
}
