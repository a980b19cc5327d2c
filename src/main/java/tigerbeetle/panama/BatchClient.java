package tigerbeetle.panama;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The same client for those who count nanoseconds: requests from {@linkplain Batch batches} in
 * native memory, without a copy, and replies into such batches. Nothing is allocated for a request
 * that is waited for.
 *
 * <pre>{@code
 * BatchClient batches = client.batches();
 * TransferBatch transfers = TransferBatch.allocate(8_189);
 * CreateTransferResultBatch results = CreateTransferResultBatch.allocate(8_189);
 * while (fill(transfers)) {
 *     batches.createTransfers(transfers, results);
 *     if (!results.allCreated()) {
 *         look(transfers, results);
 *     }
 *     transfers.clear();
 * }
 * }</pre>
 *
 * <p>A call gives both batches to the request, and they are the user's again when it returns. There
 * are four ways to call: by name, which waits; {@link #start}, which does not, and whose results
 * are {@linkplain Batch#await() waited for} later; {@link #async}, with a future; and {@link
 * #submit}, with a handler. For several requests in flight take several pairs of batches.
 *
 * <p>Everything else is as {@link Client} says, whose view this is: thread-safe, the same
 * deadlines, the same limits on what is in flight, the same exceptions. In addition a batch with
 * too little capacity for the results is an {@link IllegalArgumentException}, and one that is in
 * flight or closed an {@link IllegalStateException}; nothing was sent then. After an {@link
 * OutcomeUnknownException} the batches are still in flight.
 */
public final class BatchClient {

    private final Requests requests;

    BatchClient(Requests requests) {
        this.requests = requests;
    }

    /**
     * Creates accounts; one result each, in their order.
     *
     * @param accounts up to 8,189
     * @param results at least as many
     * @return the results
     * @throws TigerBeetleException if there is no reply
     */
    public CreateAccountResultBatch createAccounts(
            AccountBatch accounts, CreateAccountResultBatch results) {
        return call(BatchOperation.CREATE_ACCOUNTS, accounts, results);
    }

    /**
     * Creates transfers; one result each, in their order.
     *
     * @param transfers up to 8,189
     * @param results at least as many
     * @return the results
     * @throws TigerBeetleException if there is no reply
     */
    public CreateTransferResultBatch createTransfers(
            TransferBatch transfers, CreateTransferResultBatch results) {
        return call(BatchOperation.CREATE_TRANSFERS, transfers, results);
    }

    /**
     * Looks accounts up; those that exist, in the order of their ids.
     *
     * @param ids up to 8,189
     * @param accounts room for at least as many
     * @return the accounts
     * @throws TigerBeetleException if there is no reply
     */
    public AccountBatch lookupAccounts(IdBatch ids, AccountBatch accounts) {
        return call(BatchOperation.LOOKUP_ACCOUNTS, ids, accounts);
    }

    /**
     * Looks transfers up; those that exist, in the order of their ids.
     *
     * @param ids up to 8,189
     * @param transfers room for at least as many
     * @return the transfers
     * @throws TigerBeetleException if there is no reply
     */
    public TransferBatch lookupTransfers(IdBatch ids, TransferBatch transfers) {
        return call(BatchOperation.LOOKUP_TRANSFERS, ids, transfers);
    }

    /**
     * Reads transfers of one account, by timestamp.
     *
     * @param filter which
     * @param transfers room for at least as many as the filter's limit
     * @return the transfers
     * @throws TigerBeetleException if there is no reply
     */
    public TransferBatch getAccountTransfers(AccountFilter filter, TransferBatch transfers) {
        return call(BatchOperation.GET_ACCOUNT_TRANSFERS, filter, transfers);
    }

    /**
     * Reads how the balances of one account developed, by timestamp.
     *
     * @param filter which
     * @param balances room for at least as many as the filter's limit
     * @return the balances
     * @throws TigerBeetleException if there is no reply
     */
    public AccountBalanceBatch getAccountBalances(
            AccountFilter filter, AccountBalanceBatch balances) {
        return call(BatchOperation.GET_ACCOUNT_BALANCES, filter, balances);
    }

    /**
     * Reads accounts, by timestamp.
     *
     * @param filter which
     * @param accounts room for at least as many as the filter's limit
     * @return the accounts
     * @throws TigerBeetleException if there is no reply
     */
    public AccountBatch queryAccounts(QueryFilter filter, AccountBatch accounts) {
        return call(BatchOperation.QUERY_ACCOUNTS, filter, accounts);
    }

    /**
     * Reads transfers, by timestamp.
     *
     * @param filter which
     * @param transfers room for at least as many as the filter's limit
     * @return the transfers
     * @throws TigerBeetleException if there is no reply
     */
    public TransferBatch queryTransfers(QueryFilter filter, TransferBatch transfers) {
        return call(BatchOperation.QUERY_TRANSFERS, filter, transfers);
    }

    /**
     * Reads change events, by timestamp; only an empty result means that there are no more.
     *
     * @param filter which
     * @param events room for at least as many as the filter's limit
     * @return the events
     * @throws TigerBeetleException if there is no reply
     */
    public ChangeEventBatch getChangeEvents(ChangeEventsFilter filter, ChangeEventBatch events) {
        return call(BatchOperation.GET_CHANGE_EVENTS, filter, events);
    }

    private <Q, R extends Batch> R call(BatchOperation<Q, R> operation, Q query, R results) {
        long deadlineNs = requests.deadlineNs();
        try {
            start(operation, query, results, Sight.CallForm.BATCH_WAITED);
            results.await(requests.remainingNs(deadlineNs), requests.timeoutNs(), true);
            return results;
        } finally {
            Reference.reachabilityFence(requests.owner());
        }
    }

    /**
     * Sends a request and returns; {@link Batch#await()} of the results, at any time later or
     * never, waits for the reply. Allocates nothing. A deadline of the client counts for the wait
     * for a place among those in flight; for the reply use {@link Batch#await(Duration)}.
     *
     * @param operation which
     * @param query what is asked
     * @param results where the results go
     * @param <Q> what is asked
     * @param <R> the batch with the results
     * @throws TigerBeetleException if nothing was sent
     */
    public <Q, R extends Batch> void start(BatchOperation<Q, R> operation, Q query, R results) {
        start(operation, query, results, Sight.CallForm.BATCH_STARTED);
    }

    private <Q, R extends Batch> void start(
            BatchOperation<Q, R> operation, Q query, R results, Sight.CallForm form) {
        Check.notNull("query", query);
        Check.notNull("results", results);
        requests.start(operation.exchange, query, results, form);
    }

    /**
     * Sends a request; the future completes with the results when the reply is there, on the
     * client's executor.
     *
     * @param operation which
     * @param query what is asked
     * @param results where the results go
     * @param <Q> what is asked
     * @param <R> the batch with the results
     * @return the results, later
     */
    public <Q, R extends Batch> CompletableFuture<R> async(
            BatchOperation<Q, R> operation, Q query, R results) {
        Check.notNull("query", query);
        Check.notNull("results", results);
        return requests.callAsync(operation.exchange, query, results, Sight.CallForm.BATCH_FUTURE);
    }

    /**
     * Sends a request; the handler is called when the reply is there, on the client's executor.
     *
     * @param operation which
     * @param query what is asked
     * @param results where the results go
     * @param handler called once, unless this call throws
     * @param <Q> what is asked
     * @param <R> the batch with the results
     * @throws TigerBeetleException if nothing was sent
     */
    public <Q, R extends Batch> void submit(
            BatchOperation<Q, R> operation,
            Q query,
            R results,
            BatchHandler<? super Q, ? super R> handler) {
        Check.notNull("query", query);
        Check.notNull("results", results);
        Check.notNull("handler", handler);
        var exchange = operation.exchange;
        Observation seen =
                requests.sight()
                        .begin(
                                exchange.operation(),
                                exchange.eventCount(query),
                                Sight.CallForm.BATCH_HANDLER);
        requests.send(
                exchange,
                query,
                results,
                new HandlerDelivery<>(requests, exchange, query, results, handler, seen));
    }
}
