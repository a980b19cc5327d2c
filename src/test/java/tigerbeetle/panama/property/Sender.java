package tigerbeetle.panama.property;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import tigerbeetle.panama.AccountBalanceBatch;
import tigerbeetle.panama.AccountBatch;
import tigerbeetle.panama.Batch;
import tigerbeetle.panama.BatchClient;
import tigerbeetle.panama.BatchOperation;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateAccountResult;
import tigerbeetle.panama.CreateAccountResultBatch;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.CreateTransferResultBatch;
import tigerbeetle.panama.IdBatch;
import tigerbeetle.panama.TransferBatch;

/**
 * Sends requests in all the ways that the client has, one after the other: records and futures,
 * batches that are waited for and batches with futures. The batches are always the same, so that
 * what one request leaves behind would show in the next.
 */
final class Sender {

    private static final int CAPACITY = 8_189;
    private static final int WAYS = 4;
    private static final long TIMEOUT_S = 30;

    private final AccountBatch accounts = AccountBatch.allocate(CAPACITY);
    private final TransferBatch transfers = TransferBatch.allocate(CAPACITY);
    private final AccountBalanceBatch balances = AccountBalanceBatch.allocate(CAPACITY);
    private final IdBatch ids = IdBatch.allocate(CAPACITY);
    private final CreateAccountResultBatch accountResults =
            CreateAccountResultBatch.allocate(CAPACITY);
    private final CreateTransferResultBatch transferResults =
            CreateTransferResultBatch.allocate(CAPACITY);
    private int sent;

    /** The results, as records. */
    List<?> send(Client client, Step.Request request) {
        sent++;
        return switch (sent % WAYS) {
            case 0 -> records(client, request);
            case 1 -> join(futures(client, request));
            default -> batches(client.batches(), request, sent % WAYS == 2);
        };
    }

    private static List<?> records(Client client, Step.Request request) {
        return switch (request) {
            case Step.CreateAccounts it -> client.createAccounts(it.accounts());
            case Step.CreateTransfers it -> client.createTransfers(it.transfers());
            case Step.LookupAccounts it -> client.lookupAccounts(it.ids());
            case Step.LookupTransfers it -> client.lookupTransfers(it.ids());
            case Step.GetAccountTransfers it -> client.getAccountTransfers(it.filter());
            case Step.GetAccountBalances it -> client.getAccountBalances(it.filter());
            case Step.QueryAccounts it -> client.queryAccounts(it.filter());
            case Step.QueryTransfers it -> client.queryTransfers(it.filter());
        };
    }

    private static CompletableFuture<? extends List<?>> futures(
            Client client, Step.Request request) {
        return switch (request) {
            case Step.CreateAccounts it -> client.createAccountsAsync(it.accounts());
            case Step.CreateTransfers it -> client.createTransfersAsync(it.transfers());
            case Step.LookupAccounts it -> client.lookupAccountsAsync(it.ids());
            case Step.LookupTransfers it -> client.lookupTransfersAsync(it.ids());
            case Step.GetAccountTransfers it -> client.getAccountTransfersAsync(it.filter());
            case Step.GetAccountBalances it -> client.getAccountBalancesAsync(it.filter());
            case Step.QueryAccounts it -> client.queryAccountsAsync(it.filter());
            case Step.QueryTransfers it -> client.queryTransfersAsync(it.filter());
        };
    }

    private List<?> batches(BatchClient client, Step.Request request, boolean waits) {
        return switch (request) {
            case Step.CreateAccounts it -> {
                accounts.clear();
                it.accounts().forEach(accounts::add);
                send(client, BatchOperation.CREATE_ACCOUNTS, accounts, accountResults, waits);
                yield IntStream.range(0, accountResults.size())
                        .mapToObj(this::accountResult)
                        .toList();
            }
            case Step.CreateTransfers it -> {
                transfers.clear();
                it.transfers().forEach(transfers::add);
                send(client, BatchOperation.CREATE_TRANSFERS, transfers, transferResults, waits);
                yield IntStream.range(0, transferResults.size())
                        .mapToObj(this::transferResult)
                        .toList();
            }
            case Step.LookupAccounts it -> {
                ids.clear();
                it.ids().forEach(ids::add);
                send(client, BatchOperation.LOOKUP_ACCOUNTS, ids, accounts, waits);
                yield accounts.toList();
            }
            case Step.LookupTransfers it -> {
                ids.clear();
                it.ids().forEach(ids::add);
                send(client, BatchOperation.LOOKUP_TRANSFERS, ids, transfers, waits);
                yield transfers.toList();
            }
            case Step.GetAccountTransfers it -> {
                send(client, BatchOperation.GET_ACCOUNT_TRANSFERS, it.filter(), transfers, waits);
                yield transfers.toList();
            }
            case Step.GetAccountBalances it -> {
                send(client, BatchOperation.GET_ACCOUNT_BALANCES, it.filter(), balances, waits);
                yield balances.toList();
            }
            case Step.QueryAccounts it -> {
                send(client, BatchOperation.QUERY_ACCOUNTS, it.filter(), accounts, waits);
                yield accounts.toList();
            }
            case Step.QueryTransfers it -> {
                send(client, BatchOperation.QUERY_TRANSFERS, it.filter(), transfers, waits);
                yield transfers.toList();
            }
        };
    }

    private static <Q, R extends Batch> void send(
            BatchClient client, BatchOperation<Q, R> operation, Q query, R results, boolean waits) {
        if (waits) {
            client.start(operation, query, results);
            results.await();
        } else {
            join(client.async(operation, query, results));
        }
    }

    private CreateAccountResult accountResult(int i) {
        return new CreateAccountResult(i, accountResults.status(i), accountResults.timestamp(i));
    }

    private CreateTransferResult transferResult(int i) {
        return new CreateTransferResult(i, transferResults.status(i), transferResults.timestamp(i));
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the future did not complete with a result: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
