package tigerbeetle.panama.bench;

import java.nio.ByteBuffer;
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
import tigerbeetle.panama.embedded.wire.Checksum;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * The embedded server's ledger alone, on one core: what a transfer costs, and a page of a query,
 * when there are already that many transfers; and the protocol's checksum. After {@code mvn
 * process-test-classes}:
 *
 * <pre>{@code
 * java -cp "$(cat target/test-classpath.txt)" org.openjdk.jmh.Main LedgerBenchmark
 * java -cp "$(cat target/test-classpath.txt)" org.openjdk.jmh.Main LedgerBenchmark.page \
 *     -p page=CODE_AND_USER_DATA -p limit=100
 * }</pre>
 *
 * <p>{@link LedgerScaling} compares the sizes with each other in one JVM, in turns.
 */
@Fork(value = 2, jvmArgsAppend = "-Xmx5g")
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerBenchmark {

    private static final int WARM_UP_TRANSFER_COUNT = 1_000_000;
    private static final int CHECKSUM_SIZE = 1 << 20;

    /** A batch that is written ahead of each measurement. */
    @State(Scope.Benchmark)
    public static class Transfers {
        @Param({"100000", "1000000", "10000000"})
        int transferCount;

        @Param({"SIMPLE", "UNIQUE"})
        LedgerData.Kind kind = LedgerData.Kind.SIMPLE;

        private LedgerData data = new LedgerData(LedgerData.Kind.SIMPLE, 0);

        /** Fills the ledger, after another one so that everything is compiled by then. */
        @Setup(Level.Trial)
        public void fill() {
            data = new LedgerData(kind, WARM_UP_TRANSFER_COUNT);
            data = new LedgerData(kind, transferCount);
        }

        /** Writes the next batch, which is not measured. */
        @Setup(Level.Invocation)
        public void nextBatch() {
            data.nextBatch();
        }
    }

    /** Pages at random places. */
    @State(Scope.Benchmark)
    public static class Pages {
        @Param({"100000", "1000000", "10000000"})
        int transferCount;

        @Param({"CODE", "CODE_AND_USER_DATA", "CODE_AND_RARE_USER_DATA", "MERCHANT"})
        LedgerPage page = LedgerPage.CODE;

        @Param("100")
        int limit;

        @Param({"false", "true"})
        boolean reversed;

        private LedgerData data = new LedgerData(LedgerData.Kind.SHARED, 0);

        /** Fills the ledger. */
        @Setup(Level.Trial)
        public void fill() {
            data = new LedgerData(LedgerData.Kind.SHARED, transferCount);
        }
    }

    /** A megabyte. */
    @State(Scope.Benchmark)
    public static class Bytes {
        private final Checksum checksum = new Checksum();
        private final ByteBuffer bytes = ByteBuffer.allocate(CHECKSUM_SIZE);
    }

    /** Not many iterations, so that the ledger does not grow far beyond the size asked for. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 2)
    @Measurement(iterations = 10)
    @OperationsPerInvocation(LedgerData.BATCH_COUNT)
    public void createTransfers(Transfers transfers) {
        transfers.data.createTransfers();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    public void page(Pages pages) {
        LedgerData data = pages.data;
        int place = data.randomPlace(pages.page, pages.limit);
        data.read(pages.page, pages.limit, pages.reversed, place);
    }

    /** Nanoseconds a byte: 1 is 1,000 MB/s. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @OperationsPerInvocation(CHECKSUM_SIZE)
    public U128 checksum(Bytes bytes) {
        return bytes.checksum.of(bytes.bytes, 0, CHECKSUM_SIZE);
    }
}
