package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.layout.ChangeEventLayout.*;

import java.nio.LongBuffer;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/**
 * Reads the change events: one for each transfer and one for each expiry, in the order of their
 * timestamps (get_change_event in src/state_machine.zig, 0.17.9). There is one at a timestamp: a
 * transfer that is imported with that of an expiry replaces the expiry's.
 */
final class ChangeEvents {

    private static final int SINGLE_PHASE = 0;
    private static final int TWO_PHASE_PENDING = 1;
    private static final int TWO_PHASE_POSTED = 2;
    private static final int TWO_PHASE_VOIDED = 3;
    private static final int TWO_PHASE_EXPIRED = 4;

    private final AccountStore accounts;
    private final TransferStore transfers;
    private final ExpiryEvents expiries;
    private final Struct filter = Struct.ofSize(ChangeEventsFilterLayout.SIZE);
    private final Struct transfer;
    private final Struct account;
    private final Struct out = Struct.ofSize(SIZE);

    ChangeEvents(AccountStore accounts, TransferStore transfers, ExpiryEvents expiries) {
        this.accounts = accounts;
        this.transfer = transfers.records().newView();
        this.account = accounts.records().newView();
        this.transfers = transfers;
        this.expiries = expiries;
    }

    void read(LongBuffer buffer, int limitMax, LongBuffer results) {
        Struct f = filter;
        f.read(buffer, ChangeEventsFilterLayout.SIZE / Long.BYTES);
        if (!Filters.isValidChangeEventsFilter(f)) {
            return;
        }
        long min = f.get(ChangeEventsFilterLayout.TIMESTAMP_MIN);
        long max = f.get(ChangeEventsFilterLayout.TIMESTAMP_MAX);
        long limit = Math.min(f.get(ChangeEventsFilterLayout.LIMIT), limitMax);
        RowRange rows = transfers.times().range(min, max);
        int row = rows.from();
        int expiry = expiries.lowerBound(min);
        int expiriesEnd = expiries.upperBound(max == 0 ? Timestamps.MAX : max);
        for (long written = 0; written < limit; written++) {
            boolean hasRow = row < rows.to();
            if (hasRow && expiry < expiriesEnd && order(expiry, row) == 0) {
                expiry++; // an imported transfer has taken its place
            }
            boolean hasExpiry = expiry < expiriesEnd;
            if (hasExpiry && (!hasRow || order(expiry, row) < 0)) {
                writeExpiry(results, expiry++);
            } else if (hasRow) {
                writeTransfer(results, row++);
            } else {
                return;
            }
        }
    }

    private int order(int expiry, int row) {
        return Long.compare(expiries.timestamp(expiry), transfers.times().timestamp(row));
    }

    private void writeTransfer(LongBuffer results, int row) {
        int flags = transfers.records().view(transfer, row).get(TransferLayout.FLAGS);
        long timestamp = transfers.times().timestamp(row);
        write(results, row, type(flags), timestamp, transfers.states(), row);
    }

    private void writeExpiry(LongBuffer results, int expiry) {
        write(
                results,
                expiries.pendingRow(expiry),
                TWO_PHASE_EXPIRED,
                expiries.timestamp(expiry),
                expiries.states(),
                expiry);
    }

    private static int type(int transferFlags) {
        if ((transferFlags & TransferFlagBits.PENDING) != 0) return TWO_PHASE_PENDING;
        if ((transferFlags & TransferFlagBits.POST) != 0) return TWO_PHASE_POSTED;
        if ((transferFlags & TransferFlagBits.VOID) != 0) return TWO_PHASE_VOIDED;
        return SINGLE_PHASE;
    }

    private void write(
            LongBuffer results,
            int transferRow,
            int type,
            long timestamp,
            EventStates states,
            int event) {
        writeTransferFields(transferRow);
        out.set(TYPE, type);
        out.set(TIMESTAMP, timestamp);
        writeDebitAccount(transfers.debitRow(transferRow), states, event);
        writeCreditAccount(transfers.creditRow(transferRow), states, event);
        out.writeTo(results, SIZE / Long.BYTES);
    }

    private void writeTransferFields(int row) {
        Struct t = transfers.records().view(transfer, row);
        out.copy(TRANSFER_ID, t, TransferLayout.ID);
        out.copy(TRANSFER_AMOUNT, t, TransferLayout.AMOUNT);
        out.copy(TRANSFER_PENDING_ID, t, TransferLayout.PENDING_ID);
        out.copy(TRANSFER_USER_DATA_128, t, TransferLayout.USER_DATA_128);
        out.set(TRANSFER_USER_DATA_64, t.get(TransferLayout.USER_DATA_64));
        out.set(TRANSFER_USER_DATA_32, t.get(TransferLayout.USER_DATA_32));
        out.set(TRANSFER_TIMEOUT, t.get(TransferLayout.TIMEOUT));
        out.set(TRANSFER_CODE, t.get(TransferLayout.CODE));
        out.set(TRANSFER_FLAGS, t.get(TransferLayout.FLAGS));
        out.set(LEDGER, t.get(TransferLayout.LEDGER));
        out.set(TRANSFER_TIMESTAMP, t.get(TransferLayout.TIMESTAMP));
    }

    private void writeDebitAccount(int row, EventStates states, int event) {
        Struct a = accounts.records().view(account, row);
        out.copy(DEBIT_ACCOUNT_ID, a, AccountLayout.ID);
        states.copyBalances(event, true, out, Balances.DEBIT_SIDE_IN_CHANGE_EVENT);
        out.copy(DEBIT_ACCOUNT_USER_DATA_128, a, AccountLayout.USER_DATA_128);
        out.set(DEBIT_ACCOUNT_USER_DATA_64, a.get(AccountLayout.USER_DATA_64));
        out.set(DEBIT_ACCOUNT_USER_DATA_32, a.get(AccountLayout.USER_DATA_32));
        out.set(DEBIT_ACCOUNT_CODE, a.get(AccountLayout.CODE));
        out.set(DEBIT_ACCOUNT_FLAGS, states.accountFlags(event, true, a.get(AccountLayout.FLAGS)));
        out.set(DEBIT_ACCOUNT_TIMESTAMP, a.get(AccountLayout.TIMESTAMP));
    }

    private void writeCreditAccount(int row, EventStates states, int event) {
        Struct a = accounts.records().view(account, row);
        out.copy(CREDIT_ACCOUNT_ID, a, AccountLayout.ID);
        states.copyBalances(event, false, out, Balances.CREDIT_SIDE_IN_CHANGE_EVENT);
        out.copy(CREDIT_ACCOUNT_USER_DATA_128, a, AccountLayout.USER_DATA_128);
        out.set(CREDIT_ACCOUNT_USER_DATA_64, a.get(AccountLayout.USER_DATA_64));
        out.set(CREDIT_ACCOUNT_USER_DATA_32, a.get(AccountLayout.USER_DATA_32));
        out.set(CREDIT_ACCOUNT_CODE, a.get(AccountLayout.CODE));
        out.set(
                CREDIT_ACCOUNT_FLAGS,
                states.accountFlags(event, false, a.get(AccountLayout.FLAGS)));
        out.set(CREDIT_ACCOUNT_TIMESTAMP, a.get(AccountLayout.TIMESTAMP));
    }
}
