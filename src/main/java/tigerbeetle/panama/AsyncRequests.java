package tigerbeetle.panama;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The requests of a {@link Client} for callers that do not wait. Each does what the method of
 * {@link Client} does that it names. What is returned or thrown there, the future completes with,
 * on the {@linkplain ClientBuilder#executor executor}; only a value that is wrong in itself is
 * thrown at once, as an {@link IllegalArgumentException}.
 */
public interface AsyncRequests {

    /**
     * As {@link Client#createAccounts(List)}, without waiting for the reply.
     *
     * @param accounts as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<CreateResults<CreateAccountResult>> createAccountsAsync(
            List<Account> accounts);

    /**
     * As {@link Client#createTransfers(List)}, without waiting for the reply.
     *
     * @param transfers as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<CreateResults<CreateTransferResult>> createTransfersAsync(
            List<Transfer> transfers);

    /**
     * As {@link Client#lookupAccounts(List)}, without waiting for the reply.
     *
     * @param ids as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<Account>> lookupAccountsAsync(List<UInt128> ids);

    /**
     * As {@link Client#lookupTransfers(List)}, without waiting for the reply.
     *
     * @param ids as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<Transfer>> lookupTransfersAsync(List<UInt128> ids);

    /**
     * As {@link Client#getAccountTransfers(AccountFilter)}, without waiting for the reply.
     *
     * @param filter as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<Transfer>> getAccountTransfersAsync(AccountFilter filter);

    /**
     * As {@link Client#getAccountBalances(AccountFilter)}, without waiting for the reply.
     *
     * @param filter as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<AccountBalance>> getAccountBalancesAsync(AccountFilter filter);

    /**
     * As {@link Client#queryAccounts(QueryFilter)}, without waiting for the reply.
     *
     * @param filter as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<Account>> queryAccountsAsync(QueryFilter filter);

    /**
     * As {@link Client#queryTransfers(QueryFilter)}, without waiting for the reply.
     *
     * @param filter as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<Transfer>> queryTransfersAsync(QueryFilter filter);

    /**
     * As {@link Client#getChangeEvents(ChangeEventsFilter)}, without waiting for the reply.
     *
     * @param filter as there
     * @return what is returned or thrown there, later
     */
    CompletableFuture<List<ChangeEvent>> getChangeEventsAsync(ChangeEventsFilter filter);
}
