package tigerbeetle.panama.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tigerbeetle.panama.BatchOperation;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBatch;

/** A request to the stand-in for the library and its reply, without filling and looking. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SubmitBenchmark {

    static final String LIBRARY = "tigerbeetle.panama.library";

    private static final int IN_FLIGHT = 16;

    /** In each request. */
    @Param({"1", "8189"})
    int events;

    /** Whether the client counts its requests. */
    @Param({"false", "true"})
    boolean metrics;

    @SuppressWarnings("NullAway.Init") // before each benchmark
    private Client client;

    private final Deque<InFlight> inFlight = new ArrayDeque<>(2 * IN_FLIGHT);

    private final TransferBatch batch = TransferBatch.allocate(FillBenchmark.COUNT);
    private final CreateTransferResultBatch results =
            CreateTransferResultBatch.allocate(FillBenchmark.COUNT);

    /** Opens the client. */
    @Setup
    public void open() {
        if (System.getProperty(LIBRARY) == null) {
            throw new IllegalStateException("without the stand-in: use scripts/bench --jmh");
        }
        client = Client.builder().addresses("3000").metrics(metrics).open();
    }

    private TransferBatch batch() {
        return fill(batch);
    }

    private TransferBatch fill(TransferBatch batch) {
        while (batch.size() < events) {
            batch.add(1, batch.size() + 1L, 0, 1, 0, 2, 0, 1, 700, 1);
        }
        return batch;
    }

    private List<Transfer> records() {
        return events == 1 ? RecordsHolder.ALL.subList(0, 1) : RecordsHolder.ALL;
    }

    /** One of many requests that are in flight, made when a benchmark needs it. */
    private final class InFlight {

        private final TransferBatch batch = TransferBatch.allocate(FillBenchmark.COUNT);
        private final CreateTransferResultBatch results =
                CreateTransferResultBatch.allocate(FillBenchmark.COUNT);
        private CompletableFuture<CreateTransferResultBatch> future = send();

        private CompletableFuture<CreateTransferResultBatch> send() {
            return client.batches().async(BatchOperation.CREATE_TRANSFERS, fill(batch), results);
        }

        CreateTransferResultBatch awaitAndSendAgain() {
            CreateTransferResultBatch answer = future.join();
            future = send();
            return answer;
        }
    }

    private static final class RecordsHolder {
        private static final List<Transfer> ALL = all();

        private static List<Transfer> all() {
            TransferBatch batch = TransferBatch.allocate(FillBenchmark.COUNT);
            for (long low = 1; low <= FillBenchmark.COUNT; low++) {
                batch.add(1, low, 0, 1, 0, 2, 0, 1, 700, 1);
            }
            return batch.toList();
        }
    }

    /** Batches, waited for. */
    @Benchmark
    public CreateTransferResultBatch batches() {
        return client.batches().createTransfers(batch(), results);
    }

    /** Batches, started and then waited for. */
    @Benchmark
    public CreateTransferResultBatch batchesStarted() {
        client.batches().start(BatchOperation.CREATE_TRANSFERS, batch(), results);
        results.await();
        return results;
    }

    /** Batches, with a future. */
    @Benchmark
    public CreateTransferResultBatch batchesFuture() {
        CompletableFuture<CreateTransferResultBatch> future =
                client.batches().async(BatchOperation.CREATE_TRANSFERS, batch(), results);
        return future.join();
    }

    /** Batches with a future each, many in flight: the oldest is waited for, and sent again. */
    @Benchmark
    public CreateTransferResultBatch batchesFutures() {
        while (inFlight.size() < IN_FLIGHT) {
            inFlight.add(new InFlight());
        }
        InFlight oldest = inFlight.removeFirst();
        CreateTransferResultBatch answer = oldest.awaitAndSendAgain();
        inFlight.add(oldest);
        return answer;
    }

    /** Records, waited for. */
    @Benchmark
    public CreateResults<CreateTransferResult> recordsWaited() {
        return client.createTransfers(records());
    }

    /** Records, with a future. */
    @Benchmark
    public CreateResults<CreateTransferResult> recordsFuture() {
        return client.createTransfersAsync(records()).join();
    }

    /** Ends the client. */
    @TearDown
    public void close() {
        client.close();
    }
}
