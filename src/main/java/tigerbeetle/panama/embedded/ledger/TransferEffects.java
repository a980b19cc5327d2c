package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.layout.AccountLayout.CREDITS_PENDING;
import static tigerbeetle.panama.layout.AccountLayout.CREDITS_POSTED;
import static tigerbeetle.panama.layout.AccountLayout.DEBITS_PENDING;
import static tigerbeetle.panama.layout.AccountLayout.DEBITS_POSTED;
import static tigerbeetle.panama.layout.TransferLayout.*;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.layout.AccountLayout;

/**
 * What a transfer that has passed the rules does to its accounts, to the pending transfer it posts
 * or voids, and to the stores; and the way back, for a chain that breaks.
 */
final class TransferEffects {

    private static final int CLOSED = AccountFlags.CLOSED.bits();

    private final AccountStore accounts;
    private final TransferStore transfers;

    private final Struct transfer;
    private final Struct pending;
    private final Struct debitAccount;
    private final Struct creditAccount;
    private final Amount amount = new Amount();

    TransferEffects(AccountStore accounts, TransferStore transfers) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.transfer = transfers.records().newView();
        this.pending = transfers.records().newView();
        this.debitAccount = accounts.records().newView();
        this.creditAccount = accounts.records().newView();
    }

    /** Creates the transfer. */
    void apply(TransferContext context) {
        assert context.timestamp > transfers.times().last();
        boolean isPending = context.event.hasAny(FLAGS, TransferFlagBits.PENDING);
        boolean isPostOrVoid = context.event.hasAny(FLAGS, TransferFlagBits.POST_OR_VOID);
        PendingStatus status = isPending ? PendingStatus.PENDING : PendingStatus.NONE;
        int row =
                transfers.append(
                        context.idHash, context.event, context.debitRow, context.creditRow, status);
        Struct t = transfers.records().view(transfer, row);
        t.set(AMOUNT, context.amount.high(), context.amount.low());
        t.set(TIMESTAMP, context.timestamp);
        if (isPostOrVoid) {
            inherit(t, context.pending);
            resolve(t, context);
        } else {
            move(t, context, isPending);
        }
        transfers.finishAppend(row, context.debitAccount, context.creditAccount);
        accounts.appendTransfer(context.debitRow, context.creditRow, row);
    }

    /** Undoes the transfer that was created last. */
    void undoLast() {
        int row = transfers.count() - 1;
        Struct t = transfers.records().view(transfer, row);
        Struct dr = accounts.records().view(debitAccount, transfers.debitRow(row));
        Struct cr = accounts.records().view(creditAccount, transfers.creditRow(row));
        accounts.removeLastTransfer(transfers.debitRow(row), transfers.creditRow(row), row);
        if (t.hasAny(FLAGS, TransferFlagBits.POST_OR_VOID)) {
            unresolve(t, dr, cr);
        } else {
            unmove(t, dr, cr);
        }
        transfers.removeLast();
    }

    /** Releases a pending transfer whose timeout is over, and notes its accounts after that. */
    void expire(int row, long timestamp, ExpiryEvents events) {
        assert transfers.status(row) == PendingStatus.PENDING;
        Struct p = transfers.records().view(pending, row);
        Struct dr = accounts.records().view(debitAccount, transfers.debitRow(row));
        Struct cr = accounts.records().view(creditAccount, transfers.creditRow(row));
        transfers.setStatus(row, PendingStatus.EXPIRED);
        release(p, dr, cr);
        reopen(p, dr, cr);
        events.append(timestamp, row, dr, cr);
    }

    /** A post or void has its pending transfer's fields, except user data of its own. */
    private static void inherit(Struct t, Struct p) {
        t.copy(DEBIT_ACCOUNT_ID, p);
        t.copy(CREDIT_ACCOUNT_ID, p);
        t.copy(LEDGER, p);
        t.copy(CODE, p);
        if (t.isZero(USER_DATA_128)) {
            t.copy(USER_DATA_128, p);
        }
        if (t.isZero(USER_DATA_64)) {
            t.copy(USER_DATA_64, p);
        }
        if (t.isZero(USER_DATA_32)) {
            t.copy(USER_DATA_32, p);
        }
    }

    private void move(Struct t, TransferContext context, boolean isPending) {
        Struct dr = context.debitAccount;
        Struct cr = context.creditAccount;
        context.amount.addTo(dr, isPending ? DEBITS_PENDING : DEBITS_POSTED);
        context.amount.addTo(cr, isPending ? CREDITS_PENDING : CREDITS_POSTED);
        if (isPending) {
            close(t, dr, cr);
        }
    }

    private void unmove(Struct t, Struct dr, Struct cr) {
        boolean isPending = t.hasAny(FLAGS, TransferFlagBits.PENDING);
        amount.set(t, AMOUNT);
        amount.subtractFrom(dr, isPending ? DEBITS_PENDING : DEBITS_POSTED);
        amount.subtractFrom(cr, isPending ? CREDITS_PENDING : CREDITS_POSTED);
        reopen(t, dr, cr);
    }

    private void resolve(Struct t, TransferContext context) {
        Struct p = context.pending;
        Struct dr = context.debitAccount;
        Struct cr = context.creditAccount;
        boolean isPost = t.hasAny(FLAGS, TransferFlagBits.POST);
        assert transfers.status(context.pendingRow) == PendingStatus.PENDING;
        transfers.setStatus(
                context.pendingRow, isPost ? PendingStatus.POSTED : PendingStatus.VOIDED);
        release(p, dr, cr);
        if (isPost) {
            context.amount.addTo(dr, DEBITS_POSTED);
            context.amount.addTo(cr, CREDITS_POSTED);
        } else {
            reopen(p, dr, cr);
        }
    }

    private void unresolve(Struct t, Struct dr, Struct cr) {
        int pendingRow = transfers.find(t, PENDING_ID);
        Struct p = transfers.records().view(pending, pendingRow);
        if (t.hasAny(FLAGS, TransferFlagBits.POST)) {
            amount.set(t, AMOUNT);
            amount.subtractFrom(dr, DEBITS_POSTED);
            amount.subtractFrom(cr, CREDITS_POSTED);
        } else {
            close(p, dr, cr);
        }
        amount.set(p, AMOUNT);
        amount.addTo(dr, DEBITS_PENDING);
        amount.addTo(cr, CREDITS_PENDING);
        transfers.setStatus(pendingRow, PendingStatus.PENDING);
    }

    private void release(Struct p, Struct dr, Struct cr) {
        amount.set(p, AMOUNT);
        amount.subtractFrom(dr, DEBITS_PENDING);
        amount.subtractFrom(cr, CREDITS_PENDING);
    }

    private static void close(Struct closing, Struct dr, Struct cr) {
        if (closing.hasAny(FLAGS, TransferFlagBits.CLOSING_DEBIT)) {
            assert !dr.hasAny(AccountLayout.FLAGS, CLOSED);
            dr.setFlag(AccountLayout.FLAGS, CLOSED);
        }
        if (closing.hasAny(FLAGS, TransferFlagBits.CLOSING_CREDIT)) {
            assert !cr.hasAny(AccountLayout.FLAGS, CLOSED);
            cr.setFlag(AccountLayout.FLAGS, CLOSED);
        }
    }

    private static void reopen(Struct closing, Struct dr, Struct cr) {
        if (closing.hasAny(FLAGS, TransferFlagBits.CLOSING_DEBIT)) {
            assert dr.hasAny(AccountLayout.FLAGS, CLOSED);
            dr.clearFlag(AccountLayout.FLAGS, CLOSED);
        }
        if (closing.hasAny(FLAGS, TransferFlagBits.CLOSING_CREDIT)) {
            assert cr.hasAny(AccountLayout.FLAGS, CLOSED);
            cr.clearFlag(AccountLayout.FLAGS, CLOSED);
        }
    }
}
