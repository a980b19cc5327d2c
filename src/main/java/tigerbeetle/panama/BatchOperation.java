package tigerbeetle.panama;

import tigerbeetle.panama.ffm.Operation;

/**
 * The operations of a {@link BatchClient}, for the calls that do not wait.
 *
 * @param <Q> what is asked: a batch of events or ids, or a filter
 * @param <R> the batch into which the results go
 */
public final class BatchOperation<Q, R extends Batch> {

    /** Creates accounts. */
    public static final BatchOperation<AccountBatch, CreateAccountResultBatch> CREATE_ACCOUNTS =
            ofEvents(Operation.CREATE_ACCOUNTS);

    /** Creates transfers. */
    public static final BatchOperation<TransferBatch, CreateTransferResultBatch> CREATE_TRANSFERS =
            ofEvents(Operation.CREATE_TRANSFERS);

    /** Looks accounts up. */
    public static final BatchOperation<IdBatch, AccountBatch> LOOKUP_ACCOUNTS =
            ofEvents(Operation.LOOKUP_ACCOUNTS);

    /** Looks transfers up. */
    public static final BatchOperation<IdBatch, TransferBatch> LOOKUP_TRANSFERS =
            ofEvents(Operation.LOOKUP_TRANSFERS);

    /** Reads transfers of one account. */
    public static final BatchOperation<AccountFilter, TransferBatch> GET_ACCOUNT_TRANSFERS =
            ofAccountFilter(Operation.GET_ACCOUNT_TRANSFERS);

    /** Reads how the balances of one account developed. */
    public static final BatchOperation<AccountFilter, AccountBalanceBatch> GET_ACCOUNT_BALANCES =
            ofAccountFilter(Operation.GET_ACCOUNT_BALANCES);

    /** Reads accounts. */
    public static final BatchOperation<QueryFilter, AccountBatch> QUERY_ACCOUNTS =
            ofQueryFilter(Operation.QUERY_ACCOUNTS);

    /** Reads transfers. */
    public static final BatchOperation<QueryFilter, TransferBatch> QUERY_TRANSFERS =
            ofQueryFilter(Operation.QUERY_TRANSFERS);

    /** Reads change events. */
    public static final BatchOperation<ChangeEventsFilter, ChangeEventBatch> GET_CHANGE_EVENTS =
            new BatchOperation<>(
                    new BatchExchange.OfFilter<>(
                            Operation.GET_CHANGE_EVENTS,
                            ChangeEventsFilter::writeTo,
                            ChangeEventsFilter::limit));

    final BatchExchange<Q, R> exchange;

    private BatchOperation(BatchExchange<Q, R> exchange) {
        this.exchange = exchange;
    }

    private static <Q extends Batch, R extends Batch> BatchOperation<Q, R> ofEvents(
            Operation operation) {
        return new BatchOperation<>(new BatchExchange.OfEvents<>(operation));
    }

    private static <R extends Batch> BatchOperation<AccountFilter, R> ofAccountFilter(
            Operation operation) {
        return new BatchOperation<>(
                new BatchExchange.OfFilter<>(
                        operation, AccountFilter::writeTo, AccountFilter::limit));
    }

    private static <R extends Batch> BatchOperation<QueryFilter, R> ofQueryFilter(
            Operation operation) {
        return new BatchOperation<>(
                new BatchExchange.OfFilter<>(operation, QueryFilter::writeTo, QueryFilter::limit));
    }

    /** {@return the operation's name, such as {@code CREATE_TRANSFERS}} */
    @Override
    public String toString() {
        return exchange.operation().toString();
    }
}
