package tigerbeetle.panama.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.layout.AccountFilterLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/**
 * The ledger alone, on one core: what a transfer costs, and a page of a query, when there are
 * already that many transfers. A benchmark of transfers runs a fixed number of batches, so that the
 * ledger does not grow far beyond the size that is asked for.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "-Xmx5g")
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerBenchmark {

    static final int BATCH_COUNT = 8189;
    private static final int WARM_UP_TRANSFER_COUNT = 1_000_000;
    private static final int PAGE_ROWS = 100;
    private static final int ACCOUNT_COUNT = 10_000;
    private static final int ACCOUNT_DEBITS_CREDITS_REVERSED = 7;

    @Param({"100000", "1000000", "10000000"})
    int transferCount;

    /** How many of the three user data fields of a transfer are set, each to a value of its own. */
    @Param({"0", "3"})
    int userDataCount;

    private final SplittableRandom random = new SplittableRandom(1);
    private final ByteBuffer events = buffer(BATCH_COUNT * TransferLayout.SIZE);
    private final ByteBuffer results = buffer(1 << 20);
    private final ByteBuffer accountFilter = buffer(AccountFilterLayout.SIZE);
    private final ByteBuffer queryFilter = buffer(QueryFilterLayout.SIZE);
    private Ledger ledger = new Ledger();
    private long timestamp = 1_700_000_000_000_000_000L;
    private long firstTimestamp;

    /** Fills the ledger, after another one so that everything is compiled by then. */
    @Setup(Level.Trial)
    public void fill() {
        fill(WARM_UP_TRANSFER_COUNT);
        fill(transferCount);
    }

    private void fill(int count) {
        ledger = new Ledger();
        for (int first = 0; first < ACCOUNT_COUNT; first += BATCH_COUNT) {
            int accountCount = Math.min(BATCH_COUNT, ACCOUNT_COUNT - first);
            events.clear().limit(accountCount * AccountLayout.SIZE);
            for (int i = 0; i < accountCount; i++) {
                writeAccount(i * AccountLayout.SIZE, first + i + 1);
            }
            timestamp += 1_000_000;
            results.clear();
            ledger.createAccounts(timestamp, events, results);
        }
        firstTimestamp = timestamp;
        while (ledger.transferCount() < count) {
            nextBatch();
            createTransfers();
        }
    }

    /** Writes the next batch, which is not measured. */
    @Setup(Level.Invocation)
    public void nextBatch() {
        events.clear();
        for (int i = 0; i < BATCH_COUNT; i++) {
            writeTransfer(i * TransferLayout.SIZE);
        }
        timestamp += 1_000_000;
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 10)
    @Measurement(iterations = 60)
    @OperationsPerInvocation(BATCH_COUNT)
    public int createTransfers() {
        results.clear();
        ledger.createTransfers(timestamp, events, results);
        return results.position();
    }

    /** The newest transfers of some account. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 20)
    @Measurement(iterations = 50)
    @OperationsPerInvocation(1000)
    public long accountPages() {
        long rows = 0;
        for (int i = 0; i < 1000; i++) {
            long account = 1L + random.nextInt(ACCOUNT_COUNT);
            AccountFilterLayout.ACCOUNT_ID.set(accountFilter, 0, 0, account);
            AccountFilterLayout.LIMIT.set(accountFilter, 0, PAGE_ROWS);
            AccountFilterLayout.FLAGS.set(accountFilter, 0, ACCOUNT_DEBITS_CREDITS_REVERSED);
            results.clear();
            ledger.getAccountTransfers(accountFilter, BATCH_COUNT, results);
            rows += results.position();
        }
        return rows;
    }

    /** The transfers with a ledger and a code from some point in time on. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 20)
    @Measurement(iterations = 50)
    @OperationsPerInvocation(1000)
    public long queryPages() {
        long rows = 0;
        for (int i = 0; i < 1000; i++) {
            QueryFilterLayout.LEDGER.set(queryFilter, 0, 1);
            QueryFilterLayout.CODE.set(queryFilter, 0, 1 + random.nextInt(2));
            QueryFilterLayout.LIMIT.set(queryFilter, 0, PAGE_ROWS);
            long from = random.nextLong(firstTimestamp, timestamp);
            QueryFilterLayout.TIMESTAMP_MIN.set(queryFilter, 0, from);
            results.clear();
            ledger.queryTransfers(queryFilter, BATCH_COUNT, results);
            rows += results.position();
        }
        return rows;
    }

    private void writeAccount(int at, long id) {
        clear(at);
        AccountLayout.ID.set(events, at, 0, id);
        AccountLayout.LEDGER.set(events, at, 1);
        AccountLayout.CODE.set(events, at, 1);
    }

    private void writeTransfer(int at) {
        clear(at);
        long debit = random.nextInt(ACCOUNT_COUNT);
        long credit = (debit + 1 + random.nextInt(ACCOUNT_COUNT - 1)) % ACCOUNT_COUNT;
        TransferLayout.ID.set(events, at, timestamp, random.nextLong());
        TransferLayout.DEBIT_ACCOUNT_ID.set(events, at, 0, debit + 1);
        TransferLayout.CREDIT_ACCOUNT_ID.set(events, at, 0, credit + 1);
        TransferLayout.AMOUNT.set(events, at, 0, random.nextInt(1000));
        TransferLayout.LEDGER.set(events, at, 1);
        TransferLayout.CODE.set(events, at, 1 + random.nextInt(2));
        if (userDataCount > 0) {
            TransferLayout.USER_DATA_128.set(events, at, random.nextLong(), random.nextLong());
        }
        if (userDataCount > 1) {
            TransferLayout.USER_DATA_64.set(events, at, random.nextLong());
        }
        if (userDataCount > 2) {
            long value = Integer.toUnsignedLong(random.nextInt());
            TransferLayout.USER_DATA_32.set(events, at, value);
        }
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
