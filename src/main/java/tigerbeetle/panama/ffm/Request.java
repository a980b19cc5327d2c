package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One of a client's request slots: a packet, the memory of its body and of its reply, and whoever
 * waits for it. Slots are made once and used again and again; nothing is allocated per request.
 * Body and reply are blocks of the client's pool, or the caller's own {@link BatchMemory}.
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
public final class Request extends Awaited {

    /** What an asynchronous request does when it is done. Never runs on the library's thread. */
    @FunctionalInterface
    public interface Completion {

        /** Reads the reply and must release the request, also when it fails. */
        void completed(Request request);
    }

    /** A time to wait, in ns, that has no end. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** Of a time that nobody has noted. */
    private static final long UNKNOWN = 0;

    private static final int IDLE = 0;
    private static final int IN_FLIGHT = 1;
    private static final int COMPLETED = 2;
    private static final int ABANDONED = 3;

    private static final VarHandle STATE =
            Handles.field(MethodHandles.lookup(), "state", int.class);
    private static final VarHandle SUBMITTERS =
            Handles.field(MethodHandles.lookup(), "submitters", int.class);
    private static final VarHandle SUBMITTED_AT =
            Handles.field(MethodHandles.lookup(), "submittedAtNs", long.class);

    private final NativeClient client;
    private final RequestMemory memory;
    private final int index;
    private final Packets packets;

    private volatile int state = IDLE;

    /**
     * Threads inside the call to submit: more than one when the reply was so quick that the slot is
     * in use again before the first has returned.
     */
    private volatile int submitters;

    // Written by the caller before submit.
    private @Nullable Completion completion;
    private boolean unattended;
    private boolean observed;
    private boolean timed;
    private long submittedAtNs;

    // Written by the IO thread before the state becomes COMPLETED.
    private long completedAtNs;
    private PacketStatus status = PacketStatus.OK;
    private int replySize;
    private long timestamp;

    Request(NativeClient client, MemoryPool pool, Packets packets, int index) {
        this.client = client;
        this.memory = new RequestMemory(pool);
        this.index = index;
        this.packets = packets;
    }

    int index() {
        return index;
    }

    /**
     * Memory for {@code size} bytes of events, little-endian, to be filled at absolute positions
     * from 0 on. Its content is undefined: every byte of every event has to be written.
     */
    public ByteBuffer body(int size) {
        assert state == IDLE;
        return memory.takeBody(size);
    }

    /**
     * Submits what was written to {@link #body}; the reply is to be had from {@link #reply}.
     *
     * @param dataSize in bytes, a whole number of events; exactly one for a query
     * @param replySizeMax the largest reply that there can be, in bytes
     * @param completion null for a caller that will {@link #await} the request
     * @throws RequestRefusedException if the client is closed or evicted; nothing was sent
     */
    public void submit(
            Operation operation, int dataSize, int replySizeMax, @Nullable Completion completion) {
        long address = memory.bodyAddress();
        prepare(operation, address, dataSize, completion);
        unattended = false;
        memory.takeReply(replySizeMax);
        submit(operation, address, dataSize);
    }

    /**
     * Submits what was written to {@link #body}; the reply goes to the caller's own memory, which
     * the request has until its completion. Without a completion to run, the slot is free when the
     * memory comes back, and not the caller's any more: it is the memory that is waited for.
     *
     * @param completion null for a caller that will wait for the results
     * @throws RequestRefusedException if the client is closed or evicted; nothing was sent
     * @throws IllegalStateException if the memory is not the caller's
     */
    public void submit(
            Operation operation,
            int dataSize,
            BatchMemory results,
            @Nullable Completion completion) {
        long address = memory.bodyAddress();
        prepare(operation, address, dataSize, completion);
        unattended = completion == null;
        memory.borrow(results);
        submit(operation, address, dataSize);
    }

    /**
     * The same without a copy of the events, which are in the caller's own memory, too, and the
     * request's until its completion.
     */
    public void submit(
            Operation operation,
            BatchMemory events,
            BatchMemory results,
            @Nullable Completion completion) {
        int dataSize = events.size();
        prepare(operation, events.address(), dataSize, completion);
        unattended = completion == null;
        memory.borrow(events, results);
        submit(operation, events.address(), dataSize);
    }

    /** All that may fail, before anything is given to anybody. */
    private void prepare(
            Operation operation, long address, int dataSize, @Nullable Completion completion) {
        assert state == IDLE;
        operation.checkDataSize(dataSize);
        if (address == 0 && dataSize > 0) { // the library would abort
            throw new IllegalArgumentException(
                    operation + ": " + dataSize + " bytes at no address");
        }
        if (completion != null) {
            client.startDispatcher();
        }
        this.completion = completion;
    }

    private void submit(Operation operation, long address, int dataSize) {
        boolean submitted = false;
        try {
            packets.prepare(index, dataSize == 0 ? 0 : address, dataSize, operation.code());
            submittedAtNs = timed ? System.nanoTime() : UNKNOWN;
            // First: the completion may come before the call returns. The next line is a fence.
            STATE.setRelease(this, IN_FLIGHT);
            SUBMITTERS.getAndAdd(this, 1);
            try {
                submitted = !client.isClosing() && client.submit(packets.address(index));
            } finally {
                SUBMITTERS.getAndAdd(this, -1);
            }
        } finally {
            if (!submitted) { // the library has not got it
                memory.giveBack();
                state = IDLE;
            }
        }
        if (!submitted) {
            throw client.refusal();
        }
    }

    /**
     * Lets the submit note its time, which otherwise is when somebody first asks for the age: a
     * clock waits for all loads before it, and costs a sixth. For the caller who has the slot.
     */
    public void time() {
        timed = true;
    }

    /** Lets submit and completion note their times. For the caller who has the slot. */
    public void observe() {
        timed = true;
        observed = true;
    }

    /** When the library got the request, on {@link System#nanoTime}'s clock, if it is timed. */
    public long submittedAtNs() {
        assert state == COMPLETED;
        return submittedAtNs;
    }

    /** When the library has completed the request, if it is observed. */
    public long completedAtNs() {
        assert state == COMPLETED;
        return completedAtNs;
    }

    /** Whether a thread is about to enter the library with this request, or inside. */
    boolean isBeingSubmitted() {
        return submitters != 0;
    }

    /** Whether the library has got the request, and may have completed it since. */
    public boolean wasSubmitted() {
        return state != IDLE;
    }

    /** For how long the request has been known to be in flight, in ns; −1 if it is not. */
    long ageNs(long nowNs) {
        int current = state;
        if (current != IN_FLIGHT && current != ABANDONED) {
            return -1;
        }
        long sinceNs = submittedAtNs;
        if (sinceNs == UNKNOWN) {
            SUBMITTED_AT.compareAndSet(this, UNKNOWN, nowNs); // if it is not timed meanwhile
            sinceNs = nowNs;
        }
        return Math.max(0, nowNs - sinceNs);
    }

    /**
     * Waits for the completion. Unless it came, the request goes on without its caller, who must
     * not touch it again. An exception would have to be allocated between giving the request away
     * and saying so.
     *
     * @param timeoutNs how long to wait, or {@link #FOREVER}
     * @param spinNs for how long of that to look again and again before the thread is parked
     */
    public Waited await(long timeoutNs, long spinNs) {
        End end = waitUntilDone(timeoutNs, spinNs, client.patience());
        if (end == End.DONE) {
            assert state == COMPLETED;
            return Waited.COMPLETED;
        }
        if (end == End.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
        // The reply may be quicker still; the interrupt is the caller's to see. No call from here
        // on: its stack overflow would look as if the caller still had the slot.
        if (!STATE.compareAndSet(this, IN_FLIGHT, ABANDONED)) {
            return Waited.COMPLETED;
        }
        return end == End.INTERRUPTED ? Waited.INTERRUPTED : Waited.EXPIRED;
    }

    @Override
    boolean isDone() {
        return state != IN_FLIGHT;
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
        // Read once: when the memory or the slot is given back, it may be someone else's already.
        Completion completion = this.completion;
        boolean unattended = this.unattended;
        this.timestamp = timestamp;
        this.status = status;
        try {
            replySize = status == PacketStatus.OK ? memory.copyReply(result, resultSize) : 0;
        } catch (Throwable t) {
            replySize = -1; // whoever waits must be woken in any case
        }
        if (observed) {
            noteTimes();
        }
        BatchMemory results = memory.giveBack(status, replySize);
        if (unattended) {
            release();
        } else if (STATE.compareAndSet(this, IN_FLIGHT, COMPLETED)) {
            pass(completion);
        } else if (state == ABANDONED) {
            release();
        } // else it was given up, with its client, and is nobody's any more
        if (results != null) {
            results.wake(); // it may also be waited for beside its completion
        }
    }

    /** On the IO thread, while the memory for the results is still this request's. */
    private void noteTimes() {
        completedAtNs = System.nanoTime();
        BatchMemory results = memory.results();
        if (results != null) {
            results.note(submittedAtNs, completedAtNs, timestamp);
        }
    }

    private void pass(@Nullable Completion completion) {
        if (completion != null) {
            client.dispatch(this);
        } else {
            wake();
        }
    }

    /** Lets the caller go although the library still has the packet, and will keep it. */
    void giveUp() {
        Completion completion = this.completion;
        BatchMemory results = memory.results();
        if (unattended && results != null) {
            results.giveUp(PacketStatus.CLIENT_SHUTDOWN);
            return;
        }
        status = PacketStatus.CLIENT_SHUTDOWN;
        replySize = 0;
        if (!STATE.compareAndSet(this, IN_FLIGHT, COMPLETED)) {
            return;
        }
        if (completion == null) {
            wake();
        } else {
            // Not through the dispatcher's queue, whose one producer is the IO thread, and not on
            // this thread, which may be one that users' code must not hold up.
            Daemons.start("tigerbeetle-given-up", this::runCompletion);
        }
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
        return memory.reply();
    }

    /** Gives the slot back. Neither locks nor allocates. */
    public void release() {
        completion = null;
        observed = false;
        timed = false;
        state = IDLE;
        memory.release();
        client.released(this);
    }
}
