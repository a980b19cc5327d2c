package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.MultiBatchDecoder;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.RequestHeader;

/** The last requests and what became of them, bounded. It keeps numbers, not messages. */
public final class RequestLog {

    /** The status of an event that succeeded. */
    private static final int CREATED = 0xffff_ffff;

    private static final int DENSE_STATUS = 8;

    private final int countMax;
    private final ArrayDeque<LoggedRequest> entries = new ArrayDeque<>();
    private final RequestBody body;
    private final MultiBatchDecoder reply = new MultiBatchDecoder();
    private long sequence;

    /**
     * Makes an empty log.
     *
     * @param countMax how many requests to keep; 0 for none
     * @param limits the server's
     */
    public RequestLog(int countMax, Limits limits) {
        this.countMax = countMax;
        this.body = new RequestBody(limits);
    }

    /**
     * The requests kept.
     *
     * @return a copy, the oldest first
     */
    public List<LoggedRequest> entries() {
        return List.copyOf(entries);
    }

    /** Forgets the requests. The sequence goes on. */
    public void clear() {
        entries.clear();
    }

    /** Notes a message, if it is a request. */
    void add(long nowNs, ByteBuffer message, Outcome outcome) {
        if (countMax == 0 || Header.command(message) != Command.REQUEST.number()) {
            return;
        }
        int number = RequestHeader.operation(message);
        Operation operation = Operation.of(number);
        int eventCount =
                operation != null && body.decode(operation, message) ? body.eventCount() : 0;
        LoggedRequest.Result result =
                switch (outcome) {
                    case Outcome.Drop drop -> new LoggedRequest.Dropped(drop.reason());
                    case Outcome.Eviction eviction -> new LoggedRequest.Evicted(eviction.reason());
                    case Outcome.Reply given ->
                            new LoggedRequest.Replied(
                                    Header.size(given.message()),
                                    createdCount(operation, eventCount, given.message()),
                                    given.isRepeated());
                    case Outcome.Pong pong -> throw new AssertionError("to a request: " + pong);
                };
        if (entries.size() == countMax) {
            entries.removeFirst();
        }
        sequence++;
        entries.addLast(
                new LoggedRequest(
                        sequence,
                        nowNs,
                        RequestHeader.client(message),
                        number,
                        eventCount,
                        result));
    }

    private int createdCount(@Nullable Operation operation, int eventCount, ByteBuffer message) {
        if (operation == null || !operation.kind().isCreate()) {
            return 0;
        }
        int resultCount = resultCount(operation, message);
        if (operation.encoding() == Operation.Encoding.SPARSE) {
            return eventCount - resultCount; // only failures are told
        }
        int createdCount = 0;
        for (int i = 0; i < resultCount; i++) {
            int at = Header.SIZE + i * operation.resultSize();
            if (message.getInt(at + DENSE_STATUS) == CREATED) {
                createdCount++;
            }
        }
        return createdCount;
    }

    private int resultCount(Operation operation, ByteBuffer message) {
        int end = Header.size(message);
        if (!operation.isMultiBatch()) {
            return (end - Header.SIZE) / operation.resultSize();
        }
        boolean isValid = reply.decode(message, Header.SIZE, end, operation.resultSize());
        assert isValid;
        int resultCount = 0;
        for (int batch = 0; batch < reply.batchCount(); batch++) {
            resultCount += reply.elementCount(batch);
        }
        return resultCount;
    }
}
