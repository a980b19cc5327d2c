package tigerbeetle.panama.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/** A ledger with many transfers between 10,000 accounts, more of them, and pages of them. */
public final class LedgerData {

    static final int BATCH_COUNT = 8189;

    private static final int ACCOUNT_COUNT = 10_000;
    private static final long BATCH_NS = 1_000_000;

    /** Takes part in every fourth transfer of {@link Kind#SHARED}. */
    private static final int TILL = 1;

    private static final int FIRST_MERCHANT = 2;

    /** Together they take part in as many. */
    private static final int MERCHANT_COUNT = 50;

    private static final int FIRST_OTHER = FIRST_MERCHANT + MERCHANT_COUNT;
    private static final int DEBITS_AND_CREDITS = 3;
    private static final int ACCOUNT_FILTER_REVERSED = 4;
    private static final int QUERY_FILTER_REVERSED = 1;

    /** What the transfers are like. */
    public enum Kind {
        /** No user data, a code of two, accounts at random. */
        SIMPLE,
        /** As those, with three user data, each a value of its own: the most that is indexed. */
        UNIQUE,
        /** Some accounts and values have a fixed share of all: see {@link LedgerPage}. */
        SHARED
    }

    private final Kind kind;
    private final SplittableRandom random = new SplittableRandom(1);
    private final ByteBuffer events = buffer(BATCH_COUNT * TransferLayout.SIZE);
    private final ByteBuffer results = buffer(1 << 20);
    private final ByteBuffer accountFilter = buffer(AccountFilterLayout.SIZE);
    private final ByteBuffer queryFilter = buffer(QueryFilterLayout.SIZE);
    private final Ledger ledger = new Ledger();
    private final long firstTimestamp;
    private long timestamp = 1_700_000_000_000_000_000L;

    /** Makes a ledger and fills it, up to a whole number of batches. */
    LedgerData(Kind kind, int transferCount) {
        this.kind = kind;
        createAccounts(ACCOUNT_COUNT);
        firstTimestamp = timestamp + BATCH_NS - BATCH_COUNT + 1;
        while (ledger.transferCount() < transferCount) {
            nextBatch();
            createTransfers();
        }
    }

    /** Creates accounts that are not there yet, with the next ids. */
    void createAccounts(int count) {
        for (int left = count; left > 0; left -= BATCH_COUNT) {
            int batchCount = Math.min(BATCH_COUNT, left);
            events.clear().limit(batchCount * AccountLayout.SIZE);
            long firstId = 1L + ledger.accountCount();
            for (int i = 0; i < batchCount; i++) {
                writeAccount(i * AccountLayout.SIZE, firstId + i);
            }
            timestamp += BATCH_NS;
            results.clear();
            ledger.createAccounts(timestamp, events, results);
        }
    }

    int transferCount() {
        return ledger.transferCount();
    }

    /** Writes the next batch. */
    void nextBatch() {
        events.clear();
        for (int i = 0; i < BATCH_COUNT; i++) {
            writeTransfer(i * TransferLayout.SIZE);
        }
        timestamp += BATCH_NS;
    }

    /** Executes the batch that was written last. */
    void createTransfers() {
        int count = ledger.transferCount();
        results.clear();
        ledger.createTransfers(timestamp, events, results);
        if (ledger.transferCount() != count + BATCH_COUNT) {
            throw new IllegalStateException("not all transfers were created");
        }
    }

    /** A place at random at which {@link #read} finds a full page. */
    int randomPlace(LedgerPage page, int limit) {
        return random.nextInt(ledger.transferCount() - page.reach(limit));
    }

    /** Reads a page from a place on, or, reversed, so much later that it ends near the place. */
    void read(LedgerPage page, int limit, boolean reversed, int place) {
        long from = reversed ? 0 : timestampOf(place);
        long to = reversed ? timestampOf(place + page.reach(limit)) : 0;
        results.clear();
        if (page.isOfAccount()) {
            readOfAccount(page, limit, reversed, from, to);
        } else {
            query(page, limit, reversed, from, to);
        }
        if (results.position() != limit * TransferLayout.SIZE) {
            throw new IllegalStateException("not a full page: " + page);
        }
    }

    /** All of a batch are created, and batches have the same distance. */
    private long timestampOf(int row) {
        return firstTimestamp + row / BATCH_COUNT * BATCH_NS + row % BATCH_COUNT;
    }

    private void readOfAccount(LedgerPage page, int limit, boolean reversed, long from, long to) {
        ByteBuffer f = accountFilter;
        int merchant = FIRST_MERCHANT + random.nextInt(MERCHANT_COUNT);
        AccountFilterLayout.ACCOUNT_ID.set(f, 0, 0, page == LedgerPage.TILL ? TILL : merchant);
        AccountFilterLayout.TIMESTAMP_MIN.set(f, 0, from);
        AccountFilterLayout.TIMESTAMP_MAX.set(f, 0, to);
        AccountFilterLayout.LIMIT.set(f, 0, limit);
        int direction = reversed ? ACCOUNT_FILTER_REVERSED : 0;
        AccountFilterLayout.FLAGS.set(f, 0, DEBITS_AND_CREDITS | direction);
        ledger.getAccountTransfers(f, BATCH_COUNT, results);
    }

    private void query(LedgerPage page, int limit, boolean reversed, long from, long to) {
        ByteBuffer f = queryFilter;
        boolean isRare = page == LedgerPage.CODE_AND_RARE_USER_DATA;
        QueryFilterLayout.USER_DATA_64.set(f, 0, isRare ? 1 + random.nextInt(20) : 0);
        boolean hasUserData = page == LedgerPage.CODE_AND_USER_DATA;
        QueryFilterLayout.USER_DATA_32.set(f, 0, hasUserData ? 1 + random.nextInt(2) : 0);
        QueryFilterLayout.CODE.set(f, 0, page == LedgerPage.ALL ? 0 : 1 + random.nextInt(2));
        QueryFilterLayout.TIMESTAMP_MIN.set(f, 0, from);
        QueryFilterLayout.TIMESTAMP_MAX.set(f, 0, to);
        QueryFilterLayout.LIMIT.set(f, 0, limit);
        QueryFilterLayout.FLAGS.set(f, 0, reversed ? QUERY_FILTER_REVERSED : 0);
        ledger.queryTransfers(f, BATCH_COUNT, results);
    }

    private void writeAccount(int at, long id) {
        clear(at);
        AccountLayout.ID.set(events, at, 0, id);
        AccountLayout.LEDGER.set(events, at, 1);
        AccountLayout.CODE.set(events, at, 1);
    }

    private void writeTransfer(int at) {
        clear(at);
        int debit = kind == Kind.SHARED ? sharedAccount() : 1 + random.nextInt(ACCOUNT_COUNT);
        int credit = FIRST_OTHER + random.nextInt(ACCOUNT_COUNT - FIRST_OTHER);
        TransferLayout.ID.set(events, at, timestamp, random.nextLong());
        TransferLayout.DEBIT_ACCOUNT_ID.set(events, at, 0, debit);
        TransferLayout.CREDIT_ACCOUNT_ID.set(events, at, 0, credit == debit ? credit + 1 : credit);
        TransferLayout.AMOUNT.set(events, at, 0, random.nextInt(1000));
        TransferLayout.LEDGER.set(events, at, 1);
        TransferLayout.CODE.set(events, at, 1 + random.nextInt(2));
        if (kind == Kind.UNIQUE) {
            TransferLayout.USER_DATA_128.set(events, at, random.nextLong(), random.nextLong());
            TransferLayout.USER_DATA_64.set(events, at, random.nextLong());
            long value = Integer.toUnsignedLong(random.nextInt());
            TransferLayout.USER_DATA_32.set(events, at, value);
        } else if (kind == Kind.SHARED) {
            TransferLayout.USER_DATA_64.set(events, at, 1 + random.nextInt(20));
            TransferLayout.USER_DATA_32.set(events, at, 1 + random.nextInt(2));
        }
    }

    private int sharedAccount() {
        return switch (random.nextInt(4)) {
            case 0 -> TILL;
            case 1 -> FIRST_MERCHANT + random.nextInt(MERCHANT_COUNT);
            default -> FIRST_OTHER + random.nextInt(ACCOUNT_COUNT - FIRST_OTHER);
        };
    }

    private void clear(int at) {
        for (int i = 0; i < TransferLayout.SIZE; i += Long.BYTES) {
            events.putLong(at + i, 0);
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
