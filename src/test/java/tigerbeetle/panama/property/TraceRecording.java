package tigerbeetle.panama.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.conformance.Operation;
import tigerbeetle.panama.conformance.RecordingWriter;
import tigerbeetle.panama.layout.CreateResultLayout;

/** A trace as a recording. */
final class TraceRecording {

    private static final Path DIRECTORY = Path.of("target", "property");

    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, ByteBuffer buffer, int at);
    }

    private TraceRecording() {}

    /** With the results that the oracle expects; {@code scripts/conformance} shows the others. */
    static Path writeExpected(Trace trace, String name) {
        return write(trace, true, name);
    }

    /** With the results that there were. */
    static Path writeActual(Trace trace, String name) {
        return write(trace, false, name);
    }

    private static Path write(Trace trace, boolean isExpected, String name) {
        RecordingWriter writer =
                new RecordingWriter(
                        name,
                        isExpected
                                ? "a generated program, and what the oracle expects"
                                : "a generated program, and what a server has answered");
        for (Trace.Entry entry : trace.entries()) {
            switch (entry.step()) {
                case Step.Request request ->
                        add(writer, request, isExpected ? entry.expected() : entry.actual());
                case Step.Sleep sleep -> writer.sleep(sleep.time());
                case Step.ReopenClient reopen -> {} // no recording can say that
                case Step.RestartServer restart -> {}
            }
        }
        try {
            Path file = DIRECTORY.resolve(name + ".jsonl");
            writer.write(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(RecordingWriter writer, Step.Request request, List<?> results) {
        switch (request) {
            case Step.CreateAccounts it ->
                    writer.request(
                            Operation.CREATE_ACCOUNTS,
                            bytes(it.accounts(), Account.SIZE, Account::writeTo),
                            results(results));
            case Step.CreateTransfers it ->
                    writer.request(
                            Operation.CREATE_TRANSFERS,
                            bytes(it.transfers(), Transfer.SIZE, Transfer::writeTo),
                            results(results));
            case Step.LookupAccounts it ->
                    writer.request(Operation.LOOKUP_ACCOUNTS, ids(it.ids()), rows(results));
            case Step.LookupTransfers it ->
                    writer.request(Operation.LOOKUP_TRANSFERS, ids(it.ids()), rows(results));
            case Step.GetAccountTransfers it ->
                    writer.request(
                            Operation.GET_ACCOUNT_TRANSFERS, filter(it.filter()), rows(results));
            case Step.GetAccountBalances it ->
                    writer.request(
                            Operation.GET_ACCOUNT_BALANCES, filter(it.filter()), rows(results));
            case Step.QueryAccounts it ->
                    writer.request(Operation.QUERY_ACCOUNTS, filter(it.filter()), rows(results));
            case Step.QueryTransfers it ->
                    writer.request(Operation.QUERY_TRANSFERS, filter(it.filter()), rows(results));
        }
    }

    private static ByteBuffer filter(AccountFilter filter) {
        return bytes(List.of(filter), AccountFilter.SIZE, AccountFilter::writeTo);
    }

    private static ByteBuffer filter(QueryFilter filter) {
        return bytes(List.of(filter), QueryFilter.SIZE, QueryFilter::writeTo);
    }

    private static ByteBuffer ids(List<UInt128> ids) {
        return bytes(
                ids,
                UInt128.BYTES,
                (id, buffer, at) ->
                        buffer.putLong(at, id.low()).putLong(at + Long.BYTES, id.high()));
    }

    private static ByteBuffer results(List<?> results) {
        return bytes(
                results.stream().map(CreateResult.class::cast).toList(),
                CreateResultLayout.SIZE,
                (result, buffer, at) -> {
                    CreateResultLayout.TIMESTAMP.set(buffer, at, result.timestamp());
                    long code = Integer.toUnsignedLong(result.status().code());
                    CreateResultLayout.STATUS.set(buffer, at, code);
                });
    }

    /** All rows of an answer are of one kind, and all kinds have one size. */
    private static ByteBuffer rows(List<?> rows) {
        return bytes(
                rows,
                Account.SIZE,
                (row, buffer, at) -> {
                    switch (row) {
                        case Account it -> it.writeTo(buffer, at);
                        case Transfer it -> it.writeTo(buffer, at);
                        case AccountBalance it -> it.writeTo(buffer, at);
                        default -> throw new AssertionError("no row of an answer: " + row);
                    }
                });
    }

    private static <T> ByteBuffer bytes(List<? extends T> values, int size, Writer<T> writer) {
        ByteBuffer buffer =
                ByteBuffer.allocate(values.size() * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.size(); i++) {
            writer.write(values.get(i), buffer, i * size);
        }
        return buffer;
    }
}
