package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.layout.AccountBalanceLayout;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.ChangeEventLayout;
import tigerbeetle.panama.layout.Uint128Field;

/**
 * The four balances of an account as one run of eight longs, which accounts, rows of the balance
 * history and change events all have in the same order: debits pending, debits posted, credits
 * pending, credits posted. The constants are the index of the first long.
 */
final class Balances {

    static final int WORDS = 8;

    static final int IN_ACCOUNT =
            start(
                    AccountLayout.DEBITS_PENDING,
                    AccountLayout.DEBITS_POSTED,
                    AccountLayout.CREDITS_PENDING,
                    AccountLayout.CREDITS_POSTED);

    static final int IN_ACCOUNT_BALANCE =
            start(
                    AccountBalanceLayout.DEBITS_PENDING,
                    AccountBalanceLayout.DEBITS_POSTED,
                    AccountBalanceLayout.CREDITS_PENDING,
                    AccountBalanceLayout.CREDITS_POSTED);

    static final int DEBIT_SIDE_IN_CHANGE_EVENT =
            start(
                    ChangeEventLayout.DEBIT_ACCOUNT_DEBITS_PENDING,
                    ChangeEventLayout.DEBIT_ACCOUNT_DEBITS_POSTED,
                    ChangeEventLayout.DEBIT_ACCOUNT_CREDITS_PENDING,
                    ChangeEventLayout.DEBIT_ACCOUNT_CREDITS_POSTED);

    static final int CREDIT_SIDE_IN_CHANGE_EVENT =
            start(
                    ChangeEventLayout.CREDIT_ACCOUNT_DEBITS_PENDING,
                    ChangeEventLayout.CREDIT_ACCOUNT_DEBITS_POSTED,
                    ChangeEventLayout.CREDIT_ACCOUNT_CREDITS_PENDING,
                    ChangeEventLayout.CREDIT_ACCOUNT_CREDITS_POSTED);

    private Balances() {}

    private static int start(
            Uint128Field debitsPending,
            Uint128Field debitsPosted,
            Uint128Field creditsPending,
            Uint128Field creditsPosted) {
        int start = debitsPending.offset();
        if (start % Long.BYTES != 0
                || debitsPosted.offset() != start + 16
                || creditsPending.offset() != start + 32
                || creditsPosted.offset() != start + 48) {
            throw new AssertionError("balances are not one run of longs");
        }
        return start / Long.BYTES;
    }
}
