package tigerbeetle.panama.property;

import java.math.BigInteger;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.UInt128;

/**
 * An amount near a place where something changes.
 *
 * @param distance from there; what is less than 0 or more than 2^128 − 1 is that
 */
record AmountDraft(Base base, int distance) {

    enum Base {
        ZERO,
        /** As {@link #ZERO}, but not more than the accounts' limits leave. */
        MODEST,
        HALF,
        MAX,
        /** What the debit account may still be debited without its debits exceeding its credits. */
        DEBIT_LEFT,
        /** The same of the credit account. */
        CREDIT_LEFT,
        /** What fits into the debit account's debits. */
        DEBIT_ROOM,
        /** What fits into the credit account's credits. */
        CREDIT_ROOM,
        /** The pending transfer's, for one that posts or voids it. */
        PENDING
    }

    private static final BigInteger MAX = UInt128.MAX.toBigInteger();

    UInt128 resolve(Account debit, Account credit, UInt128 pendingAmount) {
        BigInteger amount =
                switch (base) {
                    case ZERO, MODEST -> BigInteger.ZERO;
                    case HALF -> BigInteger.ONE.shiftLeft(127);
                    case MAX -> MAX;
                    case DEBIT_LEFT -> big(debit.creditsPosted()).subtract(debits(debit));
                    case CREDIT_LEFT -> big(credit.debitsPosted()).subtract(credits(credit));
                    case DEBIT_ROOM -> MAX.subtract(debits(debit));
                    case CREDIT_ROOM -> MAX.subtract(credits(credit));
                    case PENDING -> big(pendingAmount);
                };
        BigInteger near = amount.add(BigInteger.valueOf(distance));
        BigInteger max = base == Base.MODEST ? modest(debit, credit) : MAX;
        return UInt128.of(near.min(max).max(BigInteger.ZERO));
    }

    private static BigInteger modest(Account debit, Account credit) {
        BigInteger max = MAX.subtract(debits(debit)).min(MAX.subtract(credits(credit)));
        if (debit.flags().contains(AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS)) {
            max = max.min(big(debit.creditsPosted()).subtract(debits(debit)));
        }
        if (credit.flags().contains(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS)) {
            max = max.min(big(credit.debitsPosted()).subtract(credits(credit)));
        }
        return max;
    }

    private static BigInteger big(UInt128 amount) {
        return amount.toBigInteger();
    }

    private static BigInteger debits(Account account) {
        return big(account.debitsPending()).add(big(account.debitsPosted()));
    }

    private static BigInteger credits(Account account) {
        return big(account.creditsPending()).add(big(account.creditsPosted()));
    }
}
