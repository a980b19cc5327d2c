import com.tigerbeetle.AccountBatch;
import com.tigerbeetle.Client;
import com.tigerbeetle.CreateTransferResultBatch;
import com.tigerbeetle.IdBatch;
import com.tigerbeetle.QueryFilter;
import com.tigerbeetle.TransferBatch;
import com.tigerbeetle.UInt128;
import java.io.IOException;
import java.util.function.Consumer;
import tigerbeetle.panama.bench.driver.JavaDriver;
import tigerbeetle.panama.bench.driver.Target;
import tigerbeetle.panama.bench.driver.Work;

/**
 * TigerBeetle's official Java client, over JNI, with a new batch for each request, as its
 * documentation does it. Releases before 0.17 answer only what was not created.
 */
public final class JniTarget implements Target {

    private final Client client;

    private JniTarget(String address) {
        client = new Client(new byte[16], new String[] {address});
    }

    public static void main(String... arguments) throws IOException {
        JavaDriver.run(JniTarget::new);
    }

    private static TransferBatch transfers(int count, long high, long firstLow) {
        TransferBatch batch = new TransferBatch(count);
        for (long low = firstLow; low < firstLow + count; low++) {
            batch.add();
            batch.setId(low, high);
            batch.setDebitAccountId(Work.debit(low), 0);
            batch.setCreditAccountId(Work.credit(low), 0);
            batch.setAmount(1, 0);
            batch.setLedger(Work.LEDGER);
            batch.setCode(Work.CODE);
        }
        return batch;
    }

    @Override
    public Filler filler(int events) {
        return high -> {
            TransferBatch batch = transfers(events, high, 1);
            batch.setPosition((int) (high % events));
            return batch.getId(UInt128.MostSignificant);
        };
    }

    @Override
    public Caller caller(int events) {
        return new JniCaller(events);
    }

    @Override
    public void close() {
        client.close();
    }

    private final class JniCaller implements Caller {

        private final int events;
        private long timestampMin;

        JniCaller(int events) {
            this.events = events;
        }

        @Override
        public void createTransfers(long high, long firstLow) {
            check(client.createTransfers(transfers(events, high, firstLow)));
        }

        @Override
        public void send(long high, long firstLow, Consumer<Throwable> done) {
            client.createTransfersAsync(transfers(events, high, firstLow))
                    .thenAccept(JniTarget::check)
                    .whenComplete((nothing, failure) -> done.accept(failure));
        }

        @Override
        public void lookupAccounts(long first) {
            IdBatch ids = new IdBatch(events);
            for (long i = first; i < first + events; i++) {
                ids.add(i % Work.ACCOUNTS + 1, 0);
            }
            AccountBatch accounts = client.lookupAccounts(ids);
            for (long i = first; i < first + events; i++) {
                if (!accounts.next()
                        || accounts.getId(UInt128.LeastSignificant) != i % Work.ACCOUNTS + 1) {
                    throw Work.wrong("account " + (i % Work.ACCOUNTS + 1) + " is another one");
                }
            }
        }

        @Override
        public int readNextPage() {
            QueryFilter filter = new QueryFilter();
            filter.setLedger(Work.LEDGER);
            filter.setCode(Work.CODE);
            filter.setTimestampMin(timestampMin);
            filter.setLimit(events);
            TransferBatch page = client.queryTransfers(filter);
            while (page.next()) {
                if (page.getTimestamp() < timestampMin) {
                    throw Work.wrong("out of order: " + page.getTimestamp());
                }
                timestampMin = page.getTimestamp() + 1;
            }
            return page.getLength();
        }
    }

    private static void check(CreateTransferResultBatch results) {
        if (results.getLength() != 0) {
            results.next();
            throw Work.wrong("transfer " + results.getIndex() + ": " + results.getResult());
        }
    }
}
