package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.TransferFlags;

/** The flags of transfers as the rules combine them. */
final class TransferFlagBits {

    static final int PENDING = TransferFlags.PENDING.bits();
    static final int POST = TransferFlags.POST_PENDING_TRANSFER.bits();
    static final int VOID = TransferFlags.VOID_PENDING_TRANSFER.bits();
    static final int BALANCING_DEBIT = TransferFlags.BALANCING_DEBIT.bits();
    static final int BALANCING_CREDIT = TransferFlags.BALANCING_CREDIT.bits();
    static final int CLOSING_DEBIT = TransferFlags.CLOSING_DEBIT.bits();
    static final int CLOSING_CREDIT = TransferFlags.CLOSING_CREDIT.bits();
    static final int IMPORTED = TransferFlags.IMPORTED.bits();

    static final int POST_OR_VOID = POST | VOID;
    static final int BALANCING = BALANCING_DEBIT | BALANCING_CREDIT;
    static final int CLOSING = CLOSING_DEBIT | CLOSING_CREDIT;

    static final int UNDEFINED =
            ~(TransferFlags.LINKED.bits()
                    | PENDING
                    | POST_OR_VOID
                    | BALANCING
                    | CLOSING
                    | IMPORTED);

    private TransferFlagBits() {}
}
