package tigerbeetle.panama.embedded.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything a ledger knows, as text: objects, what became of them, and what the indexes say. But
 * not the ids that are burnt, which no chain takes back.
 */
final class LedgerDump {

    private final LedgerHarness harness;
    private final List<String> lines = new ArrayList<>();

    private LedgerDump(LedgerHarness harness) {
        this.harness = harness;
    }

    static List<String> of(LedgerHarness harness) {
        LedgerDump dump = new LedgerDump(harness);
        dump.objects();
        dump.accounts();
        dump.transfers();
        dump.queue();
        return dump.lines;
    }

    private void objects() {
        lines.add("accounts " + hex(harness.all(true)));
        lines.add("transfers " + hex(harness.all(false)));
        lines.add("events " + hex(harness.changeEvents()));
        Ledger ledger = harness.ledger;
        lines.add("pending " + ledger.pendingTransferCount());
        lines.add("blocks " + ledger.blocks().top());
    }

    private void accounts() {
        AccountStore accounts = harness.ledger.accounts();
        Struct account = accounts.records().newView();
        for (int row = 0; row < accounts.count(); row++) {
            accounts.records().view(account, row);
            lines.add("account " + row + " " + accounts.find(account, ObjectLayout.ID));
            lines.add("debits " + rows(accounts.debits(row)));
            lines.add("credits " + rows(accounts.credits(row)));
            values(accounts.values(), account);
        }
    }

    private void transfers() {
        TransferStore transfers = harness.ledger.transfers();
        Struct transfer = transfers.records().newView();
        for (int row = 0; row < transfers.count(); row++) {
            transfers.records().view(transfer, row);
            lines.add(
                    "transfer %d %d %s %d %d"
                            .formatted(
                                    row,
                                    transfers.find(transfer, ObjectLayout.ID),
                                    transfers.status(row),
                                    transfers.debitRow(row),
                                    transfers.creditRow(row)));
            values(transfers.values(), transfer);
        }
    }

    private void values(ValueIndexes values, Struct object) {
        lines.add(
                rows(
                                values.userData128(),
                                object.high(ObjectLayout.USER_DATA_128),
                                object.low(ObjectLayout.USER_DATA_128))
                        + rows(values.userData64(), 0, object.get(ObjectLayout.USER_DATA_64))
                        + rows(values.userData32(), 0, object.get(ObjectLayout.USER_DATA_32))
                        + rows(values.ledger(), 0, object.get(ObjectLayout.LEDGER))
                        + rows(values.code(), 0, object.get(ObjectLayout.CODE)));
    }

    private void queue() {
        ExpiryQueue queue = harness.ledger.expiry().queue();
        TreeSet<Integer> rows = new TreeSet<>();
        for (int i = 0; i < queue.size(); i++) {
            rows.add(queue.row(i));
        }
        lines.add("queue " + rows);
    }

    private static String rows(ValueIndex index, long high, long low) {
        Optional<RowList> list = (high | low) == 0 ? Optional.empty() : index.rows(high, low);
        return index.count() + list.map(LedgerDump::rows).orElse("[]");
    }

    private static String rows(RowList list) {
        return RowCursorTest.readAll(new ListCursor(list, false)).toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
