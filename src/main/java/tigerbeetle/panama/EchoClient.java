package tigerbeetle.panama;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.Request;

/**
 * A native client without a cluster that answers each request with the request's own events, for
 * tests of the way there and back: every field through native memory, the library's queue and its
 * thread.
 *
 * <p>Thread-safe. A later release of the native library will be without it; opening one then ends
 * in {@link NotSupportedException}.
 */
public final class EchoClient implements AutoCloseable {

    private static final int MAX_IN_FLIGHT = 256;

    private static final Call<Account, List<Account>> ACCOUNTS =
            new Call<>(
                    Operation.CREATE_ACCOUNTS,
                    Account::writeTo,
                    EchoClient::sameSize,
                    (reply, count) ->
                            Calls.list(reply, events(count), Account.SIZE, Account::readFrom));

    private static final Call<Transfer, List<Transfer>> TRANSFERS =
            new Call<>(
                    Operation.CREATE_TRANSFERS,
                    Transfer::writeTo,
                    EchoClient::sameSize,
                    (reply, count) ->
                            Calls.list(reply, events(count), Transfer.SIZE, Transfer::readFrom));

    private final NativeClient client;
    private final Requests requests;
    private final Leaks.Guard leak;

    private EchoClient(NativeClient client) {
        this.client = client;
        this.requests =
                new Requests(
                        this,
                        client,
                        ForkJoinPool.commonPool(),
                        Request.FOREVER,
                        0,
                        BackPressure.WAIT,
                        new Sight(client, false));
        this.leak = Leaks.guard(this, client);
    }

    /**
     * Opens a client.
     *
     * @return the client, which is to be closed
     * @throws InitializationException if there is no native client to be had on this machine
     * @throws NotSupportedException if the native library is a build without it
     */
    public static EchoClient open() {
        return new EchoClient(
                NativeBackedClient.opened(() -> NativeClient.openEcho(MAX_IN_FLIGHT)));
    }

    /**
     * {@return the accounts, as they came back}
     *
     * @param accounts to be sent
     */
    public List<Account> accounts(List<Account> accounts) {
        return requests.call(ACCOUNTS, Requests.copy("accounts", accounts, Account[]::new));
    }

    /**
     * {@return the transfers, as they came back}
     *
     * @param transfers to be sent
     */
    public List<Transfer> transfers(List<Transfer> transfers) {
        return requests.call(TRANSFERS, Requests.copy("transfers", transfers, Transfer[]::new));
    }

    /**
     * As {@link #accounts}, without waiting for the reply.
     *
     * @param accounts to be sent
     * @return the same, later
     */
    public CompletableFuture<List<Account>> accountsAsync(List<Account> accounts) {
        return requests.callAsync(ACCOUNTS, Requests.copy("accounts", accounts, Account[]::new));
    }

    /**
     * As {@link #transfers}, without waiting for the reply.
     *
     * @param transfers to be sent
     * @return the same, later
     */
    public CompletableFuture<List<Transfer>> transfersAsync(List<Transfer> transfers) {
        return requests.callAsync(
                TRANSFERS, Requests.copy("transfers", transfers, Transfer[]::new));
    }

    /** The reply is counted in results of 16 bytes, of which an event of 128 bytes fills eight. */
    private static <E> int sameSize(E[] events) {
        return events.length
                * (Operation.CREATE_ACCOUNTS.eventSize() / Operation.CREATE_ACCOUNTS.resultSize());
    }

    private static int events(int resultCount) {
        return resultCount
                / (Operation.CREATE_ACCOUNTS.eventSize() / Operation.CREATE_ACCOUNTS.resultSize());
    }

    /** Ends the native client; requests in flight fail with {@link ClientClosedException}. */
    @Override
    public void close() {
        leak.closed();
        client.close();
    }
}
