package tigerbeetle.panama.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.UInt128;

/** What holds of the accounts of a ledger at any time, whatever was done. */
final class Invariants {

    private Invariants() {}

    /** Checks all accounts of a server, or all that a program has. */
    static void check(List<Account> accounts) {
        assertThat(sums(accounts, Account::debitsPending))
                .as("the pending debits of each ledger are its pending credits")
                .isEqualTo(sums(accounts, Account::creditsPending));
        assertThat(sums(accounts, Account::debitsPosted))
                .as("the posted debits of each ledger are its posted credits")
                .isEqualTo(sums(accounts, Account::creditsPosted));
        for (Account account : accounts) {
            BigInteger debits = sum(account.debitsPending(), account.debitsPosted());
            BigInteger credits = sum(account.creditsPending(), account.creditsPosted());
            checkLimit(
                    account,
                    AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                    debits,
                    account.creditsPosted());
            checkLimit(
                    account,
                    AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS,
                    credits,
                    account.debitsPosted());
            assertThat(debits.max(credits))
                    .as("what %s has in all fits", account)
                    .isLessThanOrEqualTo(UInt128.MAX.toBigInteger());
        }
    }

    private static void checkLimit(
            Account account, AccountFlags flag, BigInteger used, UInt128 limit) {
        if (account.flags().contains(flag)) {
            assertThat(used)
                    .as("%s of %s holds", flag, account)
                    .isLessThanOrEqualTo(limit.toBigInteger());
        }
    }

    private static Map<Long, BigInteger> sums(
            List<Account> accounts, Function<Account, UInt128> balance) {
        Map<Long, BigInteger> sums = new TreeMap<>();
        for (Account account : accounts) {
            sums.merge(account.ledger(), balance.apply(account).toBigInteger(), BigInteger::add);
        }
        return sums;
    }

    private static BigInteger sum(UInt128 a, UInt128 b) {
        return a.toBigInteger().add(b.toBigInteger());
    }
}
