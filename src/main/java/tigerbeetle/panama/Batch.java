package tigerbeetle.panama;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.BatchMemory;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.PacketStatus;
import tigerbeetle.panama.ffm.Request;
import tigerbeetle.panama.ffm.Waited;

/**
 * Elements in memory outside of the heap, as the protocol has them: what {@link BatchClient} sends
 * as it stands, and what replies are put into. Made to be used again and again, by one thread at a
 * time; nothing is allocated meanwhile.
 *
 * <p><b>Who owns the memory.</b> Its user, until the batch is given to a request. Then the request
 * and the native library, until the reply is there: the batch is in flight, has no elements to be
 * seen, and everything but {@link #isInFlight}, {@link #await()}, {@link #size}, {@link #capacity}
 * and {@link #toString} is refused with an {@link IllegalStateException}. Then its user again. A
 * deadline or an interrupt ends a wait, and not the request: the batch remains in flight until the
 * library has done with it. If that cannot be waited for, go on with other batches.
 *
 * <p><b>Freeing.</b> {@link #close} makes a batch unusable, and the garbage collector frees its
 * memory when nobody refers to it any more, a request in flight included. To forget a batch without
 * closing it does no harm. The memory counts to what {@code -XX:MaxDirectMemorySize} allows.
 *
 * <p><b>Mistakes</b> are exceptions, never wild reads or writes: an index that is not there is an
 * {@link IndexOutOfBoundsException}, an element too many and any use in flight or after the close
 * an {@link IllegalStateException}, a value that does not fit its field an {@link
 * IllegalArgumentException}.
 */
public abstract sealed class Batch implements AutoCloseable
        permits AccountRows,
                TransferRows,
                AccountBalanceBatch,
                ChangeEventBatch,
                CreateResultBatch,
                IdBatch {

    /** As many elements as the largest request or reply has. */
    static final int CAPACITY_MAX = 8_189;

    final BatchMemory memory;

    // Who has sent what, for whoever waits for this batch.
    private @Nullable Requests requests;
    private @Nullable Operation operation;
    private int eventCount;

    /** Used again and again; null until somebody looks. Guarded by the memory's monitor. */
    private @Nullable Observation observation;

    /** The same, of a request that has not ended as far as was seen. */
    private volatile @Nullable Observation seen;

    Batch(String name, int elementSize, int capacity) {
        this(name, elementSize, capacity, CAPACITY_MAX);
    }

    Batch(String name, int elementSize, int capacity, int capacityMax) {
        if (capacity < 1 || capacity > capacityMax) {
            throw Check.outside(name + ".capacity", capacity, "1.." + capacityMax);
        }
        this.memory = new BatchMemory(name, elementSize, capacity);
    }

    /** {@return how many elements there can be} */
    public final int capacity() {
        return memory.capacity();
    }

    /** {@return how many elements there are; 0 while the batch is in flight} */
    public final int size() {
        return memory.count();
    }

    /** {@return whether there is no element} */
    public final boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Removes all elements.
     *
     * @throws IllegalStateException if the batch is in flight or closed
     */
    public final void clear() {
        memory.clear();
    }

    /** {@return whether a request has this batch, and the reply is not there yet} */
    public final boolean isInFlight() {
        boolean inFlight = memory.isInFlight();
        if (!inFlight && seen != null) {
            endObservation();
        }
        return inFlight;
    }

    /**
     * Waits for the reply to the request that was given this batch for its results; returns at once
     * if there is none. Ends as the blocking call would have, with the same exceptions, as often as
     * it is called.
     *
     * @throws TigerBeetleException if there is no reply
     */
    public final void await() {
        await(Request.FOREVER, Request.FOREVER, false);
    }

    /**
     * As {@link #await()}, with an end.
     *
     * @param timeout how long to wait; more than 0
     * @throws OutcomeUnknownException if the time is up, or the thread was interrupted; the batch
     *     remains in flight, and can be waited for again
     * @throws TigerBeetleException if there is no reply
     */
    public final void await(Duration timeout) {
        long timeoutNs = Check.timeoutNs("timeout", timeout);
        await(timeoutNs, timeoutNs, false);
    }

    /**
     * Waits for what is left of a time.
     *
     * @param timeoutNs the whole time, for the message
     * @param once whether the request has ended for its caller when this wait ends, without a reply
     *     or with one
     */
    final void await(long remainingNs, long timeoutNs, boolean once) {
        Requests sender = requests;
        Operation sent = operation;
        if (sender == null || sent == null) {
            return;
        }
        Waited waited = memory.await(remainingNs, sender.spinNs(), sender.client());
        Observation looking = seen;
        if (looking != null && waited == Waited.COMPLETED) {
            endObservation();
        } else if (looking != null && once) {
            looking.end(Requests.outcome(waited), true);
        }
        if (waited != Waited.COMPLETED) {
            throw sender.unanswered(waited, sent, timeoutNs);
        }
        PacketStatus status = memory.outcome();
        if (status != PacketStatus.OK) {
            if (looking != null) { // unless that was seen above: its client was given up
                looking.failed(status);
            }
            throw Outcomes.failed(status, sent, eventCount);
        }
    }

    /** This batch was given to that request for its results; {@code begun} looks at it. */
    final void sentBy(
            Requests requests, Operation operation, int eventCount, @Nullable Observation begun) {
        this.requests = requests;
        this.operation = operation;
        this.eventCount = eventCount;
        if (begun != null) {
            synchronized (memory) {
                seen = begun;
            }
        }
    }

    /** Looks at a request that will have this batch for its results; null if nobody does. */
    final @Nullable Observation begin(
            Sight sight, Operation operation, int eventCount, Sight.CallForm form) {
        if (seen != null) {
            endObservation();
        }
        if (!sight.isOpen()) {
            return null;
        }
        synchronized (memory) {
            Observation next = observation;
            // Another one where that is still at work: in flight, which will be refused.
            if (next == null || next == seen || !next.isOf(sight)) {
                next = new Observation(sight);
                observation = next;
            }
            next.begin(operation, eventCount, form);
            return next;
        }
    }

    /** The request that was looked at ends, if the library has given the batch back. */
    private void endObservation() {
        synchronized (memory) { // two threads may wait for a batch
            Observation looking = seen;
            if (looking == null || memory.isInFlight()) {
                return;
            }
            seen = null;
            looking.completed(memory);
            PacketStatus status = memory.outcome();
            if (status == PacketStatus.OK) {
                looking.ok();
            } else {
                looking.failed(status);
            }
        }
    }

    /** A list of all elements, as objects. */
    final <T> List<T> copies(IntFunction<T> get) {
        int count = size();
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(get.apply(i));
        }
        return Collections.unmodifiableList(list);
    }

    /**
     * Makes the batch unusable; again, does nothing.
     *
     * @throws IllegalStateException if the batch is in flight
     */
    @Override
    public final void close() {
        memory.close();
    }

    /** {@return the kind of the batch, how many elements it has, and whether it is in flight} */
    @Override
    public final String toString() {
        return memory.toString();
    }
}
