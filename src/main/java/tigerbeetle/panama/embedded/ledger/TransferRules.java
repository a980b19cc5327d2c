package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.CreateTransferStatus.*;
import static tigerbeetle.panama.layout.AccountLayout.CREDITS_PENDING;
import static tigerbeetle.panama.layout.AccountLayout.CREDITS_POSTED;
import static tigerbeetle.panama.layout.AccountLayout.DEBITS_PENDING;
import static tigerbeetle.panama.layout.AccountLayout.DEBITS_POSTED;
import static tigerbeetle.panama.layout.TransferLayout.*;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.layout.AccountLayout;

/**
 * What a transfer has to be, in the order in which TigerBeetle looks: the first rule that applies
 * is the answer (create_transfer in src/state_machine.zig, 0.17.9). Posting, voiding and what
 * exists have rules of their own.
 */
final class TransferRules {

    private static final int DEBITS_LIMITED = AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS.bits();
    private static final int CREDITS_LIMITED = AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS.bits();
    private static final int CLOSED = AccountFlags.CLOSED.bits();

    private final AccountStore accounts;
    private final TransferStore transfers;
    private final TransferContext context;
    private final PostVoidRules postVoidRules;
    private final ExistingTransferRules existingRules;

    TransferRules(AccountStore accounts, TransferStore transfers, TransferContext context) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.context = context;
        this.postVoidRules = new PostVoidRules(accounts, transfers, context);
        this.existingRules = new ExistingTransferRules(transfers, context);
    }

    /** The rules for all transfers. */
    CreateTransferStatus check() {
        Struct t = context.event;
        if (t.hasAny(FLAGS, TransferFlagBits.UNDEFINED)) return RESERVED_FLAG;
        if (t.isZero(ID)) return ID_MUST_NOT_BE_ZERO;
        if (t.isMax(ID)) return ID_MUST_NOT_BE_INT_MAX;
        int row = transfers.find(context.idHash, t, ID);
        if (row >= 0) return existingRules.check(row);
        if (row == TransferStore.BURNT) return ID_ALREADY_FAILED;
        if (t.hasAny(FLAGS, TransferFlagBits.POST_OR_VOID)) return postVoidRules.check();
        return checkFields();
    }

    /** Single-phase and pending transfers: the event by itself. */
    private CreateTransferStatus checkFields() {
        Struct t = context.event;
        if (t.isZero(DEBIT_ACCOUNT_ID)) return DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
        if (t.isMax(DEBIT_ACCOUNT_ID)) return DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX;
        if (t.isZero(CREDIT_ACCOUNT_ID)) return CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
        if (t.isMax(CREDIT_ACCOUNT_ID)) return CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX;
        if (!t.differs(DEBIT_ACCOUNT_ID, t, CREDIT_ACCOUNT_ID)) return ACCOUNTS_MUST_BE_DIFFERENT;
        if (!t.isZero(PENDING_ID)) return PENDING_ID_MUST_BE_ZERO;
        if (!t.hasAny(FLAGS, TransferFlagBits.PENDING)) {
            if (!t.isZero(TIMEOUT)) return TIMEOUT_RESERVED_FOR_PENDING_TRANSFER;
            if (t.hasAny(FLAGS, TransferFlagBits.CLOSING)) return CLOSING_TRANSFER_MUST_BE_PENDING;
        }
        if (t.isZero(LEDGER)) return LEDGER_MUST_NOT_BE_ZERO;
        if (t.isZero(CODE)) return CODE_MUST_NOT_BE_ZERO;
        return checkAccounts();
    }

    /** Single-phase and pending transfers: the event and the accounts it names. */
    private CreateTransferStatus checkAccounts() {
        Struct t = context.event;
        if (context.debitRow == AccountStore.ABSENT) return DEBIT_ACCOUNT_NOT_FOUND;
        if (context.creditRow == AccountStore.ABSENT) return CREDIT_ACCOUNT_NOT_FOUND;
        Struct dr = accounts.records().view(context.debitAccount, context.debitRow);
        Struct cr = accounts.records().view(context.creditAccount, context.creditRow);
        if (dr.differs(AccountLayout.LEDGER, cr)) return ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER;
        if (t.differs(LEDGER, dr)) return TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS;
        context.timestamp = context.eventTimestamp;
        if (t.hasAny(FLAGS, TransferFlagBits.IMPORTED)) {
            long timestamp = t.get(TIMESTAMP);
            context.timestamp = timestamp;
            if (regresses(timestamp, accounts, transfers)) {
                return IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS;
            }
            if (timestamp <= dr.get(AccountLayout.TIMESTAMP)) {
                return IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_DEBIT_ACCOUNT;
            }
            if (timestamp <= cr.get(AccountLayout.TIMESTAMP)) {
                return IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_CREDIT_ACCOUNT;
            }
            if (!t.isZero(TIMEOUT)) return IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO;
        }
        if (dr.hasAny(AccountLayout.FLAGS, CLOSED)) return DEBIT_ACCOUNT_ALREADY_CLOSED;
        if (cr.hasAny(AccountLayout.FLAGS, CLOSED)) return CREDIT_ACCOUNT_ALREADY_CLOSED;
        return checkAmount(t, dr, cr);
    }

    /** Single-phase and pending transfers: the amount it will move, and the balances. */
    private CreateTransferStatus checkAmount(Struct t, Struct dr, Struct cr) {
        Amount a = amount(t, dr, cr);
        if (t.hasAny(FLAGS, TransferFlagBits.PENDING)) {
            if (a.sumOverflows(dr, DEBITS_PENDING)) return OVERFLOWS_DEBITS_PENDING;
            if (a.sumOverflows(cr, CREDITS_PENDING)) return OVERFLOWS_CREDITS_PENDING;
        }
        if (a.sumOverflows(dr, DEBITS_POSTED)) return OVERFLOWS_DEBITS_POSTED;
        if (a.sumOverflows(cr, CREDITS_POSTED)) return OVERFLOWS_CREDITS_POSTED;
        if (a.sumOverflows(dr, DEBITS_PENDING, DEBITS_POSTED)) return OVERFLOWS_DEBITS;
        if (a.sumOverflows(cr, CREDITS_PENDING, CREDITS_POSTED)) return OVERFLOWS_CREDITS;
        if (Timestamps.overflows(context.timestamp, t.get(TIMEOUT))) return OVERFLOWS_TIMEOUT;
        if (dr.hasAny(AccountLayout.FLAGS, DEBITS_LIMITED)
                && a.sumExceeds(dr, DEBITS_PENDING, DEBITS_POSTED, CREDITS_POSTED)) {
            return EXCEEDS_CREDITS;
        }
        if (cr.hasAny(AccountLayout.FLAGS, CREDITS_LIMITED)
                && a.sumExceeds(cr, CREDITS_PENDING, CREDITS_POSTED, DEBITS_POSTED)) {
            return EXCEEDS_DEBITS;
        }
        return CREATED;
    }

    /** The amount asked for, or what balances an account if that is less. */
    private Amount amount(Struct t, Struct dr, Struct cr) {
        Amount a = context.amount;
        a.set(t, AMOUNT);
        if (t.hasAny(FLAGS, TransferFlagBits.BALANCING_DEBIT)) {
            a.capAtRest(dr, CREDITS_POSTED, DEBITS_POSTED, DEBITS_PENDING);
        }
        if (t.hasAny(FLAGS, TransferFlagBits.BALANCING_CREDIT)) {
            a.capAtRest(cr, DEBITS_POSTED, CREDITS_POSTED, CREDITS_PENDING);
        }
        return a;
    }

    /** Imported transfers come in the order of their timestamps, none at an account's timestamp. */
    static boolean regresses(long timestamp, AccountStore accounts, TransferStore transfers) {
        return timestamp <= transfers.times().last() || accounts.times().contains(timestamp);
    }
}
