package tigerbeetle.panama;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.layout.CreateResultLayout;
import tigerbeetle.panama.layout.IdLayout;

/** The kinds of requests that there are. */
final class Calls {

    static final Call<Account, CreateResults<CreateAccountResult>> CREATE_ACCOUNTS =
            new Call<>(
                    Operation.CREATE_ACCOUNTS,
                    Account::writeTo,
                    Calls::onePerEvent,
                    (reply, count) -> createResults(reply, count, Calls::createAccountResult));

    static final Call<Transfer, CreateResults<CreateTransferResult>> CREATE_TRANSFERS =
            new Call<>(
                    Operation.CREATE_TRANSFERS,
                    Transfer::writeTo,
                    Calls::onePerEvent,
                    (reply, count) -> createResults(reply, count, Calls::createTransferResult));

    static final Call<UInt128, List<Account>> LOOKUP_ACCOUNTS =
            new Call<>(
                    Operation.LOOKUP_ACCOUNTS, Calls::writeId, Calls::onePerEvent, Calls::accounts);

    static final Call<UInt128, List<Transfer>> LOOKUP_TRANSFERS =
            new Call<>(
                    Operation.LOOKUP_TRANSFERS,
                    Calls::writeId,
                    Calls::onePerEvent,
                    Calls::transfers);

    static final Call<AccountFilter, List<Transfer>> GET_ACCOUNT_TRANSFERS =
            new Call<>(
                    Operation.GET_ACCOUNT_TRANSFERS,
                    AccountFilter::writeTo,
                    limit(AccountFilter::limit),
                    Calls::transfers);

    static final Call<AccountFilter, List<AccountBalance>> GET_ACCOUNT_BALANCES =
            new Call<>(
                    Operation.GET_ACCOUNT_BALANCES,
                    AccountFilter::writeTo,
                    limit(AccountFilter::limit),
                    (reply, count) ->
                            list(reply, count, AccountBalance.SIZE, AccountBalance::readFrom));

    static final Call<QueryFilter, List<Account>> QUERY_ACCOUNTS =
            new Call<>(
                    Operation.QUERY_ACCOUNTS,
                    QueryFilter::writeTo,
                    limit(QueryFilter::limit),
                    Calls::accounts);

    static final Call<QueryFilter, List<Transfer>> QUERY_TRANSFERS =
            new Call<>(
                    Operation.QUERY_TRANSFERS,
                    QueryFilter::writeTo,
                    limit(QueryFilter::limit),
                    Calls::transfers);

    static final Call<ChangeEventsFilter, List<ChangeEvent>> GET_CHANGE_EVENTS =
            new Call<>(
                    Operation.GET_CHANGE_EVENTS,
                    ChangeEventsFilter::writeTo,
                    limit(ChangeEventsFilter::limit),
                    (reply, count) -> list(reply, count, ChangeEvent.SIZE, ChangeEvent::readFrom));

    private Calls() {}

    /** Reads one struct. */
    @FunctionalInterface
    interface StructReader<T> {
        T read(ByteBuffer buffer, int at);
    }

    @FunctionalInterface
    private interface ResultReader<R> {
        R read(int index, int statusCode, long timestamp);
    }

    private static <E> int onePerEvent(E[] events) {
        return events.length;
    }

    private static <F> Call.ResultLimit<F> limit(ToIntFunction<F> limit) {
        return filters -> limit.applyAsInt(filters[0]);
    }

    private static void writeId(UInt128 id, ByteBuffer body, int at) {
        IdLayout.ID.set(body, at, id.high(), id.low());
    }

    private static List<Account> accounts(ByteBuffer reply, int count) {
        return list(reply, count, Account.SIZE, Account::readFrom);
    }

    private static List<Transfer> transfers(ByteBuffer reply, int count) {
        return list(reply, count, Transfer.SIZE, Transfer::readFrom);
    }

    /** The structs that fill the reply, as an unmodifiable list. */
    static <T> List<T> list(ByteBuffer reply, int count, int size, StructReader<T> reader) {
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(reader.read(reply, i * size));
        }
        return Collections.unmodifiableList(list);
    }

    private static <R extends CreateResult> CreateResults<R> createResults(
            ByteBuffer reply, int count, ResultReader<R> reader) {
        List<R> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = i * CreateResultLayout.SIZE;
            int status = (int) CreateResultLayout.STATUS.get(reply, at);
            list.add(reader.read(i, status, CreateResultLayout.TIMESTAMP.get(reply, at)));
        }
        return new CreateResults<>(list);
    }

    private static CreateAccountResult createAccountResult(int index, int status, long timestamp) {
        return new CreateAccountResult(index, CreateAccountStatus.fromCode(status), timestamp);
    }

    private static CreateTransferResult createTransferResult(
            int index, int status, long timestamp) {
        return new CreateTransferResult(index, CreateTransferStatus.fromCode(status), timestamp);
    }
}
