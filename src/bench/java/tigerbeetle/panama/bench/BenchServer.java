package tigerbeetle.panama.bench;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateAccountResult;
import tigerbeetle.panama.CreateResults;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.bench.driver.Work;

/**
 * A server under the drivers, with the accounts of {@link Work} in it. It keeps an account of what
 * was created: no client is believed that says it has moved money.
 */
abstract class BenchServer {

    private static final List<UInt128> IDS =
            LongStream.rangeClosed(1, Work.ACCOUNTS).mapToObj(UInt128::of).toList();

    private final String name;
    private String address = "";
    private @Nullable Client client;
    private long debited;

    BenchServer(String name) {
        this.name = name;
    }

    /** As reports call it. */
    String name() {
        return name;
    }

    /**
     * Empties it, or replaces it, or leaves it as it is: what this kind of server can do so that
     * the next block of work meets what the one before has met.
     *
     * @param transfers how many are about to be created
     * @return where it listens
     */
    abstract String renew(long transfers) throws IOException, InterruptedException;

    /** Its process, if it is one of ours. */
    abstract @Nullable ProcessHandle process();

    abstract void stop() throws IOException, InterruptedException;

    /** Makes it ready for the next block of work; returns where it listens. */
    final String prepare(long transfers) throws IOException, InterruptedException {
        String now = renew(transfers);
        if (!now.equals(address)) {
            disconnect();
            client = Client.open(now);
            address = now;
        }
        CreateResults<CreateAccountResult> created =
                client().createAccounts(
                                IDS.stream()
                                        .map(id -> Account.of(id, Work.LEDGER, Work.CODE))
                                        .toList());
        for (CreateAccountResult result : created) {
            CreateStatus.Kind kind = result.status().kind();
            if (kind != CreateStatus.Kind.CREATED && kind != CreateStatus.Kind.EXISTS) {
                throw new IOException(
                        "account %d of ledger %d cannot be had on %s: %s"
                                .formatted(result.index() + 1, Work.LEDGER, now, result.status()));
            }
        }
        debited = sumOfDebits();
        return address;
    }

    /** How many transfers, of one unit each, were created since {@link #prepare}. */
    final long created() {
        return sumOfDebits() - debited;
    }

    private long sumOfDebits() {
        return client().lookupAccounts(IDS).stream()
                .mapToLong(account -> account.debitsPosted().longValueExact())
                .sum();
    }

    private Client client() {
        Client current = client;
        if (current == null) {
            throw new IllegalStateException("not prepared");
        }
        return current;
    }

    final OptionalDouble rssMegabytes() {
        ProcessHandle process = process();
        return process == null ? OptionalDouble.empty() : ProcessUsage.rssMegabytes(process);
    }

    private void disconnect() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    /** Ends it, if it is one of ours. */
    final synchronized void end() throws IOException, InterruptedException {
        disconnect();
        stop();
    }
}
