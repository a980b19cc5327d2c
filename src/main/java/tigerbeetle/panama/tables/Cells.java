package tigerbeetle.panama.tables;

import static tigerbeetle.panama.tables.RowsTable.number;
import static tigerbeetle.panama.tables.RowsTable.text;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EvictionReason;
import tigerbeetle.panama.embedded.RequestLogEntry;
import tigerbeetle.panama.money.Asset;
import tigerbeetle.panama.money.Assets;

/**
 * What values look like, and which of them an account, a transfer, a balance and a request have.
 *
 * @param ids how to write ids
 * @param assets of the ledgers whose amounts have decimals
 */
record Cells(IdFormat ids, Assets assets) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Always with nine decimals, so that instants stand below each other. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    List<RowsTable.Column<Account>> ofAccounts() {
        return List.of(
                number("id", account -> ids.format(account.id())),
                number("debits pending", a -> amount(a.ledger(), a.debitsPending())),
                number("debits posted", a -> amount(a.ledger(), a.debitsPosted())),
                number("credits pending", a -> amount(a.ledger(), a.creditsPending())),
                number("credits posted", a -> amount(a.ledger(), a.creditsPosted())),
                text("unit", account -> unit(account.ledger())),
                number("user data 128", account -> id(account.userData128())),
                number("user data 64", account -> count(account.userData64())),
                number("user data 32", account -> count(account.userData32())),
                number("ledger", account -> count(account.ledger())),
                number("code", account -> count(account.code())),
                text("flags", account -> flags(account.flags())),
                text("timestamp", account -> timestamp(account.timestamp())));
    }

    List<RowsTable.Column<Transfer>> ofTransfers() {
        return List.of(
                number("id", transfer -> ids.format(transfer.id())),
                number("debit account", transfer -> ids.format(transfer.debitAccountId())),
                number("credit account", transfer -> ids.format(transfer.creditAccountId())),
                number("amount", transfer -> amount(transfer.ledger(), transfer.amount())),
                text("unit", transfer -> unit(transfer.ledger())),
                number("pending id", transfer -> id(transfer.pendingId())),
                number("user data 128", transfer -> id(transfer.userData128())),
                number("user data 64", transfer -> count(transfer.userData64())),
                number("user data 32", transfer -> count(transfer.userData32())),
                number("timeout (s)", transfer -> count(transfer.timeout())),
                number("ledger", transfer -> count(transfer.ledger())),
                number("code", transfer -> count(transfer.code())),
                text("flags", transfer -> flags(transfer.flags())),
                text("timestamp", transfer -> timestamp(transfer.timestamp())));
    }

    List<RowsTable.Column<AccountBalance>> ofBalances(long ledger) {
        return List.of(
                text("timestamp", balance -> timestamp(balance.timestamp())),
                number("debits pending", balance -> amount(ledger, balance.debitsPending())),
                number("debits posted", balance -> amount(ledger, balance.debitsPosted())),
                number("credits pending", balance -> amount(ledger, balance.creditsPending())),
                number("credits posted", balance -> amount(ledger, balance.creditsPosted())),
                text("unit", balance -> unit(ledger)));
    }

    List<RowsTable.Column<RequestLogEntry>> ofRequests() {
        return List.of(
                number("sequence", entry -> count(entry.sequence())),
                text("time", entry -> INSTANT.format(entry.time())),
                text("operation", RequestLogEntry::operation),
                number("events", entry -> count(entry.eventCount())),
                text("outcome", entry -> outcome(entry.outcome())),
                number("created", entry -> created(entry.outcome())),
                number("failed", entry -> failed(entry.outcome())),
                number("client", entry -> ids.format(entry.clientId())));
    }

    private static String outcome(RequestLogEntry.Outcome outcome) {
        return switch (outcome) {
            case RequestLogEntry.Replied replied ->
                    replied.isRepeated() ? "replied once more" : "replied";
            case RequestLogEntry.Dropped(String reason) -> "dropped: " + reason;
            case RequestLogEntry.Evicted(EvictionReason reason) -> "evicted: " + reason;
        };
    }

    private static String created(RequestLogEntry.Outcome outcome) {
        return outcome instanceof RequestLogEntry.Replied replied
                ? count(replied.createdCount())
                : "";
    }

    private static String failed(RequestLogEntry.Outcome outcome) {
        return outcome instanceof RequestLogEntry.Replied replied
                ? count(replied.failedCount())
                : "";
    }

    String amount(long ledger, UInt128 amount) {
        return assets.find(ledger)
                .map(asset -> asset.decimal(amount).toPlainString())
                .orElseGet(amount::toString);
    }

    String unit(long ledger) {
        return assets.find(ledger).map(Asset::unit).orElse("");
    }

    /** An id that need not be there. */
    private String id(UInt128 id) {
        return id.isZero() ? "" : ids.format(id);
    }

    /** A long whose bits are an unsigned number. */
    private static String count(long bits) {
        return bits == 0 ? "" : Long.toUnsignedString(bits);
    }

    static String flags(AccountFlags flags) {
        return flags.isEmpty() ? "" : flags.toString();
    }

    static String flags(TransferFlags flags) {
        return flags.isEmpty() ? "" : flags.toString();
    }

    /** Nanoseconds since 1970, 64 unsigned bits: until the year 2554. */
    static String timestamp(long timestamp) {
        return timestamp == 0
                ? ""
                : INSTANT.format(
                        Instant.ofEpochSecond(
                                Long.divideUnsigned(timestamp, NANOS_PER_SECOND),
                                Long.remainderUnsigned(timestamp, NANOS_PER_SECOND)));
    }
}
