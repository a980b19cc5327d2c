package tigerbeetle.panama;

import static tigerbeetle.panama.CreateAccountStatus.*;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an account whatever the ledger holds, in the order in which TigerBeetle looks:
 * the first rule that applies is the answer (create_account in src/state_machine.zig, 0.17.9). A
 * record has no undefined flags and no reserved field, so there are no rules for them here.
 */
final class AccountChecks {

    private static final AccountFlags BOTH_LIMITS =
            AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS.with(
                    AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS);

    private AccountChecks() {}

    static @Nullable Fault check(Account a) {
        if (a.id().isZero()) return Fault.id(ID_MUST_NOT_BE_ZERO, "id", a.id());
        if (a.id().equals(UInt128.MAX)) return Fault.id(ID_MUST_NOT_BE_INT_MAX, "id", a.id());
        // Here the server looks for an account with this id.
        if (a.flags().contains(BOTH_LIMITS)) {
            return Fault.of(
                    FLAGS_ARE_MUTUALLY_EXCLUSIVE,
                    "flags",
                    a.flags(),
                    "; an account has one of the two limits at most");
        }
        if (!a.debitsPending().isZero()) {
            return balance(DEBITS_PENDING_MUST_BE_ZERO, "debitsPending", a.debitsPending());
        }
        if (!a.debitsPosted().isZero()) {
            return balance(DEBITS_POSTED_MUST_BE_ZERO, "debitsPosted", a.debitsPosted());
        }
        if (!a.creditsPending().isZero()) {
            return balance(CREDITS_PENDING_MUST_BE_ZERO, "creditsPending", a.creditsPending());
        }
        if (!a.creditsPosted().isZero()) {
            return balance(CREDITS_POSTED_MUST_BE_ZERO, "creditsPosted", a.creditsPosted());
        }
        if (a.ledger() == 0) return Fault.ledger(LEDGER_MUST_NOT_BE_ZERO);
        if (a.code() == 0) return Fault.code(CODE_MUST_NOT_BE_ZERO);
        return null;
    }

    private static Fault balance(CreateAccountStatus status, String field, UInt128 value) {
        return Fault.of(status, field, value, " is not 0, as a new account's balances are");
    }
}
