package tigerbeetle.panama;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A client that has nothing but its four queries, as a user might substitute one: rows that consist
 * of a timestamp, found by the rules of the server.
 */
final class PagedRows implements InvocationHandler {

    private final NavigableSet<Long> timestamps = new TreeSet<>();
    private final List<Record> asked = new ArrayList<>();
    private boolean bounded = true;
    private int failingRequest;
    private @Nullable RuntimeException failure;

    PagedRows(long... timestamps) {
        for (long timestamp : timestamps) {
            add(timestamp);
        }
    }

    void add(long timestamp) {
        timestamps.add(timestamp);
    }

    /** Answers as if every filter had no bounds. */
    PagedRows withoutBounds() {
        bounded = false;
        return this;
    }

    /** Lets one request fail, the first being 1. */
    void failAt(int request, RuntimeException exception) {
        failingRequest = request;
        failure = exception;
    }

    /** The filters of all requests so far. */
    List<Record> asked() {
        return List.copyOf(asked);
    }

    Client client() {
        return (Client)
                Proxy.newProxyInstance(
                        Client.class.getClassLoader(), new Class<?>[] {Client.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        Record filter = (Record) arguments[0];
        asked.add(filter);
        if (failure != null && asked.size() == failingRequest) {
            throw failure;
        }
        return switch (method.getName()) {
            case "getAccountTransfers", "queryTransfers" ->
                    page(filter, time -> Transfer.builder().timestamp(time).build());
            case "queryAccounts" -> page(filter, time -> Account.builder().timestamp(time).build());
            case "getAccountBalances" ->
                    page(
                            filter,
                            time ->
                                    new AccountBalance(
                                            UInt128.ZERO,
                                            UInt128.ZERO,
                                            UInt128.ZERO,
                                            UInt128.ZERO,
                                            time));
            default -> throw new AssertionError(method);
        };
    }

    private <T> List<T> page(Record filter, LongFunction<T> row) {
        List<Long> found =
                switch (filter) {
                    case AccountFilter f ->
                            select(f.timestampMin(), f.timestampMax(), f.reversed(), f.limit());
                    case QueryFilter f ->
                            select(f.timestampMin(), f.timestampMax(), f.reversed(), f.limit());
                    default -> throw new AssertionError(filter);
                };
        return found.stream().map(row::apply).toList();
    }

    /** What the server would return: by timestamp, bounds inclusive, 0 for none. */
    List<Long> select(long min, long max, boolean reversed, long limit) {
        return timestamps.stream()
                .filter(timestamp ->
                        !bounded || (timestamp >= min && (max == 0 || timestamp <= max)))
                .sorted(reversed ? Comparator.reverseOrder() : Comparator.naturalOrder())
                .limit(limit)
                .toList();
    }
}
