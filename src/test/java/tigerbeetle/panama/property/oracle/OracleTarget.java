package tigerbeetle.panama.property.oracle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.conformance.FieldFormat;
import tigerbeetle.panama.conformance.Operation;
import tigerbeetle.panama.conformance.ServerLimits;
import tigerbeetle.panama.conformance.StructFormat;
import tigerbeetle.panama.conformance.Target;

/**
 * The oracle as something that recordings can be replayed on. What the public API cannot say, and
 * the oracle therefore does not know, is answered here: undefined flags, reserved bytes, invalid
 * filters and requests that are too large.
 */
final class OracleTarget implements Target {

    private static final long CLOCK_START_NS = 1_700_000_000_000_000_000L;
    private static final long STEP_NS = 1_000_000;
    private static final int ACCOUNT_RESERVED_FIELD = 4;
    private static final int ACCOUNT_RESERVED_FLAG = 5;
    private static final int TRANSFER_RESERVED_FLAG = 4;

    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, ByteBuffer buffer, int at);
    }

    private final Oracle oracle = new Oracle();
    private final ServerLimits limits;
    private long clockNs = CLOCK_START_NS;

    OracleTarget(boolean development) {
        this.limits = new ServerLimits(development);
    }

    @Override
    public Optional<ByteBuffer> execute(Operation operation, ByteBuffer request) {
        if (limits.areExceeded(operation, request)) {
            return Optional.empty();
        }
        int count = request.remaining() / operation.event().size();
        oracle.expire(clockNs);
        ByteBuffer reply =
                switch (operation) {
                    case CREATE_ACCOUNTS -> createAccounts(request, count);
                    case CREATE_TRANSFERS -> createTransfers(request, count);
                    case LOOKUP_ACCOUNTS -> accounts(oracle.lookupAccounts(ids(request, count)));
                    case LOOKUP_TRANSFERS -> transfers(oracle.lookupTransfers(ids(request, count)));
                    case GET_ACCOUNT_TRANSFERS, GET_ACCOUNT_BALANCES, QUERY_ACCOUNTS ->
                            find(operation, request);
                    case QUERY_TRANSFERS -> find(operation, request);
                };
        clockNs += STEP_NS;
        return Optional.of(reply);
    }

    @Override
    public void sleep(Duration wait, Duration advance) {
        clockNs += advance.toNanos();
        oracle.expire(clockNs);
    }

    private ByteBuffer createAccounts(ByteBuffer request, int count) {
        List<Account> events = events(StructFormat.ACCOUNT, request, count, Account::readFrom);
        return results(Operation.CREATE_ACCOUNTS, request, oracle.createAccounts(events, clockNs));
    }

    private ByteBuffer createTransfers(ByteBuffer request, int count) {
        List<Transfer> events = events(StructFormat.TRANSFER, request, count, Transfer::readFrom);
        return results(
                Operation.CREATE_TRANSFERS, request, oracle.createTransfers(events, clockNs));
    }

    /** An event that no client can say gets the id 0 instead, to be refused in its place. */
    private static <E> List<E> events(
            StructFormat format,
            ByteBuffer request,
            int count,
            BiFunction<ByteBuffer, Integer, E> reader) {
        ByteBuffer copy = ByteBuffer.allocate(request.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        copy.put(0, request, request.position(), request.remaining());
        List<E> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * format.size();
            BigInteger undefined = undefinedFlags(format, copy, at);
            if (hasReserved(format, copy, at) || undefined.signum() != 0) {
                FieldFormat flags = format.field("flags");
                flags.set(copy, at, flags.get(copy, at).andNot(undefined));
                format.field("id").set(copy, at, BigInteger.ZERO);
            }
            events.add(reader.apply(copy, at));
        }
        return events;
    }

    private static BigInteger undefinedFlags(StructFormat format, ByteBuffer buffer, int at) {
        return format.field("flags")
                .get(buffer, at)
                .shiftRight(format.flagNames().size())
                .shiftLeft(format.flagNames().size());
    }

    private static boolean hasReserved(StructFormat format, ByteBuffer buffer, int at) {
        return format.fields().stream()
                .filter(field -> field.name().equals("reserved"))
                .anyMatch(field -> field.get(buffer, at).signum() != 0);
    }

    private static ByteBuffer results(
            Operation operation,
            ByteBuffer request,
            List<? extends Predicted<? extends CreateStatus>> results) {
        StructFormat event = operation.event();
        StructFormat format = operation.result();
        ByteBuffer reply = allocate(results.size() * format.size());
        for (int i = 0; i < results.size(); i++) {
            Predicted<? extends CreateStatus> result = results.get(i);
            int code = result.status().code();
            if (result.status().name().equals("ID_MUST_NOT_BE_ZERO")) {
                code = codeOfUnsayable(operation, request, i * event.size(), code);
            }
            int at = i * format.size();
            format.field("status").set(reply, at, BigInteger.valueOf(Integer.toUnsignedLong(code)));
            format.field("timestamp").set(reply, at, BigInteger.valueOf(result.timestamp()));
        }
        return reply;
    }

    /** The status of an event that has got the id 0; its own one if it had that before. */
    private static int codeOfUnsayable(
            Operation operation, ByteBuffer request, int at, int otherwise) {
        if (hasReserved(operation.event(), request, at)) {
            return ACCOUNT_RESERVED_FIELD;
        }
        if (undefinedFlags(operation.event(), request, at).signum() == 0) {
            return otherwise;
        }
        return operation == Operation.CREATE_ACCOUNTS
                ? ACCOUNT_RESERVED_FLAG
                : TRANSFER_RESERVED_FLAG;
    }

    /** Nothing for an invalid filter. */
    private ByteBuffer find(Operation operation, ByteBuffer request) {
        if (hasReserved(operation.event(), request, 0)) {
            return allocate(0);
        }
        try {
            return switch (operation) {
                case GET_ACCOUNT_TRANSFERS ->
                        transfers(oracle.getAccountTransfers(AccountFilter.readFrom(request, 0)));
                case GET_ACCOUNT_BALANCES ->
                        write(
                                oracle.getAccountBalances(AccountFilter.readFrom(request, 0)),
                                AccountBalance.SIZE,
                                AccountBalance::writeTo);
                case QUERY_ACCOUNTS ->
                        accounts(oracle.queryAccounts(QueryFilter.readFrom(request, 0)));
                case QUERY_TRANSFERS ->
                        transfers(oracle.queryTransfers(QueryFilter.readFrom(request, 0)));
                case CREATE_ACCOUNTS, CREATE_TRANSFERS, LOOKUP_ACCOUNTS, LOOKUP_TRANSFERS ->
                        throw new IllegalArgumentException(operation + " has no filter");
            };
        } catch (IllegalArgumentException e) {
            return allocate(0);
        }
    }

    private static List<UInt128> ids(ByteBuffer request, int count) {
        List<UInt128> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * UInt128.BYTES;
            ids.add(UInt128.ofHighLow(request.getLong(at + Long.BYTES), request.getLong(at)));
        }
        return ids;
    }

    private static ByteBuffer accounts(List<Account> accounts) {
        return write(accounts, Account.SIZE, Account::writeTo);
    }

    private static ByteBuffer transfers(List<Transfer> transfers) {
        return write(transfers, Transfer.SIZE, Transfer::writeTo);
    }

    private static <T> ByteBuffer write(List<T> values, int size, Writer<T> writer) {
        ByteBuffer buffer = allocate(values.size() * size);
        for (int i = 0; i < values.size(); i++) {
            writer.write(values.get(i), buffer, i * size);
        }
        return buffer;
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
