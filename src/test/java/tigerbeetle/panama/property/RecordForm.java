package tigerbeetle.panama.property;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;

/**
 * One kind of record: how to make, write and read it.
 *
 * @param size in bytes
 * @param reserved the places, from and to, of the bytes that stand for nothing
 * @param <T> the record
 */
record RecordForm<T>(
        String name,
        int size,
        List<Integer> reserved,
        Function<RandomRecords, T> any,
        Writer<T> writer,
        Reader<T> reader) {

    @FunctionalInterface
    interface Writer<T> {
        void write(T value, ByteBuffer buffer, int at);
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(ByteBuffer buffer, int at);
    }

    static final List<RecordForm<?>> ALL =
            List.of(
                    new RecordForm<>(
                            "Account",
                            Account.SIZE,
                            List.of(108, 112),
                            RandomRecords::account,
                            Account::writeTo,
                            Account::readFrom),
                    new RecordForm<>(
                            "Transfer",
                            Transfer.SIZE,
                            List.of(0, 0),
                            RandomRecords::transfer,
                            Transfer::writeTo,
                            Transfer::readFrom),
                    new RecordForm<>(
                            "AccountBalance",
                            AccountBalance.SIZE,
                            List.of(72, 128),
                            RandomRecords::balance,
                            AccountBalance::writeTo,
                            AccountBalance::readFrom),
                    new RecordForm<>(
                            "AccountFilter",
                            AccountFilter.SIZE,
                            List.of(46, 104),
                            RandomRecords::accountFilter,
                            AccountFilter::writeTo,
                            AccountFilter::readFrom),
                    new RecordForm<>(
                            "QueryFilter",
                            QueryFilter.SIZE,
                            List.of(34, 40),
                            RandomRecords::queryFilter,
                            QueryFilter::writeTo,
                            QueryFilter::readFrom));

    @Override
    public String toString() {
        return name;
    }
}
