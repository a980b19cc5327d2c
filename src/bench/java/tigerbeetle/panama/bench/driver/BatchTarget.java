package tigerbeetle.panama.bench.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.AccountBatch;
import tigerbeetle.panama.BatchClient;
import tigerbeetle.panama.BatchOperation;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientBuilder;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.IdBatch;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.TransferBatch;

/** Our client with batches in native memory, which are used again for each request. */
public final class BatchTarget implements Target {

    /** How it is to be used. */
    public enum Style {
        /** Several requests of one thread are started, and waited for in their order. */
        START,
        /** Each request has a handler. */
        HANDLER,
        /** Each request has a handler, on the client's own thread for completions. */
        DIRECT,
        /** A thread that waits spins for a while first. */
        SPIN
    }

    private static final Duration SPIN = Duration.ofMillis(1);

    private final Style style;
    private final Client client;
    private final BatchClient batches;

    /** Of earlier loads: batches are made to be used again. */
    private final Queue<BatchCaller> idle = new ConcurrentLinkedQueue<>();

    private BatchTarget(Style style, String address) {
        this.style = style;
        ClientBuilder builder = Client.builder().addresses(address);
        if (style == Style.SPIN) {
            builder.spinBeforeParking(SPIN);
        } else if (style == Style.DIRECT) {
            builder.executor(Runnable::run);
        }
        client = builder.open();
        batches = client.batches();
    }

    /** Runs the driver; the argument is a {@link Style}. */
    public static void main(String... arguments) throws IOException {
        Style style = Style.valueOf(arguments[0]);
        JavaDriver.run(address -> new BatchTarget(style, address));
    }

    private static void fill(TransferBatch transfers, long high, long firstLow) {
        transfers.clear();
        int count = transfers.capacity();
        for (long low = firstLow; low < firstLow + count; low++) {
            transfers.add(
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
    }

    @Override
    public Filler filler(int events) {
        TransferBatch transfers = TransferBatch.allocate(events);
        return high -> {
            fill(transfers, high, 1);
            return transfers.idHigh((int) (high % events));
        };
    }

    @Override
    public boolean isAwaited() {
        return style == Style.START;
    }

    @Override
    public Caller caller(int events) {
        BatchCaller caller = idle.poll();
        return caller != null && caller.transfers.capacity() == events
                ? caller
                : new BatchCaller(events);
    }

    @Override
    public void close() {
        client.close();
    }

    private final class BatchCaller implements Caller {

        private final TransferBatch transfers;
        private final CreateTransferResultBatch results;
        private final IdBatch ids;
        private final AccountBatch accounts;
        private long timestampMin;

        BatchCaller(int events) {
            transfers = TransferBatch.allocate(events);
            results = CreateTransferResultBatch.allocate(events);
            ids = IdBatch.allocate(events);
            accounts = AccountBatch.allocate(events);
        }

        @Override
        public void createTransfers(long high, long firstLow) {
            fill(transfers, high, firstLow);
            batches.createTransfers(transfers, results);
            check(results);
        }

        @Override
        public void send(long high, long firstLow, Consumer<@Nullable Throwable> done) {
            fill(transfers, high, firstLow);
            if (style == Style.START) {
                batches.start(BatchOperation.CREATE_TRANSFERS, transfers, results);
                return;
            }
            batches.submit(
                    BatchOperation.CREATE_TRANSFERS,
                    transfers,
                    results,
                    (sent, answered, failure) ->
                            done.accept(failure != null ? failure : wrong(answered)));
        }

        @Override
        public void await() {
            results.await();
            check(results);
        }

        private void check(CreateTransferResultBatch answered) {
            IllegalStateException wrong = wrong(answered);
            if (wrong != null) {
                throw wrong;
            }
        }

        private @Nullable IllegalStateException wrong(CreateTransferResultBatch answered) {
            if (answered.size() == transfers.capacity() && answered.allCreated()) {
                return null;
            }
            return Work.wrong("transfer " + answered.nextNotCreated(0) + " of " + answered);
        }

        @Override
        public void lookupAccounts(long first) {
            ids.clear();
            for (long i = first; i < first + ids.capacity(); i++) {
                ids.add(0, i % Work.ACCOUNTS + 1);
            }
            batches.lookupAccounts(ids, accounts);
            for (int i = 0; i < ids.size(); i++) {
                if (accounts.idLow(i) != ids.low(i)) {
                    throw Work.wrong("account " + ids.get(i) + " is another one");
                }
            }
        }

        @Override
        public void close() {
            timestampMin = 0;
            idle.add(this);
        }

        @Override
        public int readNextPage() {
            QueryFilter filter =
                    QueryFilter.builder()
                            .ledger(Work.LEDGER)
                            .code(Work.CODE)
                            .timestampMin(timestampMin)
                            .limit(transfers.capacity())
                            .build();
            batches.queryTransfers(filter, transfers);
            for (int i = 0; i < transfers.size(); i++) {
                if (transfers.timestamp(i) < timestampMin) {
                    throw Work.wrong("out of order: " + transfers.get(i));
                }
                timestampMin = transfers.timestamp(i) + 1;
            }
            return transfers.size();
        }
    }
}
