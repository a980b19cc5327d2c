package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.CreateAccountStatus.*;
import static tigerbeetle.panama.layout.AccountLayout.*;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateAccountStatus;

/**
 * What an account has to be, in the order in which TigerBeetle looks: the first rule that applies
 * is the answer (create_account in src/state_machine.zig, 0.17.9).
 */
final class AccountRules {

    private static final int IMPORTED = AccountFlags.IMPORTED.bits();
    private static final int BOTH_LIMITS =
            AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS
                    .with(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS)
                    .bits();
    private static final int UNDEFINED_FLAGS =
            ~AccountFlags.of(
                            AccountFlags.LINKED,
                            AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                            AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS,
                            AccountFlags.HISTORY,
                            AccountFlags.IMPORTED,
                            AccountFlags.CLOSED)
                    .bits();

    private final AccountStore accounts;
    private final TransferStore transfers;
    private final Struct existing;

    AccountRules(AccountStore accounts, TransferStore transfers) {
        this.accounts = accounts;
        this.existing = accounts.records().newView();
        this.transfers = transfers;
    }

    /** The account with the same id, after any of the statuses that begin with EXISTS. */
    Struct existing() {
        return existing;
    }

    CreateAccountStatus check(Struct a) {
        if (!a.isZero(RESERVED)) return RESERVED_FIELD;
        if (a.hasAny(FLAGS, UNDEFINED_FLAGS)) return RESERVED_FLAG;
        if (a.isZero(ID)) return ID_MUST_NOT_BE_ZERO;
        if (a.isMax(ID)) return ID_MUST_NOT_BE_INT_MAX;
        int row = accounts.find(a, ID);
        if (row != AccountStore.ABSENT) return checkExisting(a, row);
        if (a.hasAll(FLAGS, BOTH_LIMITS)) return FLAGS_ARE_MUTUALLY_EXCLUSIVE;
        if (!a.isZero(DEBITS_PENDING)) return DEBITS_PENDING_MUST_BE_ZERO;
        if (!a.isZero(DEBITS_POSTED)) return DEBITS_POSTED_MUST_BE_ZERO;
        if (!a.isZero(CREDITS_PENDING)) return CREDITS_PENDING_MUST_BE_ZERO;
        if (!a.isZero(CREDITS_POSTED)) return CREDITS_POSTED_MUST_BE_ZERO;
        if (a.isZero(LEDGER)) return LEDGER_MUST_NOT_BE_ZERO;
        if (a.isZero(CODE)) return CODE_MUST_NOT_BE_ZERO;
        if (a.hasAny(FLAGS, IMPORTED) && regresses(a)) {
            return IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS;
        }
        return CREATED;
    }

    private CreateAccountStatus checkExisting(Struct a, int row) {
        Struct e = accounts.records().view(existing, row);
        if (a.differs(FLAGS, e)) return EXISTS_WITH_DIFFERENT_FLAGS;
        if (a.differs(USER_DATA_128, e)) return EXISTS_WITH_DIFFERENT_USER_DATA_128;
        if (a.differs(USER_DATA_64, e)) return EXISTS_WITH_DIFFERENT_USER_DATA_64;
        if (a.differs(USER_DATA_32, e)) return EXISTS_WITH_DIFFERENT_USER_DATA_32;
        if (a.differs(LEDGER, e)) return EXISTS_WITH_DIFFERENT_LEDGER;
        if (a.differs(CODE, e)) return EXISTS_WITH_DIFFERENT_CODE;
        return EXISTS;
    }

    /** Imported accounts come in the order of their timestamps, none at a transfer's timestamp. */
    private boolean regresses(Struct a) {
        long timestamp = a.get(TIMESTAMP);
        return timestamp <= accounts.times().last() || transfers.times().contains(timestamp);
    }
}
