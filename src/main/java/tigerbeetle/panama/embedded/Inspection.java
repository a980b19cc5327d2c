package tigerbeetle.panama.embedded;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.server.ServerLoop;
import tigerbeetle.panama.embedded.session.SessionState;
import tigerbeetle.panama.embedded.wire.Release;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * Looks into a running server. Its thread copies bytes, all in one go; records are made by the
 * caller's. Thread-safe.
 */
final class Inspection {

    /** Accounts and transfers both have this size. */
    private static final int SIZE = Account.SIZE;

    /** One buffer would not do for more than 16 million rows. */
    private static final int CHUNK_ROWS = 8192;

    private final ServerLoop loop;

    Inspection(ServerLoop loop) {
        this.loop = loop;
    }

    List<Account> accounts() {
        return decode(
                loop.call(r -> copy(r.ledger().accountCount(), r.ledger()::accounts)),
                Account::readFrom);
    }

    List<Transfer> transfers() {
        return decode(
                loop.call(r -> copy(r.ledger().transferCount(), r.ledger()::transfers)),
                Transfer::readFrom);
    }

    List<Transfer> pendingTransfers() {
        return decode(loop.call(r -> List.of(pending(r.ledger()))), Transfer::readFrom);
    }

    private static ByteBuffer pending(Ledger ledger) {
        int count = ledger.pendingTransferCount();
        ByteBuffer rows = allocate(count);
        if (count > 0) {
            ledger.pendingTransfers(count, rows);
        }
        return rows;
    }

    /** Appends rows to a buffer until it is full. */
    private interface Rows {
        void append(int first, ByteBuffer to);
    }

    private static List<ByteBuffer> copy(int count, Rows rows) {
        List<ByteBuffer> chunks = new ArrayList<>();
        for (int first = 0; first < count; first += CHUNK_ROWS) {
            ByteBuffer chunk = allocate(Math.min(CHUNK_ROWS, count - first));
            rows.append(first, chunk);
            chunks.add(chunk);
        }
        return chunks;
    }

    private static ByteBuffer allocate(int count) {
        return ByteBuffer.allocate(Math.multiplyExact(count, SIZE)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static <T> List<T> decode(
            List<ByteBuffer> chunks, BiFunction<ByteBuffer, Integer, T> readFrom) {
        List<T> records = new ArrayList<>();
        for (ByteBuffer chunk : chunks) {
            for (int at = 0; at < chunk.capacity(); at += SIZE) {
                records.add(readFrom.apply(chunk, at));
            }
        }
        return List.copyOf(records);
    }

    List<RequestLogEntry> requestLog() {
        return loop.call(r -> loop.controls().requestLog().entries()).stream()
                .map(RequestLogReader::entry)
                .toList();
    }

    List<ClientSession> sessions() {
        return loop.call(r -> r.sessions().stream().map(Inspection::session).toList());
    }

    private static ClientSession session(SessionState state) {
        return new ClientSession(
                uint128(state.client()),
                state.number(),
                Release.toString(state.release()),
                state.lastRequest());
    }

    static UInt128 uint128(U128 number) {
        return UInt128.ofHighLow(number.high(), number.low());
    }
}
