package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.embedded.ledger.ObjectLayout.FLAGS;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.LINKED;
import static tigerbeetle.panama.embedded.ledger.ObjectLayout.TIMESTAMP;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.layout.CreateResultLayout;

/**
 * Executes a batch of events that create objects: timestamps, chains and results, and the rules
 * that accounts and transfers share (execute_create in src/state_machine.zig, 0.17.9).
 *
 * <p>A chain that breaks is rolled back by taking its objects off the end of their store again, the
 * last one first, each with all that it did. Since an object says what it did, and rows stand in
 * the order of their creation, there is no other log.
 *
 * @param <S> the statuses of these events
 */
abstract class EventBatch<S extends CreateStatus> {

    private static final int EVENT_WORDS = ObjectLayout.SIZE / Long.BYTES;
    static final int SLICE_EVENTS = 64;
    private static final int NO_CHAIN = -1;

    private final CommonStatuses<S> statuses;
    private final int importedFlag;

    /** The event at hand. */
    final Struct event;

    /** Some events of the batch at hand: as many as stay in the processor's nearest cache. */
    private final Struct slice;

    /** The index of the event at hand in its slice. */
    int indexInSlice;

    private boolean batchImported;
    private long batchTimestamp;

    /** Where the results of the batch at hand begin. */
    private int firstResult;

    /** Index of the event that opened the chain at hand. */
    private int chainStart = NO_CHAIN;

    private boolean chainBroken;

    EventBatch(CommonStatuses<S> statuses, int importedFlag) {
        this.statuses = statuses;
        Memory memory = new Memory(SLICE_EVENTS * EVENT_WORDS);
        this.slice = new Struct(memory);
        this.event = new Struct(memory);
        this.importedFlag = importedFlag;
    }

    /** Checks the event by the rules of its kind and executes it if it passes. */
    abstract S create(long eventTimestamp);

    /** The timestamp of the object that {@link #create} has just created or found to exist. */
    abstract long objectTimestamp();

    /**
     * Looks ahead at the first {@code count} events of a slice, all of which are executed next. So
     * that the waits for memory of several events become one.
     */
    abstract void prepare(int count);

    /** The event with this index in the slice. */
    final Struct eventInSlice(int index) {
        return slice.moveTo(index * EVENT_WORDS);
    }

    /** Called after the event failed; what its chain had done is undone. */
    abstract void onFailure(S status);

    /** Called before the first event of a chain. */
    abstract void openChain();

    /** Undoes everything since {@link #openChain}. */
    abstract void rollBackChain();

    /**
     * Executes the events between position and limit, and appends a result for each.
     *
     * @param timestamp of the batch, that of its last event
     */
    void execute(long timestamp, ByteBuffer events, ByteBuffer results) {
        int count = events.remaining() / ObjectLayout.SIZE;
        LongBuffer in = events.asLongBuffer();
        firstResult = results.position();
        batchTimestamp = timestamp;
        chainStart = NO_CHAIN;
        chainBroken = false;
        for (int i = 0; i < count; i++) {
            int inSlice = i % SLICE_EVENTS;
            if (inSlice == 0) {
                int sliceCount = Math.min(SLICE_EVENTS, count - i);
                slice.moveTo(0).read(in, sliceCount * EVENT_WORDS);
                prepare(sliceCount);
            }
            event.moveTo(inSlice * EVENT_WORDS);
            if (i == 0) {
                batchImported = event.hasAny(FLAGS, importedFlag);
            }
            indexInSlice = inSlice;
            executeEvent(i, timestamp - count + i + 1, i == count - 1, results);
        }
        assert chainStart == NO_CHAIN && !chainBroken;
        results.position(firstResult + count * CreateResultLayout.SIZE);
    }

    private void executeEvent(int index, long eventTimestamp, boolean last, ByteBuffer results) {
        boolean linked = event.hasAny(FLAGS, LINKED);
        if (linked && chainStart == NO_CHAIN) {
            chainStart = index;
            openChain();
        }
        S status = check(eventTimestamp, linked && last);
        if (status != statuses.created()) {
            if (chainStart != NO_CHAIN && !chainBroken) {
                breakChain(index, results);
            }
            onFailure(status);
        }
        boolean hasObject = status == statuses.created() || status == statuses.exists();
        int at = firstResult + index * CreateResultLayout.SIZE;
        long timestamp = hasObject ? objectTimestamp() : eventTimestamp;
        CreateResultLayout.TIMESTAMP.set(results, at, timestamp);
        CreateResultLayout.STATUS.set(results, at, Integer.toUnsignedLong(status.code()));
        CreateResultLayout.RESERVED.set(results, at, 0);
        if (!linked || last) {
            chainStart = NO_CHAIN;
            chainBroken = false;
        }
    }

    /** The rules before those of accounts and of transfers, in their order. */
    private S check(long eventTimestamp, boolean leavesChainOpen) {
        boolean imported = event.hasAny(FLAGS, importedFlag);
        long timestamp = event.get(TIMESTAMP);

        if (leavesChainOpen) return statuses.linkedEventChainOpen();
        if (chainBroken) return statuses.linkedEventFailed();
        if (imported && !batchImported) return statuses.importedEventNotExpected();
        if (!imported && batchImported) return statuses.importedEventExpected();
        if (imported) {
            if (!Timestamps.isValid(timestamp)) return statuses.importedEventTimestampOutOfRange();
            if (timestamp >= batchTimestamp) {
                return statuses.importedEventTimestampMustNotAdvance();
            }
        } else {
            if (timestamp != 0) return statuses.timestampMustBeZero();
        }
        return create(eventTimestamp);
    }

    /** The earlier events of the chain fail, too; they keep the timestamps they had been given. */
    private void breakChain(int brokenAt, ByteBuffer results) {
        chainBroken = true;
        rollBackChain();
        long failed = Integer.toUnsignedLong(statuses.linkedEventFailed().code());
        for (int i = chainStart; i < brokenAt; i++) {
            int at = firstResult + i * CreateResultLayout.SIZE;
            CreateResultLayout.STATUS.set(results, at, failed);
        }
    }
}
