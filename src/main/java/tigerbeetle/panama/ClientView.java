package tigerbeetle.panama;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tigerbeetle.panama.metrics.ClientMetrics;

/**
 * Another way to use a client: all that it does not change goes on to that client, whose connection
 * and life it shares.
 *
 * <p>Lists are copied first: what is sent later is what was given, whatever becomes of the caller's
 * list.
 *
 * <p>A view of a view stays a view of each kind: what {@link #withTimeout} and its like change,
 * they change in the client behind this view.
 */
abstract class ClientView implements Client {

    final Client client;

    ClientView(Client client) {
        this.client = client;
    }

    /** The same view of another client. */
    abstract Client over(Client client);

    /** What the view does, as in "a client that tries again". */
    abstract String purpose();

    /** Makes one request. */
    <R> R call(Supplier<R> request) {
        return request.get();
    }

    /**
     * Makes one request.
     *
     * @param request the asynchronous form
     * @param blocking the same, and waits
     */
    <R> CompletableFuture<R> callAsync(
            Supplier<CompletableFuture<R>> request, Supplier<R> blocking) {
        return request.get();
    }

    @Override
    public CreateResults<CreateAccountResult> createAccounts(List<Account> accounts) {
        var own = EventType.ACCOUNTS.copy(accounts);
        return call(() -> client.createAccounts(own));
    }

    @Override
    public CreateResults<CreateTransferResult> createTransfers(List<Transfer> transfers) {
        var own = EventType.TRANSFERS.copy(transfers);
        return call(() -> client.createTransfers(own));
    }

    @Override
    public List<Account> lookupAccounts(List<UInt128> ids) {
        var own = EventType.IDS.copy(ids);
        return call(() -> client.lookupAccounts(own));
    }

    @Override
    public List<Transfer> lookupTransfers(List<UInt128> ids) {
        var own = EventType.IDS.copy(ids);
        return call(() -> client.lookupTransfers(own));
    }

    @Override
    public List<Transfer> getAccountTransfers(AccountFilter filter) {
        return call(() -> client.getAccountTransfers(filter));
    }

    @Override
    public List<AccountBalance> getAccountBalances(AccountFilter filter) {
        return call(() -> client.getAccountBalances(filter));
    }

    @Override
    public List<Account> queryAccounts(QueryFilter filter) {
        return call(() -> client.queryAccounts(filter));
    }

    @Override
    public List<Transfer> queryTransfers(QueryFilter filter) {
        return call(() -> client.queryTransfers(filter));
    }

    @Override
    public List<ChangeEvent> getChangeEvents(ChangeEventsFilter filter) {
        return call(() -> client.getChangeEvents(filter));
    }

    @Override
    public CompletableFuture<CreateResults<CreateAccountResult>> createAccountsAsync(
            List<Account> accounts) {
        var own = EventType.ACCOUNTS.copy(accounts);
        return callAsync(() -> client.createAccountsAsync(own), () -> client.createAccounts(own));
    }

    @Override
    public CompletableFuture<CreateResults<CreateTransferResult>> createTransfersAsync(
            List<Transfer> transfers) {
        var own = EventType.TRANSFERS.copy(transfers);
        return callAsync(() -> client.createTransfersAsync(own), () -> client.createTransfers(own));
    }

    @Override
    public CompletableFuture<List<Account>> lookupAccountsAsync(List<UInt128> ids) {
        var own = EventType.IDS.copy(ids);
        return callAsync(() -> client.lookupAccountsAsync(own), () -> client.lookupAccounts(own));
    }

    @Override
    public CompletableFuture<List<Transfer>> lookupTransfersAsync(List<UInt128> ids) {
        var own = EventType.IDS.copy(ids);
        return callAsync(() -> client.lookupTransfersAsync(own), () -> client.lookupTransfers(own));
    }

    @Override
    public CompletableFuture<List<Transfer>> getAccountTransfersAsync(AccountFilter filter) {
        return callAsync(
                () -> client.getAccountTransfersAsync(filter),
                () -> client.getAccountTransfers(filter));
    }

    @Override
    public CompletableFuture<List<AccountBalance>> getAccountBalancesAsync(AccountFilter filter) {
        return callAsync(
                () -> client.getAccountBalancesAsync(filter),
                () -> client.getAccountBalances(filter));
    }

    @Override
    public CompletableFuture<List<Account>> queryAccountsAsync(QueryFilter filter) {
        return callAsync(
                () -> client.queryAccountsAsync(filter), () -> client.queryAccounts(filter));
    }

    @Override
    public CompletableFuture<List<Transfer>> queryTransfersAsync(QueryFilter filter) {
        return callAsync(
                () -> client.queryTransfersAsync(filter), () -> client.queryTransfers(filter));
    }

    @Override
    public CompletableFuture<List<ChangeEvent>> getChangeEventsAsync(ChangeEventsFilter filter) {
        return callAsync(
                () -> client.getChangeEventsAsync(filter), () -> client.getChangeEvents(filter));
    }

    @Override
    public Client withTimeout(Duration timeout) {
        return over(client.withTimeout(timeout));
    }

    @Override
    public Client withRetry(RetryPolicy policy) {
        return over(client.withRetry(policy));
    }

    @Override
    public Client chunked() {
        return over(client.chunked());
    }

    /** Batches go to the library as they are, so the view could not do what it is for. */
    @Override
    public BatchClient batches() {
        throw new NotSupportedException(
                "A client that "
                        + purpose()
                        + " has no batches: they are sent as they are, by a client that does"
                        + " nothing else");
    }

    @Override
    public void awaitReady(Duration timeout) {
        client.awaitReady(timeout);
    }

    @Override
    public ClientState state() {
        return client.state();
    }

    @Override
    public ClientMetrics metrics() {
        return client.metrics();
    }

    @Override
    public UInt128 clusterId() {
        return client.clusterId();
    }

    @Override
    public UInt128 id() {
        return client.id();
    }

    @Override
    public void close() {
        client.close();
    }
}
