package tigerbeetle.panama;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.NativeException;

/** The client over the native library: each call of the interface is one kind of request. */
final class NativeBackedClient implements Client {

    private final NativeClient client;
    private final Requests requests;
    private final UInt128 clusterId;
    private final Leaks.Guard leak;

    private NativeBackedClient(NativeClient client, UInt128 clusterId, Executor executor) {
        this.client = client;
        this.clusterId = clusterId;
        this.requests = new Requests(this, client, executor);
        this.leak = Leaks.guard(this, client);
    }

    static Client open(UInt128 clusterId, String addresses, Executor executor, int maxInFlight) {
        NativeClient client =
                opened(() ->
                        NativeClient.open(
                                clusterId.high(), clusterId.low(), addresses, maxInFlight));
        return new NativeBackedClient(client, clusterId, executor);
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

    @Override
    public UInt128 clusterId() {
        return clusterId;
    }

    @Override
    public UInt128 id() {
        return UInt128.ofHighLow(client.idHigh(), client.idLow());
    }

    @Override
    public void close() {
        leak.closed();
        client.close();
    }

    @Override
    public String toString() {
        return "Client[clusterId=" + clusterId + ", id=" + id() + "]";
    }
}
