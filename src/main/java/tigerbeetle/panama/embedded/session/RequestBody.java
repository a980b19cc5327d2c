package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.MultiBatch;
import tigerbeetle.panama.embedded.wire.MultiBatchDecoder;
import tigerbeetle.panama.embedded.wire.Operation;

/**
 * The body of a ledger request, checked, as a number of batches; a body without a trailer is one
 * batch ({@code src/state_machine.zig}, {@code input_valid} and {@code batch_valid}). Reusable.
 */
final class RequestBody {

    private final Limits limits;
    private final MultiBatchDecoder trailer = new MultiBatchDecoder();

    private Operation operation = Operation.CREATE_TRANSFERS;

    /** The events of the batch at hand, from position to limit. */
    private ByteBuffer events = ByteBuffer.allocate(0);

    private int begin;
    private int end;

    RequestBody(Limits limits) {
        this.limits = limits;
    }

    /**
     * Decodes and checks the body of a request. The message is kept until the next call.
     *
     * @return false if the body does not fit the operation
     */
    boolean decode(Operation operation, ByteBuffer message) {
        this.operation = operation;
        this.events = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.begin = Header.SIZE;
        this.end = Header.size(message);
        if (!operation.isMultiBatch()) {
            return (end - begin) % operation.eventSize() == 0
                    && isCountAllowed((end - begin) / operation.eventSize());
        }
        // Not from the events, whose limit moves from batch to batch.
        return trailer.decode(message, begin, end, operation.eventSize())
                && areCountsAllowed()
                && fitsReply();
    }

    private boolean areCountsAllowed() {
        for (int batch = 0; batch < trailer.batchCount(); batch++) {
            if (!isCountAllowed(trailer.elementCount(batch))) {
                return false;
            }
        }
        return true;
    }

    private boolean isCountAllowed(int eventCount) {
        return operation.kind().isBatchable()
                ? eventCount <= operation.eventCountMax(limits.batchSizeLimit())
                : eventCount == 1;
    }

    /** Says whether the reply would fit even if every event or filter gave all it may. */
    private boolean fitsReply() {
        long resultCount = 0;
        int index = begin;
        for (int batch = 0; batch < trailer.batchCount(); batch++) {
            int eventCount = trailer.elementCount(batch);
            resultCount +=
                    operation.kind().isBatchable() ? eventCount : filterLimit(operation, index);
            index += eventCount * operation.eventSize();
        }
        long trailerSize = MultiBatch.trailerSize(operation.resultSize(), trailer.batchCount());
        return resultCount * operation.resultSize() + trailerSize <= Header.BODY_SIZE_MAX;
    }

    /**
     * The limit of a filter. Clients before 0.17.0 send any limit and leave it to the server to cap
     * it.
     */
    private long filterLimit(Operation operation, int filterIndex) {
        // Both kinds of filter end with u32 limit, u32 flags.
        int limitIndex = filterIndex + operation.eventSize() - 2 * Integer.BYTES;
        long limit = Integer.toUnsignedLong(events.getInt(limitIndex));
        return Math.min(limit, limits.resultCountMax(operation));
    }

    /** The number of batches. */
    int batchCount() {
        return operation.isMultiBatch() ? trailer.batchCount() : 1;
    }

    /** The number of events in a batch. */
    int eventCount(int batch) {
        return operation.isMultiBatch()
                ? trailer.elementCount(batch)
                : (end - begin) / operation.eventSize();
    }

    /** The number of events in all batches. */
    int eventCount() {
        int eventCount = 0;
        for (int batch = 0; batch < batchCount(); batch++) {
            eventCount += eventCount(batch);
        }
        return eventCount;
    }

    /**
     * The events of a batch as the buffer's content from position to limit. The buffer is the same
     * for all batches, and shares the message's bytes.
     *
     * @param eventIndex the number of events in the batches before
     * @param eventCount the number of events in the batch
     */
    ByteBuffer events(int eventIndex, int eventCount) {
        int first = begin + eventIndex * operation.eventSize();
        return events.clear().limit(first + eventCount * operation.eventSize()).position(first);
    }
}
