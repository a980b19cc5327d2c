package tigerbeetle.panama.bench.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** Our client with records: lists in, lists out. */
public final class RecordsTarget implements Target {

    private final Client client;

    private RecordsTarget(String address) {
        client = Client.open(address);
    }

    /** Runs the driver. */
    public static void main(String... arguments) throws IOException {
        JavaDriver.run(RecordsTarget::new);
    }

    /** Transfers of 1 with the ids from {@code high}, {@code firstLow} on. */
    public static List<Transfer> transfers(int count, long high, long firstLow) {
        List<Transfer> transfers = new ArrayList<>(count);
        for (long low = firstLow; low < firstLow + count; low++) {
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

    @Override
    public Filler filler(int events) {
        return high -> transfers(events, high, 1).get((int) (high % events)).id().high();
    }

    @Override
    public Caller caller(int events) {
        return new RecordsCaller(events);
    }

    @Override
    public void close() {
        client.close();
    }

    private final class RecordsCaller implements Caller {

        private final int events;
        private long timestampMin;

        RecordsCaller(int events) {
            this.events = events;
        }

        @Override
        public void createTransfers(long high, long firstLow) {
            check(client.createTransfers(transfers(events, high, firstLow)));
        }

        @Override
        public void send(long high, long firstLow, Consumer<@Nullable Throwable> done) {
            var _ =
                    client.createTransfersAsync(transfers(events, high, firstLow))
                            .thenAccept(this::check)
                            .whenComplete((nothing, failure) -> done.accept(failure));
        }

        private void check(CreateResults<CreateTransferResult> results) {
            if (results.size() != events || !results.allCreated()) {
                throw Work.wrong("transfers: " + results);
            }
        }

        @Override
        public void lookupAccounts(long first) {
            List<UInt128> ids = new ArrayList<>(events);
            for (long i = first; i < first + events; i++) {
                ids.add(UInt128.of(i % Work.ACCOUNTS + 1));
            }
            List<Account> accounts = client.lookupAccounts(ids);
            for (int i = 0; i < events; i++) {
                if (!accounts.get(i).id().equals(ids.get(i))) {
                    throw Work.wrong("account " + ids.get(i) + ": " + accounts.get(i));
                }
            }
        }

        @Override
        public int readNextPage() {
            List<Transfer> page =
                    client.queryTransfers(
                            QueryFilter.builder()
                                    .ledger(Work.LEDGER)
                                    .code(Work.CODE)
                                    .timestampMin(timestampMin)
                                    .limit(events)
                                    .build());
            for (Transfer transfer : page) {
                if (transfer.timestamp() < timestampMin) {
                    throw Work.wrong("out of order: " + transfer);
                }
                timestampMin = transfer.timestamp() + 1;
            }
            return page.size();
        }
    }
}
