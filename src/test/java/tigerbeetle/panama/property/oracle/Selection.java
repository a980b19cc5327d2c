package tigerbeetle.panama.property.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** What the filters select: everything is looked at, sorted, and cut off. */
final class Selection {

    private final Books books;

    Selection(Books books) {
        this.books = books;
    }

    List<Account> queryAccounts(QueryFilter filter) {
        Stream<Account> selected =
                books.accounts().values().stream()
                        .filter(it -> isAny(filter.userData128(), it.userData128()))
                        .filter(it -> isAny(filter.userData64(), it.userData64()))
                        .filter(it -> isAny(filter.userData32(), it.userData32()))
                        .filter(it -> isAny(filter.ledger(), it.ledger()))
                        .filter(it -> isAny(filter.code(), it.code()))
                        .filter(within(filter, Account::timestamp));
        return cut(selected, Account::timestamp, filter.reversed(), filter.limit());
    }

    List<Transfer> queryTransfers(QueryFilter filter) {
        Stream<Transfer> selected =
                books.transfers().values().stream()
                        .filter(it -> isAny(filter.userData128(), it.userData128()))
                        .filter(it -> isAny(filter.userData64(), it.userData64()))
                        .filter(it -> isAny(filter.userData32(), it.userData32()))
                        .filter(it -> isAny(filter.ledger(), it.ledger()))
                        .filter(it -> isAny(filter.code(), it.code()))
                        .filter(within(filter, Transfer::timestamp));
        return cut(selected, Transfer::timestamp, filter.reversed(), filter.limit());
    }

    List<Transfer> accountTransfers(AccountFilter filter) {
        Stream<Transfer> selected =
                books.transfers().values().stream().filter(it -> isSelected(filter, it));
        return cut(selected, Transfer::timestamp, filter.reversed(), filter.limit());
    }

    List<AccountBalance> accountBalances(AccountFilter filter) {
        Account account = books.accounts().get(filter.accountId());
        if (account == null || !account.flags().contains(AccountFlags.HISTORY)) {
            return List.of();
        }
        List<Long> timestamps =
                books.transfers().values().stream()
                        .filter(it -> isSelected(filter, it))
                        .map(Transfer::timestamp)
                        .toList();
        Stream<AccountBalance> rows =
                books.history().stream()
                        .filter(row -> row.accountId().equals(filter.accountId()))
                        .map(Books.HistoryRow::balance)
                        .filter(balance -> timestamps.contains(balance.timestamp()));
        return cut(rows, AccountBalance::timestamp, filter.reversed(), filter.limit());
    }

    private static boolean isSelected(AccountFilter filter, Transfer transfer) {
        UInt128 id = filter.accountId();
        boolean isSide =
                (filter.debits() && transfer.debitAccountId().equals(id))
                        || (filter.credits() && transfer.creditAccountId().equals(id));
        return isSide
                && isAny(filter.userData128(), transfer.userData128())
                && isAny(filter.userData64(), transfer.userData64())
                && isAny(filter.userData32(), transfer.userData32())
                && isAny(filter.code(), transfer.code())
                && isWithin(filter.timestampMin(), filter.timestampMax(), transfer.timestamp());
    }

    private static boolean isAny(UInt128 wanted, UInt128 value) {
        return wanted.isZero() || wanted.equals(value);
    }

    private static boolean isAny(long wanted, long value) {
        return wanted == 0 || wanted == value;
    }

    private static <T> Predicate<T> within(QueryFilter filter, ToLongFunction<T> timestamp) {
        return it ->
                isWithin(filter.timestampMin(), filter.timestampMax(), timestamp.applyAsLong(it));
    }

    private static boolean isWithin(long min, long max, long timestamp) {
        return timestamp >= min && (max == 0 || timestamp <= max);
    }

    private static <T> List<T> cut(
            Stream<T> selected, ToLongFunction<T> timestamp, boolean reversed, int limit) {
        Comparator<T> ascending = Comparator.comparingLong(timestamp);
        return selected.sorted(reversed ? ascending.reversed() : ascending).limit(limit).toList();
    }
}
