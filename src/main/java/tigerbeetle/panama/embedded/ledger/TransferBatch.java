package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_EXPECTED;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_NOT_EXPECTED;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_CHAIN_OPEN;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.TIMESTAMP_MUST_BE_ZERO;
import static tigerbeetle.panama.layout.TransferLayout.CREDIT_ACCOUNT_ID;
import static tigerbeetle.panama.layout.TransferLayout.DEBIT_ACCOUNT_ID;
import static tigerbeetle.panama.layout.TransferLayout.ID;
import static tigerbeetle.panama.layout.TransferLayout.TIMESTAMP;

import java.nio.ByteBuffer;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.layout.Uint128Field;

/** Creates transfers. */
final class TransferBatch extends EventBatch<CreateTransferStatus> {

    private final AccountStore accounts;
    private final TransferStore transfers;
    private final RowBlocks blocks;
    private final Expiry expiry;
    private final TransferContext context;
    private final TransferRules rules;
    private final TransferEffects effects;
    private final int[] idHashes = new int[SLICE_EVENTS];
    private final int[] debitHashes = new int[SLICE_EVENTS];
    private final int[] creditHashes = new int[SLICE_EVENTS];
    private final int[] debitRows = new int[SLICE_EVENTS];
    private final int[] creditRows = new int[SLICE_EVENTS];
    private long objectTimestamp;

    /** Keeps the compiler from leaving out reads whose purpose is to have read. */
    long prefetched;

    private int chainTransferCount;
    private int chainBlocksTop;

    TransferBatch(AccountStore accounts, TransferStore transfers, RowBlocks blocks, Expiry expiry) {
        super(
                new CommonStatuses<>(
                        CREATED,
                        EXISTS,
                        LINKED_EVENT_FAILED,
                        LINKED_EVENT_CHAIN_OPEN,
                        IMPORTED_EVENT_EXPECTED,
                        IMPORTED_EVENT_NOT_EXPECTED,
                        IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE,
                        IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE,
                        TIMESTAMP_MUST_BE_ZERO),
                TransferFlagBits.IMPORTED);
        this.accounts = accounts;
        this.transfers = transfers;
        this.blocks = blocks;
        this.expiry = expiry;
        this.context = new TransferContext(event, accounts, transfers);
        this.rules = new TransferRules(accounts, transfers, context);
        this.effects = new TransferEffects(accounts, transfers);
    }

    @Override
    void execute(long timestamp, ByteBuffer events, ByteBuffer results) {
        int firstRow = transfers.count();
        super.execute(timestamp, events, results);
        // Only now: until the end of the batch a chain may take its transfers back.
        expiry.scheduleFrom(firstRow);
    }

    @Override
    long objectTimestamp() {
        return objectTimestamp;
    }

    @Override
    CreateTransferStatus create(long eventTimestamp) {
        context.eventTimestamp = eventTimestamp;
        context.idHash = idHashes[indexInSlice];
        context.debitRow = debitRows[indexInSlice];
        context.creditRow = creditRows[indexInSlice];
        CreateTransferStatus status = rules.check();
        if (status == CREATED) {
            objectTimestamp = context.timestamp;
            effects.apply(context);
        } else if (status == EXISTS) {
            objectTimestamp = context.existing.get(TIMESTAMP);
        }
        return status;
    }

    /** Finds the accounts of all events in the slice: transfers create none. */
    @Override
    void prepare(int count) {
        for (int i = 0; i < count; i++) {
            Struct ahead = eventInSlice(i);
            idHashes[i] = hash(ahead, ID);
            debitHashes[i] = hash(ahead, DEBIT_ACCOUNT_ID);
            creditHashes[i] = hash(ahead, CREDIT_ACCOUNT_ID);
        }
        long read = 0;
        for (int i = 0; i < count; i++) {
            read += transfers.prefetch(idHashes[i]);
        }
        for (int i = 0; i < count; i++) {
            read += accounts.prefetch(debitHashes[i]) + accounts.prefetch(creditHashes[i]);
        }
        for (int i = 0; i < count; i++) {
            Struct ahead = eventInSlice(i);
            debitRows[i] = accounts.find(debitHashes[i], ahead, DEBIT_ACCOUNT_ID);
            creditRows[i] = accounts.find(creditHashes[i], ahead, CREDIT_ACCOUNT_ID);
        }
        for (int i = 0; i < count; i++) {
            read += transfers.values().prefetch(eventInSlice(i));
            if (hasAccounts(i)) {
                read += accounts.prefetchRows(debitRows[i], creditRows[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            if (hasAccounts(i)) {
                read += accounts.prefetchLists(debitRows[i], creditRows[i]);
            }
        }
        prefetched = read;
    }

    private boolean hasAccounts(int index) {
        return debitRows[index] != AccountStore.ABSENT && creditRows[index] != AccountStore.ABSENT;
    }

    private static int hash(Struct event, Uint128Field id) {
        return HashIndex.hash(event.high(id), event.low(id));
    }

    @Override
    void onFailure(CreateTransferStatus status) {
        if (status.isTransient()) {
            // So that whoever sends the event again gets no other answer than a failure.
            transfers.burn(event.high(ID), event.low(ID));
        }
    }

    @Override
    void openChain() {
        chainTransferCount = transfers.count();
        chainBlocksTop = blocks.top();
    }

    @Override
    void rollBackChain() {
        while (transfers.count() > chainTransferCount) {
            effects.undoLast();
        }
        blocks.release(chainBlocksTop);
    }
}
