package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.CreateTransferStatus.*;
import static tigerbeetle.panama.layout.TransferLayout.*;

import tigerbeetle.panama.CreateTransferStatus;

/**
 * How a transfer compares with the one that has its id, in the order in which TigerBeetle looks
 * (create_transfer_exists and post_or_void_pending_transfer_exists in src/state_machine.zig,
 * 0.17.9). Where a post or void may leave a field to the pending transfer, it is compared as if
 * filled in.
 */
final class ExistingTransferRules {

    private final TransferStore transfers;
    private final TransferContext context;
    private final Amount amount = new Amount();

    ExistingTransferRules(TransferStore transfers, TransferContext context) {
        this.transfers = transfers;
        this.context = context;
    }

    CreateTransferStatus check(int existingRow) {
        Struct t = context.event;
        Struct e = transfers.records().view(context.existing, existingRow);
        // The flags decide how the rest is compared, so they come first.
        if (t.differs(FLAGS, e)) return EXISTS_WITH_DIFFERENT_FLAGS;
        if (t.differs(PENDING_ID, e)) return EXISTS_WITH_DIFFERENT_PENDING_ID;
        if (t.differs(TIMEOUT, e)) return EXISTS_WITH_DIFFERENT_TIMEOUT;
        // A post or void leaves what is 0 to its pending transfer p; any other transfer to nobody.
        boolean optional = t.hasAny(FLAGS, TransferFlagBits.POST_OR_VOID);
        Struct p = optional ? pending(t) : t;
        if (!(optional && t.isZero(DEBIT_ACCOUNT_ID)) && t.differs(DEBIT_ACCOUNT_ID, e)) {
            return EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID;
        }
        if (!(optional && t.isZero(CREDIT_ACCOUNT_ID)) && t.differs(CREDIT_ACCOUNT_ID, e)) {
            return EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID;
        }
        if (amountDiffers(t, e, p)) return EXISTS_WITH_DIFFERENT_AMOUNT;
        if ((t.isZero(USER_DATA_128) ? p : t).differs(USER_DATA_128, e)) {
            return EXISTS_WITH_DIFFERENT_USER_DATA_128;
        }
        if ((t.isZero(USER_DATA_64) ? p : t).differs(USER_DATA_64, e)) {
            return EXISTS_WITH_DIFFERENT_USER_DATA_64;
        }
        if ((t.isZero(USER_DATA_32) ? p : t).differs(USER_DATA_32, e)) {
            return EXISTS_WITH_DIFFERENT_USER_DATA_32;
        }
        if (!(optional && t.isZero(LEDGER)) && t.differs(LEDGER, e)) {
            return EXISTS_WITH_DIFFERENT_LEDGER;
        }
        if (!(optional && t.isZero(CODE)) && t.differs(CODE, e)) {
            return EXISTS_WITH_DIFFERENT_CODE;
        }
        return EXISTS;
    }

    private boolean amountDiffers(Struct t, Struct e, Struct p) {
        if (t.hasAny(FLAGS, TransferFlagBits.BALANCING)) {
            // The amount asked for is an upper limit; what was moved depended on the balances.
            amount.set(t, AMOUNT);
            return amount.isLessThan(e, AMOUNT);
        }
        boolean all =
                (t.hasAny(FLAGS, TransferFlagBits.VOID) && t.isZero(AMOUNT))
                        || (t.hasAny(FLAGS, TransferFlagBits.POST) && t.isMax(AMOUNT));
        return (all ? p : t).differs(AMOUNT, e);
    }

    /** The pending transfer of a post or void that exists, so it exists too. */
    private Struct pending(Struct t) {
        int row = transfers.find(t, PENDING_ID);
        assert row >= 0;
        return transfers.records().view(context.pending, row);
    }
}
