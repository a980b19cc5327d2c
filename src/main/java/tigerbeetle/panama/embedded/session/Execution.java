package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.MultiBatchEncoder;
import tigerbeetle.panama.embedded.wire.Operation;

/**
 * Runs a checked request on the ledger and packs the results as the request's operation wants them
 * ({@code src/state_machine.zig}, {@code execute_multi_batch} and its neighbours). The buffers are
 * allocated once, so that nothing can fail for want of memory once the ledger has changed.
 */
final class Execution {

    /** The status of an event that succeeded. */
    private static final int CREATED = 0xffff_ffff;

    private static final int DENSE_RESULT_SIZE = Operation.CREATE_TRANSFERS.resultSize();
    private static final int DENSE_STATUS = 8;

    private Ledger ledger;
    private final Limits limits;
    private final MultiBatchEncoder trailer = new MultiBatchEncoder();

    /** The body of the reply. */
    private final ByteBuffer results = allocate(Header.BODY_SIZE_MAX);

    /** The dense results of a batch from which sparse ones are made. */
    private final ByteBuffer denseResults;

    Execution(Ledger ledger, Limits limits) {
        this.ledger = ledger;
        this.limits = limits;
        int eventCountMax =
                Operation.CREATE_TRANSFERS_UNBATCHED.eventCountMax(limits.batchSizeLimit());
        this.denseResults = allocate(eventCountMax * DENSE_RESULT_SIZE);
    }

    /** Goes on with another ledger. */
    void use(Ledger other) {
        this.ledger = other;
    }

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Runs a request.
     *
     * @param timestamp the prepare timestamp; the last event of the last batch has it
     * @return the reply's body from position to limit, valid until the next call
     */
    ByteBuffer run(Operation operation, long timestamp, RequestBody request) {
        results.clear();
        boolean multiBatch = operation.isMultiBatch();
        if (multiBatch) {
            trailer.begin(results, operation.resultSize());
        }
        long base = timestamp - request.eventCount();
        int eventIndex = 0;
        for (int batch = 0; batch < request.batchCount(); batch++) {
            int eventCount = request.eventCount(batch);
            ByteBuffer events = request.events(eventIndex, eventCount);
            eventIndex += eventCount;
            if (operation.encoding() == Operation.Encoding.SPARSE) {
                runSparse(operation.kind(), base + eventIndex, events);
            } else {
                call(operation, base + eventIndex, events, results);
            }
            if (multiBatch) {
                trailer.endBatch();
            }
        }
        if (multiBatch) {
            trailer.finish();
        }
        return results.flip();
    }

    private void call(Operation operation, long timestamp, ByteBuffer events, ByteBuffer to) {
        int countMax = limits.resultCountMax(operation);
        switch (operation.kind()) {
            case CREATE_ACCOUNTS -> ledger.createAccounts(timestamp, events, to);
            case CREATE_TRANSFERS -> ledger.createTransfers(timestamp, events, to);
            case LOOKUP_ACCOUNTS -> ledger.lookupAccounts(events, to);
            case LOOKUP_TRANSFERS -> ledger.lookupTransfers(events, to);
            case GET_ACCOUNT_TRANSFERS -> ledger.getAccountTransfers(events, countMax, to);
            case GET_ACCOUNT_BALANCES -> ledger.getAccountBalances(events, countMax, to);
            case QUERY_ACCOUNTS -> ledger.queryAccounts(events, countMax, to);
            case QUERY_TRANSFERS -> ledger.queryTransfers(events, countMax, to);
            case GET_CHANGE_EVENTS -> ledger.getChangeEvents(events, countMax, to);
        }
    }

    private void runSparse(Operation.Kind kind, long timestamp, ByteBuffer events) {
        denseResults.clear();
        if (kind == Operation.Kind.CREATE_ACCOUNTS) {
            ledger.createAccounts(timestamp, events, denseResults);
        } else {
            ledger.createTransfers(timestamp, events, denseResults);
        }
        int resultCount = denseResults.position() / DENSE_RESULT_SIZE;
        for (int index = 0; index < resultCount; index++) {
            int status = denseResults.getInt(index * DENSE_RESULT_SIZE + DENSE_STATUS);
            if (status != CREATED) {
                results.putInt(index).putInt(status);
            }
        }
    }
}
