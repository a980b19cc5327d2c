package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.layout.PacketLayout;

/**
 * One of a client's request slots: a packet, the memory of its body and of its reply, and whoever
 * waits for it. Slots are made once and used again and again; nothing is allocated per request.
 *
 * <p>Life of a slot, and who owns packet, body and reply meanwhile:
 *
 * <pre>
 *   IDLE ──acquire──▶ the caller ──submit──▶ IN_FLIGHT (the library) ──completion──▶ COMPLETED
 *    ▲                    │                       │ the caller gives up             (the caller,
 *    │                 release                    ▼                             or the dispatcher)
 *    ├────────────────────┘                   ABANDONED (the library)                 │
 *    ├──────completion: the IO thread releases────┘                                release
 *    └────────────────────────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>An interrupt or a deadline ends the wait, never the request: from IN_FLIGHT and ABANDONED only
 * the library's completion leads on, so no memory is used again that the library may still read.
 */
public final class Request {

    /** What an asynchronous request does when it is done. Never runs on the library's thread. */
    @FunctionalInterface
    public interface Completion {

        /** Reads the reply and must release the request, also when it fails. */
        void completed(Request request);
    }

    /** How a wait for a reply ended. */
    public enum Waited {
        /** With the outcome, which is there to be read. */
        COMPLETED,
        /** The thread was interrupted, and is again; the request goes on without its caller. */
        INTERRUPTED,
        /** The time was up; the request goes on without its caller. */
        EXPIRED
    }

    /** A time to wait, in ns, that has no end. */
    public static final long FOREVER = Long.MAX_VALUE;

    private static final int IDLE = 0;
    private static final int IN_FLIGHT = 1;
    private static final int COMPLETED = 2;
    private static final int ABANDONED = 3;

    private static final VarHandle STATE;
    private static final VarHandle SUBMITTERS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Request.class, "state", int.class);
            SUBMITTERS = lookup.findVarHandle(Request.class, "submitters", int.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private final NativeClient client;
    private final MemoryPool pool;
    private final int index;
    private final ByteBuffer packets;
    private final int packetAt;
    private final long packetAddress;

    private volatile int state = IDLE;
    private volatile @Nullable Thread waiter;

    /**
     * Threads inside the call to submit: more than one when the reply was so quick that the slot is
     * in use again before the first has returned.
     */
    private volatile int submitters;

    // Written by the caller before submit.
    private MemoryPool.@Nullable Block body;
    private MemoryPool.@Nullable Block reply;

    @SuppressWarnings("UnusedVariable") // it is there to be referred to
    private @Nullable Object pinned;

    private @Nullable Completion completion;
    private long submittedAtNs;

    // Written by the IO thread before the state becomes COMPLETED.
    private PacketStatus status = PacketStatus.OK;
    private int replySize;
    private long timestamp;

    Request(NativeClient client, MemoryPool pool, int index, ByteBuffer packets, long address) {
        this.client = client;
        this.pool = pool;
        this.index = index;
        this.packets = packets;
        this.packetAt = index * PacketLayout.SIZE;
        this.packetAddress = address + packetAt;
    }

    int index() {
        return index;
    }

    /**
     * Memory for {@code size} bytes of events, little-endian, to be filled at absolute positions
     * from 0 on. Its content is undefined: every byte of every event has to be written.
     */
    public ByteBuffer body(int size) {
        assert state == IDLE && body == null;
        MemoryPool.Block block = pool.take(size);
        body = block;
        return block.buffer();
    }

    /**
     * Submits what was written to {@link #body}.
     *
     * @param dataSize in bytes, a whole number of events; exactly one for a query
     * @param replySizeMax the largest reply that there can be, in bytes
     * @param completion null for a caller that will {@link #await} the request
     * @throws RequestRefusedException if the client is closed or evicted; nothing was sent
     */
    public void submit(
            Operation operation, int dataSize, int replySizeMax, @Nullable Completion completion) {
        MemoryPool.Block block = body;
        long address = block == null ? 0 : block.address();
        submit(operation, address, dataSize, replySizeMax, null, completion);
    }

    /**
     * Submits memory of the caller's own, without a copy.
     *
     * @param address of the events, which stay unchanged until the completion
     * @param pinned what keeps that memory alive; held until the completion
     * @param completion null for a caller that will {@link #await} the request
     */
    public void submit(
            Operation operation,
            long address,
            int dataSize,
            int replySizeMax,
            @Nullable Object pinned,
            @Nullable Completion completion) {
        assert state == IDLE;
        operation.checkDataSize(dataSize);
        if (address == 0 && dataSize > 0) { // the library would abort
            throw new IllegalArgumentException(
                    operation + ": " + dataSize + " bytes at no address");
        }
        this.reply = pool.take(replySizeMax);
        this.pinned = pinned;
        this.completion = completion;
        if (completion != null) {
            client.startDispatcher();
        }
        PacketLayout.USER_DATA.set(packets, packetAt, index);
        PacketLayout.DATA.set(packets, packetAt, dataSize == 0 ? 0 : address);
        PacketLayout.DATA_SIZE.set(packets, packetAt, dataSize);
        PacketLayout.USER_TAG.set(packets, packetAt, 0);
        PacketLayout.OPERATION.set(packets, packetAt, operation.code());
        PacketLayout.STATUS.set(packets, packetAt, 0);
        submittedAtNs = System.nanoTime();
        state = IN_FLIGHT; // first: the completion may come before the call returns
        boolean submitted = false;
        SUBMITTERS.getAndAdd(this, 1);
        try {
            submitted = !client.isClosing() && client.submit(packetAddress);
        } finally {
            SUBMITTERS.getAndAdd(this, -1);
            if (!submitted) {
                state = IDLE; // the library has not got it
            }
        }
        if (!submitted) {
            throw client.refusal();
        }
    }

    /** Whether a thread is about to enter the library with this request, or inside. */
    boolean isBeingSubmitted() {
        return submitters != 0;
    }

    /** Whether the library has got the request, and may have completed it since. */
    public boolean wasSubmitted() {
        return state != IDLE;
    }

    /** For how long the request has been in flight, in ns; −1 if it is not. */
    long ageNs(long nowNs) {
        int current = state;
        boolean inFlight = current == IN_FLIGHT || current == ABANDONED;
        return inFlight ? Math.max(0, nowNs - submittedAtNs) : -1;
    }

    /**
     * Waits for the completion. Unless it came, the request goes on without its caller, who must
     * not touch it again. An exception would have to be allocated between giving the request away
     * and saying so.
     *
     * @param timeoutNs how long to wait, or {@link #FOREVER}
     */
    public Waited await(long timeoutNs) {
        long deadlineNs = timeoutNs == FOREVER ? 0 : System.nanoTime() + timeoutNs;
        waiter = Thread.currentThread();
        while (state == IN_FLIGHT) {
            Waited ended = null;
            if (timeoutNs == FOREVER) {
                LockSupport.park(this);
            } else {
                long remainingNs = deadlineNs - System.nanoTime();
                if (remainingNs > 0) {
                    LockSupport.parkNanos(this, remainingNs);
                } else {
                    ended = Waited.EXPIRED;
                }
            }
            if (Thread.interrupted()) {
                ended = Waited.INTERRUPTED;
            }
            if (ended == null) {
                continue;
            }
            // The reply may be quicker still; then the interrupt is for the caller to see.
            boolean abandoned = STATE.compareAndSet(this, IN_FLIGHT, ABANDONED);
            if (ended == Waited.INTERRUPTED) {
                Thread.currentThread().interrupt();
            }
            if (abandoned) {
                return ended;
            }
        }
        assert state == COMPLETED;
        return Waited.COMPLETED;
    }

    /**
     * Gives the slot back, wherever the request stands: to the library's completion if the library
     * has it, at once if not. For the caller who has acquired it and was not told otherwise by
     * {@link #await}.
     */
    public void leave() {
        if (state == IN_FLIGHT && STATE.compareAndSet(this, IN_FLIGHT, ABANDONED)) {
            return;
        }
        release();
    }

    /** On the IO thread: takes the outcome over and passes it on. Nothing is allocated. */
    void complete(PacketStatus status, long timestamp, long result, int resultSize) {
        if (state == IDLE) {
            return; // given up; and the read makes visible what the caller wrote before its submit
        }
        Completion completion = this.completion; // later the slot may be someone else's already
        pinned = null;
        this.timestamp = timestamp;
        this.status = status;
        try {
            replySize = copyReply(result, resultSize);
        } catch (Throwable t) {
            replySize = -1; // whoever waits must be woken in any case
        }
        if (STATE.compareAndSet(this, IN_FLIGHT, COMPLETED)) {
            wake(completion);
        } else if (state == ABANDONED) {
            release();
        } // else it was given up, with its client, and is nobody's any more
    }

    private void wake(@Nullable Completion completion) {
        if (completion != null) {
            client.dispatch(this);
        } else {
            LockSupport.unpark(waiter); // does nothing for null
        }
    }

    /** Lets the caller go although the library still has the packet, and will keep it. */
    void giveUp() {
        Completion completion = this.completion;
        status = PacketStatus.CLIENT_SHUTDOWN;
        replySize = 0;
        if (!STATE.compareAndSet(this, IN_FLIGHT, COMPLETED)) {
            return;
        }
        if (completion == null) {
            LockSupport.unpark(waiter);
        } else {
            // Not through the dispatcher's queue, whose one producer is the IO thread, and not on
            // this thread, which may be one that users' code must not hold up.
            Daemons.start("tigerbeetle-given-up", this::runCompletion);
        }
    }

    /** The size of the reply, or −1 if it is larger than the request allowed. */
    private int copyReply(long result, int resultSize) {
        MemoryPool.Block block = reply;
        if (status != PacketStatus.OK || resultSize == 0) {
            return 0;
        }
        if (block == null || resultSize < 0 || resultSize > block.size()) {
            return -1;
        }
        Memory.copy(result, block.segment(), resultSize);
        return resultSize;
    }

    /** On the dispatcher's thread: hands the outcome to the completion. */
    void runCompletion() {
        assert state == COMPLETED;
        requireNonNull(completion).completed(this);
    }

    /** How the request ended. */
    public PacketStatus status() {
        assert state == COMPLETED;
        return status;
    }

    /** When the cluster executed the request, in ns since the epoch; 0 unless it was successful. */
    public long timestamp() {
        assert state == COMPLETED;
        return timestamp;
    }

    /** The size of the reply in bytes; 0 unless the request was successful. */
    public int replySize() {
        assert state == COMPLETED;
        if (replySize < 0) {
            throw new AssertionError("The reply is larger than the request allowed, or was lost");
        }
        return replySize;
    }

    /** The reply, little-endian, from 0 to {@link #replySize}; valid until the release. */
    public ByteBuffer reply() {
        assert state == COMPLETED;
        return requireNonNull(reply).buffer();
    }

    /** Gives the slot back. Neither locks nor allocates. */
    public void release() {
        MemoryPool.Block bodyBlock = body;
        MemoryPool.Block replyBlock = reply;
        body = null;
        reply = null;
        pinned = null;
        completion = null;
        waiter = null;
        state = IDLE;
        if (bodyBlock != null) {
            pool.give(bodyBlock);
        }
        if (replyBlock != null) {
            pool.give(replyBlock);
        }
        client.released(this);
    }
}
