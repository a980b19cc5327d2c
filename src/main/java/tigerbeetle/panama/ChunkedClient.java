package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A client that splits lists into as many requests as they need. */
final class ChunkedClient extends ClientView {

    private final ChunkLimits limits;
    private final Executor executor;

    /**
     * A view of a client.
     *
     * @param limits what is known of the client's server
     * @param executor where futures are completed
     */
    ChunkedClient(Client client, ChunkLimits limits, Executor executor) {
        super(client);
        this.limits = limits;
        this.executor = executor;
    }

    @Override
    Client over(Client client) {
        return new ChunkedClient(client, limits, executor);
    }

    @Override
    public Client chunked() {
        return this;
    }

    @Override
    public CreateResults<CreateAccountResult> createAccounts(List<Account> accounts) {
        return accountsCall(accounts).run();
    }

    @Override
    public CreateResults<CreateTransferResult> createTransfers(List<Transfer> transfers) {
        return transfersCall(transfers).run();
    }

    @Override
    public List<Account> lookupAccounts(List<UInt128> ids) {
        return accountLookup(ids).run();
    }

    @Override
    public List<Transfer> lookupTransfers(List<UInt128> ids) {
        return transferLookup(ids).run();
    }

    @Override
    public CompletableFuture<CreateResults<CreateAccountResult>> createAccountsAsync(
            List<Account> accounts) {
        return accountsCall(accounts).runAsync(client::createAccountsAsync, executor);
    }

    @Override
    public CompletableFuture<CreateResults<CreateTransferResult>> createTransfersAsync(
            List<Transfer> transfers) {
        return transfersCall(transfers).runAsync(client::createTransfersAsync, executor);
    }

    @Override
    public CompletableFuture<List<Account>> lookupAccountsAsync(List<UInt128> ids) {
        return accountLookup(ids).runAsync(client::lookupAccountsAsync, executor);
    }

    @Override
    public CompletableFuture<List<Transfer>> lookupTransfersAsync(List<UInt128> ids) {
        return transferLookup(ids).runAsync(client::lookupTransfersAsync, executor);
    }

    private ChunkedCall<Account, CreateResults<CreateAccountResult>> accountsCall(
            List<Account> accounts) {
        return new ChunkedCall<>(
                EventType.ACCOUNTS,
                accounts,
                limits.creates(),
                client::createAccounts,
                replies ->
                        results(
                                replies,
                                (result, index) ->
                                        new CreateAccountResult(
                                                index, result.status(), result.timestamp())),
                client);
    }

    private ChunkedCall<Transfer, CreateResults<CreateTransferResult>> transfersCall(
            List<Transfer> transfers) {
        return new ChunkedCall<>(
                EventType.TRANSFERS,
                transfers,
                limits.creates(),
                client::createTransfers,
                replies ->
                        results(
                                replies,
                                (result, index) ->
                                        new CreateTransferResult(
                                                index, result.status(), result.timestamp())),
                client);
    }

    private ChunkedCall<UInt128, List<Account>> accountLookup(List<UInt128> ids) {
        return new ChunkedCall<>(
                EventType.IDS,
                ids,
                limits.lookups(),
                client::lookupAccounts,
                ChunkedClient::found,
                client);
    }

    private ChunkedCall<UInt128, List<Transfer>> transferLookup(List<UInt128> ids) {
        return new ChunkedCall<>(
                EventType.IDS,
                ids,
                limits.lookups(),
                client::lookupTransfers,
                ChunkedClient::found,
                client);
    }

    @FunctionalInterface
    private interface Reindexed<T> {
        T of(T result, int index);
    }

    /** The results of all chunks, each with its index in the whole list. */
    private static <T extends CreateResult> CreateResults<T> results(
            List<CreateResults<T>> replies, Reindexed<T> reindexed) {
        if (replies.size() == 1) {
            return replies.getFirst();
        }
        List<T> all = new ArrayList<>();
        for (CreateResults<T> reply : replies) {
            for (T result : reply) {
                all.add(reindexed.of(result, all.size()));
            }
        }
        return new CreateResults<>(all);
    }

    private static <T> List<T> found(List<List<T>> replies) {
        List<T> all = new ArrayList<>();
        replies.forEach(all::addAll);
        return Collections.unmodifiableList(all);
    }

    @Override
    String purpose() {
        return "splits lists";
    }

    @Override
    public String toString() {
        return client + ", chunked";
    }
}
