package tigerbeetle.panama.embedded.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;
import tigerbeetle.panama.layout.CreateResultLayout;
import tigerbeetle.panama.layout.IdLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;

/**
 * The state machine of a server: accounts, transfers, and the operations on them, as TigerBeetle
 * 0.17.9 executes them (src/state_machine.zig).
 *
 * <p>Buffers are little-endian. Input is what stands between position and limit, and is not
 * changed, not even its position; results are appended at the position of the results buffer, which
 * advances. The caller has checked sizes and limits and chosen the timestamps, which only grow. Not
 * safe for use by several threads at a time.
 *
 * <p>Where a test cannot tell what the real server does because it crashes there, this one stays
 * sane: an imported post or void of a plain pending transfer with a timeout is executed like any
 * other, and an imported transfer at the timestamp of an expiry leaves that change event alone.
 */
public final class Ledger {

    private final RowBlocks blocks;
    private final AccountStore accounts;
    private final TransferStore transfers;
    private final Expiry expiry;
    private final AccountBatch accountBatch;
    private final TransferBatch transferBatch;
    private final Queries queries;
    private final ChangeEvents changeEvents;

    /** An empty ledger. */
    public Ledger() {
        blocks = new RowBlocks();
        accounts = new AccountStore(blocks);
        transfers = new TransferStore(blocks);
        expiry = new Expiry(accounts, transfers);
        accountBatch = new AccountBatch(accounts, transfers, blocks);
        transferBatch = new TransferBatch(accounts, transfers, blocks, expiry);
        queries = new Queries(accounts, transfers);
        changeEvents = new ChangeEvents(accounts, transfers, expiry.events());
    }

    /** {@return a ledger of its own with the same contents; what happens to one stays there} */
    public Ledger copy() {
        Ledger copy = new Ledger();
        copy.blocks.copyFrom(blocks);
        copy.accounts.copyFrom(accounts);
        copy.transfers.copyFrom(transfers);
        copy.expiry.copyFrom(expiry);
        return copy;
    }

    /**
     * Executes create_accounts: one dense result for each event.
     *
     * @param timestamp of the batch: event i of n gets {@code timestamp - n + i + 1}
     */
    public void createAccounts(long timestamp, ByteBuffer events, ByteBuffer results) {
        int count = checkBatch(timestamp, events);
        checkResults(results, count * CreateResultLayout.SIZE);
        accountBatch.execute(timestamp, events, results);
    }

    /**
     * Executes create_transfers: one dense result for each event.
     *
     * @param timestamp of the batch: event i of n gets {@code timestamp - n + i + 1}
     */
    public void createTransfers(long timestamp, ByteBuffer events, ByteBuffer results) {
        int count = checkBatch(timestamp, events);
        checkResults(results, count * CreateResultLayout.SIZE);
        transferBatch.execute(timestamp, events, results);
    }

    /** Executes lookup_accounts: the accounts that exist, in the order of the ids. */
    public void lookupAccounts(ByteBuffer ids, ByteBuffer results) {
        checkInput(ids, IdLayout.SIZE);
        LongBuffer out = longs(results);
        for (LongBuffer in = longs(ids); in.hasRemaining(); ) {
            long low = in.get();
            int row = accounts.find(in.get(), low);
            if (row >= 0) {
                accounts.records().writeTo(out, row);
            }
        }
        advance(results, out);
    }

    /** Executes lookup_transfers: the transfers that exist, in the order of the ids. */
    public void lookupTransfers(ByteBuffer ids, ByteBuffer results) {
        checkInput(ids, IdLayout.SIZE);
        LongBuffer out = longs(results);
        for (LongBuffer in = longs(ids); in.hasRemaining(); ) {
            long low = in.get();
            int row = transfers.find(in.get(), low);
            if (row >= 0) {
                transfers.records().writeTo(out, row);
            }
        }
        advance(results, out);
    }

    /**
     * Executes get_account_transfers.
     *
     * @param filter exactly one
     * @param limitMax what the filter's limit is capped at
     */
    public void getAccountTransfers(ByteBuffer filter, int limitMax, ByteBuffer results) {
        checkFilter(filter, AccountFilterLayout.SIZE, limitMax);
        LongBuffer out = longs(results);
        queries.accountTransfers(longs(filter), limitMax, out);
        advance(results, out);
    }

    /**
     * Executes get_account_balances.
     *
     * @param filter exactly one
     * @param limitMax what the filter's limit is capped at
     */
    public void getAccountBalances(ByteBuffer filter, int limitMax, ByteBuffer results) {
        checkFilter(filter, AccountFilterLayout.SIZE, limitMax);
        LongBuffer out = longs(results);
        queries.accountBalances(longs(filter), limitMax, out);
        advance(results, out);
    }

    /**
     * Executes query_accounts.
     *
     * @param filter exactly one
     * @param limitMax what the filter's limit is capped at
     */
    public void queryAccounts(ByteBuffer filter, int limitMax, ByteBuffer results) {
        checkFilter(filter, QueryFilterLayout.SIZE, limitMax);
        LongBuffer out = longs(results);
        queries.queryAccounts(longs(filter), limitMax, out);
        advance(results, out);
    }

    /**
     * Executes query_transfers.
     *
     * @param filter exactly one
     * @param limitMax what the filter's limit is capped at
     */
    public void queryTransfers(ByteBuffer filter, int limitMax, ByteBuffer results) {
        checkFilter(filter, QueryFilterLayout.SIZE, limitMax);
        LongBuffer out = longs(results);
        queries.queryTransfers(longs(filter), limitMax, out);
        advance(results, out);
    }

    /**
     * Executes get_change_events.
     *
     * @param filter exactly one
     * @param limitMax what the filter's limit is capped at
     */
    public void getChangeEvents(ByteBuffer filter, int limitMax, ByteBuffer results) {
        checkFilter(filter, ChangeEventsFilterLayout.SIZE, limitMax);
        LongBuffer out = longs(results);
        changeEvents.read(longs(filter), limitMax, out);
        advance(results, out);
    }

    /** The timestamp at which the next pending transfer expires, or {@link Long#MAX_VALUE}. */
    public long nextExpiry() {
        return expiry.next();
    }

    /**
     * Executes a pulse: pending transfers that are due expire, earliest first.
     *
     * @param timestamp of the pulse: of n transfers, number i expires at {@code timestamp - n + i +
     *     1}
     * @param max how many may expire in this pulse
     * @return how many have
     */
    public int expire(long timestamp, int max) {
        require(Timestamps.isValid(timestamp), "timestamp", timestamp);
        require(max >= 0, "max", max);
        return expiry.expire(timestamp, max);
    }

    /** The number of accounts. */
    public int accountCount() {
        return accounts.count();
    }

    /** The number of transfers. */
    public int transferCount() {
        return transfers.count();
    }

    /** The number of transfers that are pending: not posted, voided or expired. */
    public int pendingTransferCount() {
        return transfers.pendingCount();
    }

    /** The number of ids that no transfer can have because one with them failed transiently. */
    public int burntIdCount() {
        return transfers.burntCount();
    }

    /** The number of change events. */
    public int changeEventCount() {
        return transfers.count() + expiry.events().count();
    }

    /**
     * Appends the transfers that are still pending, in the order of their timestamps.
     *
     * @param limitMax how many at most
     */
    public void pendingTransfers(int limitMax, ByteBuffer results) {
        require(limitMax > 0, "limitMax", limitMax);
        LongBuffer out = longs(results);
        int left = Math.min(limitMax, transfers.pendingCount());
        for (int row = 0; left > 0; row++) {
            if (transfers.status(row) == PendingStatus.PENDING) {
                transfers.records().writeTo(out, row);
                left--;
            }
        }
        advance(results, out);
    }

    /**
     * Appends accounts in the order of their timestamps, as many as there is room for.
     *
     * @param first how many to leave out
     */
    public void accounts(int first, ByteBuffer results) {
        write(accounts.records(), first, results);
    }

    /**
     * Appends transfers in the order of their timestamps, as many as there is room for.
     *
     * @param first how many to leave out
     */
    public void transfers(int first, ByteBuffer results) {
        write(transfers.records(), first, results);
    }

    private static void write(Records records, int first, ByteBuffer results) {
        require(first >= 0 && first <= records.count(), "first", first);
        LongBuffer out = longs(results);
        int end = Math.min(records.count(), first + out.remaining() / Records.ROW_WORDS);
        for (int row = first; row < end; row++) {
            records.writeTo(out, row);
        }
        advance(results, out);
    }

    RowBlocks blocks() {
        return blocks;
    }

    AccountStore accounts() {
        return accounts;
    }

    TransferStore transfers() {
        return transfers;
    }

    Expiry expiry() {
        return expiry;
    }

    private static int checkBatch(long timestamp, ByteBuffer events) {
        int count = checkInput(events, ObjectLayout.SIZE);
        require(timestamp > count || (timestamp > 0 && count == 0), "timestamp", timestamp);
        return count;
    }

    private static void checkFilter(ByteBuffer filter, int size, int limitMax) {
        require(checkInput(filter, size) == 1, "filters", filter.remaining() / size);
        require(limitMax > 0, "limitMax", limitMax);
    }

    private static int checkInput(ByteBuffer input, int elementSize) {
        requireLittleEndian(input);
        require(input.remaining() % elementSize == 0, "bytes of input", input.remaining());
        return input.remaining() / elementSize;
    }

    private static LongBuffer longs(ByteBuffer buffer) {
        requireLittleEndian(buffer);
        return buffer.asLongBuffer();
    }

    private static void advance(ByteBuffer results, LongBuffer out) {
        results.position(results.position() + out.position() * Long.BYTES);
    }

    /** A batch that runs out of room for its results would be half executed. */
    private static void checkResults(ByteBuffer results, int size) {
        requireLittleEndian(results);
        require(results.remaining() >= size, "bytes for results", results.remaining());
    }

    private static void requireLittleEndian(ByteBuffer buffer) {
        if (buffer.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException("not little-endian: " + buffer);
        }
    }

    private static void require(boolean condition, String what, long value) {
        if (!condition) {
            throw new IllegalArgumentException("unexpected " + what + ": " + value);
        }
    }
}
