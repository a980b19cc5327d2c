package tigerbeetle.panama.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBatch;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.bench.driver.Work;

/** A transfer, from its fields to the bytes of a request, and back: as a batch, and as records. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FillBenchmark.COUNT)
public class FillBenchmark {

    static final int COUNT = 8_189;

    private final TransferBatch batch = TransferBatch.allocate(COUNT);
    private final TransferBatch filled = TransferBatch.allocate(COUNT);
    private final List<Transfer> records = records(1);
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(COUNT * Transfer.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private long high = 1;

    /** Fills what is to be read. */
    public FillBenchmark() {
        records.forEach(filled::add);
        writeRecords();
    }

    private static List<Transfer> records(long high) {
        List<Transfer> transfers = new ArrayList<>(COUNT);
        for (long low = 1; low <= COUNT; low++) {
            transfers.add(
                    Transfer.of(
                            UInt128.ofHighLow(high, low),
                            UInt128.of(Work.debit(low)),
                            UInt128.of(Work.credit(low)),
                            1,
                            Work.LEDGER,
                            Work.CODE));
        }
        return transfers;
    }

    /** Batch: one call an element. */
    @Benchmark
    public TransferBatch addToBatch() {
        high++;
        batch.clear();
        for (long low = 1; low <= COUNT; low++) {
            batch.add(
                    high,
                    low,
                    0,
                    Work.debit(low),
                    0,
                    Work.credit(low),
                    0,
                    1,
                    Work.LEDGER,
                    Work.CODE);
        }
        return batch;
    }

    /** Batch: a call for each field. */
    @Benchmark
    public TransferBatch setFieldsOfBatch() {
        high++;
        batch.clear();
        for (long low = 1; low <= COUNT; low++) {
            int i = batch.add();
            batch.id(i, high, low).debitAccountId(i, 0, Work.debit(low));
            batch.creditAccountId(i, 0, Work.credit(low)).amount(i, 0, 1);
            batch.ledger(i, Work.LEDGER).code(i, Work.CODE);
        }
        return batch;
    }

    /** Records: a list of them. */
    @Benchmark
    public List<Transfer> makeRecords() {
        return records(high++);
    }

    /** Records: their bytes. */
    @Benchmark
    public final ByteBuffer writeRecords() {
        for (int i = 0; i < COUNT; i++) {
            records.get(i).writeTo(buffer, i * Transfer.SIZE);
        }
        return buffer;
    }

    /** Records: from bytes. */
    @Benchmark
    public List<Transfer> readRecords() {
        List<Transfer> transfers = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            transfers.add(Transfer.readFrom(buffer, i * Transfer.SIZE));
        }
        return transfers;
    }

    /** Batch: some fields of each element. */
    @Benchmark
    public long readBatch() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += filled.idLow(i) + filled.amountLow(i) + filled.timestamp(i);
        }
        return sum;
    }
}
