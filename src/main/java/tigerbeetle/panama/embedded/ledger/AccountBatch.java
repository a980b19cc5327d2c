package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.CreateAccountStatus.CREATED;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS;
import static tigerbeetle.panama.CreateAccountStatus.IMPORTED_EVENT_EXPECTED;
import static tigerbeetle.panama.CreateAccountStatus.IMPORTED_EVENT_NOT_EXPECTED;
import static tigerbeetle.panama.CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE;
import static tigerbeetle.panama.CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE;
import static tigerbeetle.panama.CreateAccountStatus.LINKED_EVENT_CHAIN_OPEN;
import static tigerbeetle.panama.CreateAccountStatus.LINKED_EVENT_FAILED;
import static tigerbeetle.panama.CreateAccountStatus.TIMESTAMP_MUST_BE_ZERO;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.layout.AccountLayout;

/** Creates accounts. */
final class AccountBatch extends EventBatch<CreateAccountStatus> {

    private static final int IMPORTED = AccountFlags.IMPORTED.bits();

    private final AccountStore accounts;
    private final RowBlocks blocks;
    private final AccountRules rules;
    private long objectTimestamp;

    /** Keeps the compiler from leaving out reads whose purpose is to have read. */
    long prefetched;

    private int chainAccountCount;
    private int chainBlocksTop;

    AccountBatch(AccountStore accounts, TransferStore transfers, RowBlocks blocks) {
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
                IMPORTED);
        this.accounts = accounts;
        this.blocks = blocks;
        this.rules = new AccountRules(accounts, transfers);
    }

    @Override
    long objectTimestamp() {
        return objectTimestamp;
    }

    @Override
    CreateAccountStatus create(long eventTimestamp) {
        CreateAccountStatus status = rules.check(event);
        if (status == CREATED) {
            boolean imported = event.hasAny(AccountLayout.FLAGS, IMPORTED);
            objectTimestamp = imported ? event.get(AccountLayout.TIMESTAMP) : eventTimestamp;
            accounts.append(event, objectTimestamp);
        } else if (status == EXISTS) {
            objectTimestamp = rules.existing().get(AccountLayout.TIMESTAMP);
        }
        return status;
    }

    @Override
    void prepare(int count) {
        long read = 0;
        for (int i = 0; i < count; i++) {
            read += accounts.prefetch(eventInSlice(i));
        }
        prefetched = read;
    }

    @Override
    void onFailure(CreateAccountStatus status) {
        // No status of an account depends on what may pass: the id stays free.
    }

    @Override
    void openChain() {
        chainAccountCount = accounts.count();
        chainBlocksTop = blocks.top();
    }

    @Override
    void rollBackChain() {
        while (accounts.count() > chainAccountCount) {
            accounts.removeLast();
        }
        blocks.release(chainBlocksTop);
    }
}
