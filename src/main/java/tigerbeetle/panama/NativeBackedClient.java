package tigerbeetle.panama;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tigerbeetle.panama.ffm.Health;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.NativeException;
import tigerbeetle.panama.metrics.ClientMetrics;

/** The client over the native library: each call of the interface is one kind of request. */
final class NativeBackedClient implements Client {

    /** How requests are sent, which is what the views of one client differ in. */
    interface RequestsFactory {
        Requests of(Object owner, NativeClient client);
    }

    /** What the views of one client share; forgotten by all of them, it closes the client. */
    private static final class Core {

        private final NativeClient client;
        private final UInt128 clusterId;
        private final Leaks.Guard leak;
        private final ChunkLimits chunkLimits = new ChunkLimits();

        Core(NativeClient client, UInt128 clusterId) {
            this.client = client;
            this.clusterId = clusterId;
            this.leak = Leaks.guard(this, client);
        }
    }

    private final Core core;
    private final Requests requests;
    private final BatchClient batches;

    private NativeBackedClient(Core core, Requests requests) {
        this.core = core;
        this.requests = requests;
        this.batches = new BatchClient(requests);
    }

    static Client open(
            UInt128 clusterId, String addresses, int maxInFlight, RequestsFactory requests) {
        NativeClient client =
                opened(() ->
                        NativeClient.open(
                                clusterId.high(), clusterId.low(), addresses, maxInFlight));
        Core core = new Core(client, clusterId);
        return new NativeBackedClient(core, requests.of(core, client));
    }

    /** A native client, or the public exception that says why there is none. */
    static NativeClient opened(Supplier<NativeClient> open) {
        try {
            return open.get();
        } catch (NativeException e) {
            throw new InitializationException(String.valueOf(e.getMessage()), e.getCause());
        } catch (UnsupportedOperationException e) {
            throw new NotSupportedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public CreateResults<CreateAccountResult> createAccounts(List<Account> accounts) {
        return requests.call(Calls.CREATE_ACCOUNTS, copy(accounts));
    }

    @Override
    public CreateResults<CreateTransferResult> createTransfers(List<Transfer> transfers) {
        return requests.call(
                Calls.CREATE_TRANSFERS, Requests.copy("transfers", transfers, Transfer[]::new));
    }

    @Override
    public List<Account> lookupAccounts(List<UInt128> ids) {
        return requests.call(Calls.LOOKUP_ACCOUNTS, ids(ids));
    }

    @Override
    public List<Transfer> lookupTransfers(List<UInt128> ids) {
        return requests.call(Calls.LOOKUP_TRANSFERS, ids(ids));
    }

    @Override
    public List<Transfer> getAccountTransfers(AccountFilter filter) {
        return requests.call(Calls.GET_ACCOUNT_TRANSFERS, one(filter));
    }

    @Override
    public List<AccountBalance> getAccountBalances(AccountFilter filter) {
        return requests.call(Calls.GET_ACCOUNT_BALANCES, one(filter));
    }

    @Override
    public List<Account> queryAccounts(QueryFilter filter) {
        return requests.call(Calls.QUERY_ACCOUNTS, one(filter));
    }

    @Override
    public List<Transfer> queryTransfers(QueryFilter filter) {
        return requests.call(Calls.QUERY_TRANSFERS, one(filter));
    }

    @Override
    public List<ChangeEvent> getChangeEvents(ChangeEventsFilter filter) {
        return requests.call(Calls.GET_CHANGE_EVENTS, one(filter));
    }

    @Override
    public CompletableFuture<CreateResults<CreateAccountResult>> createAccountsAsync(
            List<Account> accounts) {
        return requests.callAsync(Calls.CREATE_ACCOUNTS, copy(accounts));
    }

    @Override
    public CompletableFuture<CreateResults<CreateTransferResult>> createTransfersAsync(
            List<Transfer> transfers) {
        return requests.callAsync(
                Calls.CREATE_TRANSFERS, Requests.copy("transfers", transfers, Transfer[]::new));
    }

    @Override
    public CompletableFuture<List<Account>> lookupAccountsAsync(List<UInt128> ids) {
        return requests.callAsync(Calls.LOOKUP_ACCOUNTS, ids(ids));
    }

    @Override
    public CompletableFuture<List<Transfer>> lookupTransfersAsync(List<UInt128> ids) {
        return requests.callAsync(Calls.LOOKUP_TRANSFERS, ids(ids));
    }

    @Override
    public CompletableFuture<List<Transfer>> getAccountTransfersAsync(AccountFilter filter) {
        return requests.callAsync(Calls.GET_ACCOUNT_TRANSFERS, one(filter));
    }

    @Override
    public CompletableFuture<List<AccountBalance>> getAccountBalancesAsync(AccountFilter filter) {
        return requests.callAsync(Calls.GET_ACCOUNT_BALANCES, one(filter));
    }

    @Override
    public CompletableFuture<List<Account>> queryAccountsAsync(QueryFilter filter) {
        return requests.callAsync(Calls.QUERY_ACCOUNTS, one(filter));
    }

    @Override
    public CompletableFuture<List<Transfer>> queryTransfersAsync(QueryFilter filter) {
        return requests.callAsync(Calls.QUERY_TRANSFERS, one(filter));
    }

    @Override
    public CompletableFuture<List<ChangeEvent>> getChangeEventsAsync(ChangeEventsFilter filter) {
        return requests.callAsync(Calls.GET_CHANGE_EVENTS, one(filter));
    }

    private static Account[] copy(List<Account> accounts) {
        return Requests.copy("accounts", accounts, Account[]::new);
    }

    private static UInt128[] ids(List<UInt128> ids) {
        return Requests.copy("ids", ids, UInt128[]::new);
    }

    private static AccountFilter[] one(AccountFilter filter) {
        return new AccountFilter[] {Check.notNull("filter", filter)};
    }

    private static QueryFilter[] one(QueryFilter filter) {
        return new QueryFilter[] {Check.notNull("filter", filter)};
    }

    private static ChangeEventsFilter[] one(ChangeEventsFilter filter) {
        return new ChangeEventsFilter[] {Check.notNull("filter", filter)};
    }

    @Override
    public Client withTimeout(Duration timeout) {
        long timeoutNs = Check.timeoutNs("timeout", timeout);
        return new NativeBackedClient(core, requests.withTimeoutNs(timeoutNs));
    }

    @Override
    public BatchClient batches() {
        return batches;
    }

    @Override
    public Client withRetry(RetryPolicy policy) {
        return new RetryingClient(this, policy, requests.executor(), Waits.REAL);
    }

    @Override
    public Client chunked() {
        return new ChunkedClient(this, core.chunkLimits, requests.executor());
    }

    @Override
    public void awaitReady(Duration timeout) {
        long timeoutNs = Check.timeoutNs("timeout", timeout);
        try {
            core.client.awaitRegistered(timeoutNs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Outcomes.notReady("The thread was interrupted", core.client.health());
        } finally {
            Reference.reachabilityFence(core);
        }
        Health health = core.client.health();
        if (health.phase() != Health.Phase.REGISTERED) {
            throw Outcomes.notReady("Not ready within " + timeout, health);
        }
    }

    @Override
    public ClientState state() {
        return ClientState.of(core.client.health());
    }

    @Override
    public ClientMetrics metrics() {
        return requests.sight().metrics();
    }

    @Override
    public UInt128 clusterId() {
        return core.clusterId;
    }

    @Override
    public UInt128 id() {
        return UInt128.ofHighLow(core.client.idHigh(), core.client.idLow());
    }

    @Override
    public void close() {
        core.leak.closed();
        core.client.close();
    }

    @Override
    public String toString() {
        return "Client[clusterId=" + clusterId() + ", id=" + id() + "]";
    }
}
