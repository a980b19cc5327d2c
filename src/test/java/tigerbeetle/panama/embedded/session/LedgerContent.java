package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;

/** What a ledger holds, through its public methods. */
final class LedgerContent {

    private LedgerContent() {}

    /** How much there is of each: any change of a ledger changes one of these, or a balance. */
    record Counts(
            int accounts, int transfers, int pending, int burnt, int events, long nextExpiry) {}

    static Counts counts(Ledger ledger) {
        return new Counts(
                ledger.accountCount(),
                ledger.transferCount(),
                ledger.pendingTransferCount(),
                ledger.burntIdCount(),
                ledger.changeEventCount(),
                ledger.nextExpiry());
    }

    /** All accounts with their balances, all transfers, all change events. */
    static List<ByteBuffer> all(Ledger ledger) {
        ByteBuffer query = buffer(QueryFilterLayout.SIZE);
        QueryFilterLayout.LIMIT.set(query, 0, Integer.MAX_VALUE);
        ByteBuffer events = buffer(ChangeEventsFilterLayout.SIZE);
        ChangeEventsFilterLayout.LIMIT.set(events, 0, Integer.MAX_VALUE);

        ByteBuffer accounts = rows(ledger.accountCount(), Operation.QUERY_ACCOUNTS);
        ledger.queryAccounts(query, Integer.MAX_VALUE, accounts);
        ByteBuffer transfers = rows(ledger.transferCount(), Operation.QUERY_TRANSFERS);
        ledger.queryTransfers(query, Integer.MAX_VALUE, transfers);
        ByteBuffer changes = rows(ledger.changeEventCount(), Operation.GET_CHANGE_EVENTS);
        ledger.getChangeEvents(events, Integer.MAX_VALUE, changes);
        return List.of(accounts.flip(), transfers.flip(), changes.flip());
    }

    private static ByteBuffer rows(int count, Operation operation) {
        return buffer(count * operation.resultSize());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
