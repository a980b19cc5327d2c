package tigerbeetle.panama;

import tigerbeetle.panama.layout.CreateResultLayout;

/**
 * What became of the events of a create request, in memory outside of the heap: one element per
 * event, in the order of the request.
 *
 * <p>Who owns the memory when, and who may use it, is said at {@link Batch}.
 */
public abstract sealed class CreateResultBatch extends Batch
        permits CreateAccountResultBatch, CreateTransferResultBatch {

    /** CREATED, in the protocol (src/tigerbeetle.zig, 0.17.9). */
    private static final int CREATED = -1;

    CreateResultBatch(String name, int capacity) {
        super(name, CreateResultLayout.SIZE, capacity);
    }

    private int at(int index) {
        return memory.check(index) * CreateResultLayout.SIZE;
    }

    /**
     * {@return the number of an event's status in the protocol}
     *
     * @param index of the event, 0 to size − 1
     */
    public final int statusCode(int index) {
        return (int) CreateResultLayout.STATUS.get(memory.buffer(), at(index));
    }

    /**
     * The timestamp of an event: that of the account or transfer if it was created or had been
     * before, else the time at which the server judged the event.
     *
     * @param index of the event, 0 to size − 1
     * @return nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits
     */
    public final long timestamp(int index) {
        return CreateResultLayout.TIMESTAMP.get(memory.buffer(), at(index));
    }

    /**
     * {@return whether an event created what it was to create}
     *
     * @param index of the event, 0 to size − 1
     */
    public final boolean isCreated(int index) {
        return statusCode(index) == CREATED;
    }

    /** {@return whether every event created what it was to create} */
    public final boolean allCreated() {
        return nextNotCreated(0) == size();
    }

    /**
     * The first event from a given one on that did not create anything, be it because it failed or
     * because it had been done before:
     *
     * <pre>{@code
     * int i = results.nextNotCreated(0);
     * while (i < results.size()) {
     *     System.out.println(i + ": " + results.status(i));
     *     i = results.nextNotCreated(i + 1);
     * }
     * }</pre>
     *
     * @param from where to begin, 0 to the size
     * @return its index, or the size if there is none
     * @throws IndexOutOfBoundsException if {@code from} is outside of that range
     */
    public final int nextNotCreated(int from) {
        int size = size();
        int index = from == size ? size : memory.check(from);
        while (index < size && isCreated(index)) {
            index++;
        }
        return index;
    }

    /**
     * {@return an event's status}
     *
     * @param index of the event, 0 to size − 1
     */
    public abstract CreateStatus status(int index);
}
