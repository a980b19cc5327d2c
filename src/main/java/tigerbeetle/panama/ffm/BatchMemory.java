package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNullElse;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside of the heap for the elements of one batch, which already are what the library
 * reads or what it has written: elements of one size, one after the other.
 *
 * <p>Who owns it: the caller, until it is given to a request; then that request, and with it the
 * library, until the completion; then the caller again. While a request has it, no element can be
 * touched, and it can be given to no other request. A deadline or an interrupt changes nothing of
 * that: the memory comes back when the library is done.
 *
 * <p>Not thread-safe but for the way to a request and back. The memory itself is freed by the
 * garbage collector, when nobody refers to it any more, neither the caller nor a request: whatever
 * goes wrong, nobody reads or writes memory that is somebody else's.
 */
public final class BatchMemory extends Awaited {

    /** A cache line, and more than a u128 asks for. */
    private static final int ALIGNMENT = 64;

    private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);

    private static final int OWNED = 0;
    private static final int IN_FLIGHT = 1;
    private static final int CLOSED = 2;

    private static final VarHandle STATE =
            Handles.field(MethodHandles.lookup(), "state", int.class);

    private final String name;
    private final int elementSize;
    private final int capacity;
    private ByteBuffer buffer;

    /**
     * The same, once a request needs it: to fill a batch in a JVM that has just started is quick.
     */
    private @Nullable MemorySegment segment;

    private volatile int state = OWNED;
    private volatile boolean givenUp;

    /** Written before the state; null before the first request. */
    private @Nullable PacketStatus outcome;

    // Of the last request that was observed; written before the state.
    private long submittedAtNs;
    private long completedAtNs;
    private long timestamp;
    private int replySize;

    /** How many elements may be touched: all, or none while they are somebody else's. */
    private int accessibleCount;

    /** How many there are while they are somebody else's. */
    private int lentCount;

    /** Where an element can still be added: the capacity, or 0 while it is somebody else's. */
    private int room;

    /**
     * Empty memory.
     *
     * @param name of the batch, for messages
     * @param capacity how many elements there can be
     */
    public BatchMemory(String name, int elementSize, int capacity) {
        this.name = name;
        this.elementSize = elementSize;
        this.capacity = capacity;
        int size = Math.multiplyExact(elementSize, capacity);
        ByteBuffer whole = ByteBuffer.allocateDirect(Math.addExact(size, ALIGNMENT));
        int start = ALIGNMENT - whole.alignmentOffset(0, ALIGNMENT);
        this.buffer = whole.slice(start, size).order(ByteOrder.LITTLE_ENDIAN);
        this.room = capacity;
    }

    /** How many elements there can be. */
    public int capacity() {
        return capacity;
    }

    /** How many elements there are; none while a request has the memory. */
    public int count() {
        return accessibleCount;
    }

    /** All of it, little-endian; to be used where {@link #check} allows it. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** The index, if that element is there and the caller's. */
    public int check(int index) {
        if (Integer.compareUnsigned(index, accessibleCount) >= 0) {
            throw refused(index);
        }
        return index;
    }

    /** Appends an element, all of whose bytes the caller has to write, and returns its index. */
    public int add() {
        int index = accessibleCount;
        if (index == room) {
            throw full();
        }
        accessibleCount = index + 1;
        return index;
    }

    /** Removes all elements. */
    public void clear() {
        requireOwned();
        accessibleCount = 0;
    }

    /** Whether a request has the memory. */
    public boolean isInFlight() {
        return state == IN_FLIGHT;
    }

    /**
     * Gives the memory up, for good.
     *
     * @throws IllegalStateException if a request has it
     */
    public void close() {
        if (state == CLOSED) {
            return;
        }
        requireOwned();
        if (!STATE.compareAndSet(this, OWNED, CLOSED)) {
            throw notOwned();
        }
        accessibleCount = 0;
        room = 0;
        buffer = NONE;
        segment = null;
    }

    /**
     * Gives the memory to a request.
     *
     * @throws IllegalStateException if another one has it, or it is closed
     */
    void lend() {
        if (!STATE.compareAndSet(this, OWNED, IN_FLIGHT)) {
            throw notOwned();
        }
        segment(); // not only when the reply is there, on a thread on which nothing is allocated
        lentCount = accessibleCount;
        accessibleCount = 0;
        room = 0;
        outcome = PacketStatus.OK;
    }

    /** The request is done with it, or was not sent: the elements are as they were. */
    void giveBack() {
        accessibleCount = lentCount;
        room = capacity;
        state = OWNED;
    }

    /**
     * The request is done with it, and has filled it from the start.
     *
     * @param size of the reply in bytes; negative if it was lost
     */
    void giveBack(PacketStatus outcome, int size) {
        replySize = Math.max(0, size);
        lentCount = replySize / elementSize;
        this.outcome = size < 0 ? PacketStatus.UNKNOWN : outcome;
        giveBack();
    }

    /** The library does not come back: it keeps the memory, but nobody waits for it any more. */
    void giveUp(PacketStatus outcome) {
        this.outcome = outcome;
        givenUp = true;
        wake();
    }

    @Override
    boolean isDone() {
        return state != IN_FLIGHT || givenUp;
    }

    /**
     * Waits until the memory is back from the request that has it.
     *
     * @param timeoutNs how long to wait, or {@link Request#FOREVER}
     * @param spinNs for how long of that to look again and again before the thread is parked
     * @param client whose request it is
     */
    public Waited await(long timeoutNs, long spinNs, NativeClient client) {
        return switch (waitUntilDone(timeoutNs, spinNs, client.patience())) {
            case DONE -> Waited.COMPLETED;
            case EXPIRED -> Waited.EXPIRED;
            case INTERRUPTED -> {
                Thread.currentThread().interrupt();
                yield Waited.INTERRUPTED;
            }
        };
    }

    /** How the last request that has filled it ended; OK if none has. */
    public PacketStatus outcome() {
        return requireNonNullElse(outcome, PacketStatus.OK);
    }

    /** On the IO thread: when the request that has the memory was submitted, and completed. */
    void note(long submittedAtNs, long completedAtNs, long timestamp) {
        this.submittedAtNs = submittedAtNs;
        this.completedAtNs = completedAtNs;
        this.timestamp = timestamp;
    }

    /** When the library got the last request that was observed, as of {@link System#nanoTime}. */
    public long submittedAtNs() {
        return submittedAtNs;
    }

    /** When the library has completed it. */
    public long completedAtNs() {
        return completedAtNs;
    }

    /** When the cluster has executed it, in ns since the epoch; 0 unless it was successful. */
    public long timestamp() {
        return timestamp;
    }

    /** The size in bytes of the last reply; 0 if there was none. */
    public int replySize() {
        return replySize;
    }

    /** Where the elements are. */
    long address() {
        return segment().address();
    }

    /** The bytes of all elements, while the caller has the memory. */
    int size() {
        return accessibleCount * elementSize;
    }

    MemorySegment segment() {
        MemorySegment whole = segment;
        if (whole == null) {
            whole = MemorySegment.ofBuffer(buffer);
            segment = whole;
        }
        return whole;
    }

    /** In bytes. */
    int sizeMax() {
        return capacity * elementSize;
    }

    private void requireOwned() {
        if (state != OWNED) {
            throw notOwned();
        }
    }

    private IllegalStateException notOwned() {
        return new IllegalStateException(
                state == CLOSED
                        ? name + ": it is closed"
                        : name
                                + ": it is in flight, and the native library's until its request"
                                + " has completed");
    }

    private RuntimeException refused(int index) {
        if (state != OWNED) {
            return notOwned();
        }
        return new IndexOutOfBoundsException(
                accessibleCount == 0
                        ? name + ": there is nothing at index " + index + ", it is empty"
                        : name + ": index " + index + " is outside 0.." + (accessibleCount - 1));
    }

    private IllegalStateException full() {
        if (state != OWNED) {
            return notOwned();
        }
        return new IllegalStateException(
                name + ": it is full, its capacity of " + capacity + " is used up");
    }

    @Override
    public String toString() {
        String whose =
                switch (state) {
                    case IN_FLIGHT -> ", in flight";
                    case CLOSED -> ", closed";
                    default -> "";
                };
        return name + "[" + accessibleCount + " of " + capacity + whose + "]";
    }
}
