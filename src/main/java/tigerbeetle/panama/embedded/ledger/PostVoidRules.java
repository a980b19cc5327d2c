package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.CreateTransferStatus.*;
import static tigerbeetle.panama.layout.TransferLayout.*;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.layout.AccountLayout;

/**
 * What a transfer that posts or voids a pending one has to be, in the order in which TigerBeetle
 * looks (post_or_void_pending_transfer in src/state_machine.zig, 0.17.9).
 */
final class PostVoidRules {

    private static final int CLOSED = AccountFlags.CLOSED.bits();
    private static final int EXCLUDED_FLAGS =
            TransferFlagBits.PENDING | TransferFlagBits.BALANCING | TransferFlagBits.CLOSING;

    private final AccountStore accounts;
    private final TransferStore transfers;
    private final TransferContext context;

    PostVoidRules(AccountStore accounts, TransferStore transfers, TransferContext context) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.context = context;
    }

    CreateTransferStatus check() {
        Struct t = context.event;
        if (t.hasAll(FLAGS, TransferFlagBits.POST_OR_VOID) || t.hasAny(FLAGS, EXCLUDED_FLAGS)) {
            return FLAGS_ARE_MUTUALLY_EXCLUSIVE;
        }
        if (t.isZero(PENDING_ID)) return PENDING_ID_MUST_NOT_BE_ZERO;
        if (t.isMax(PENDING_ID)) return PENDING_ID_MUST_NOT_BE_INT_MAX;
        if (!t.differs(PENDING_ID, t, ID)) return PENDING_ID_MUST_BE_DIFFERENT;
        if (!t.isZero(TIMEOUT)) return TIMEOUT_RESERVED_FOR_PENDING_TRANSFER;
        context.pendingRow = transfers.find(t, PENDING_ID);
        if (context.pendingRow < 0) return PENDING_TRANSFER_NOT_FOUND;
        return checkPending(t, transfers.records().view(context.pending, context.pendingRow));
    }

    /** The event and the pending transfer it names. */
    private CreateTransferStatus checkPending(Struct t, Struct p) {
        if (!p.hasAny(FLAGS, TransferFlagBits.PENDING)) return PENDING_TRANSFER_NOT_PENDING;
        if (!t.isZero(DEBIT_ACCOUNT_ID) && t.differs(DEBIT_ACCOUNT_ID, p)) {
            return PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID;
        }
        if (!t.isZero(CREDIT_ACCOUNT_ID) && t.differs(CREDIT_ACCOUNT_ID, p)) {
            return PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID;
        }
        if (!t.isZero(LEDGER) && t.differs(LEDGER, p)) {
            return PENDING_TRANSFER_HAS_DIFFERENT_LEDGER;
        }
        if (!t.isZero(CODE) && t.differs(CODE, p)) return PENDING_TRANSFER_HAS_DIFFERENT_CODE;
        boolean isVoid = t.hasAny(FLAGS, TransferFlagBits.VOID);
        Amount a = amount(t, p, isVoid);
        if (a.isGreaterThan(p, AMOUNT)) return EXCEEDS_PENDING_TRANSFER_AMOUNT;
        if (isVoid && a.isLessThan(p, AMOUNT)) return PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT;
        PendingStatus status = transfers.status(context.pendingRow);
        if (status == PendingStatus.POSTED) return PENDING_TRANSFER_ALREADY_POSTED;
        if (status == PendingStatus.VOIDED) return PENDING_TRANSFER_ALREADY_VOIDED;
        if (status == PendingStatus.EXPIRED || isDue(p)) return PENDING_TRANSFER_EXPIRED;
        return checkAccounts(t, isVoid);
    }

    /** The event and the accounts of the pending transfer. */
    private CreateTransferStatus checkAccounts(Struct t, boolean isVoid) {
        context.timestamp = context.eventTimestamp;
        if (t.hasAny(FLAGS, TransferFlagBits.IMPORTED)) {
            // The real server panics if the pending transfer has a timeout; there is no reference.
            context.timestamp = t.get(TIMESTAMP);
            if (TransferRules.regresses(context.timestamp, accounts, transfers)) {
                return IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS;
            }
        }
        context.debitRow = transfers.debitRow(context.pendingRow);
        context.creditRow = transfers.creditRow(context.pendingRow);
        Struct dr = accounts.records().view(context.debitAccount, context.debitRow);
        Struct cr = accounts.records().view(context.creditAccount, context.creditRow);
        // Closed accounts take nothing but voids.
        if (dr.hasAny(AccountLayout.FLAGS, CLOSED) && !isVoid) return DEBIT_ACCOUNT_ALREADY_CLOSED;
        if (cr.hasAny(AccountLayout.FLAGS, CLOSED) && !isVoid) return CREDIT_ACCOUNT_ALREADY_CLOSED;
        return CREATED;
    }

    /** "All of it" is 0 in a void and 2^128 − 1 in a post. */
    private Amount amount(Struct t, Struct p, boolean isVoid) {
        boolean all = isVoid ? t.isZero(AMOUNT) : t.isMax(AMOUNT);
        context.amount.set(all ? p : t, AMOUNT);
        return context.amount;
    }

    /** Whether the timeout of a pending transfer is over, though it may not have expired yet. */
    private boolean isDue(Struct p) {
        return !p.isZero(TIMEOUT)
                && Timestamps.expiry(p.get(TIMESTAMP), p.get(TIMEOUT)) <= context.eventTimestamp;
    }
}
