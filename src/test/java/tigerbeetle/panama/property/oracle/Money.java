package tigerbeetle.panama.property.oracle;

import java.math.BigInteger;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.UInt128;

/** Sums, and accounts with other balances. A sum that does not fit throws, wherever it arises. */
final class Money {

    private static final BigInteger MAX =
            BigInteger.ONE.shiftLeft(UInt128.BYTES * Byte.SIZE).subtract(BigInteger.ONE);

    private Money() {}

    static BigInteger sum(UInt128... amounts) {
        BigInteger sum = BigInteger.ZERO;
        for (UInt128 amount : amounts) {
            sum = sum.add(amount.toBigInteger());
        }
        return sum;
    }

    static boolean overflows(UInt128... amounts) {
        return sum(amounts).compareTo(MAX) > 0;
    }

    static UInt128 min(UInt128 a, UInt128 b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** What is left of a number after others were taken from it; 0 if that is less than nothing. */
    static UInt128 rest(UInt128 from, UInt128... taken) {
        BigInteger rest = from.toBigInteger().subtract(sum(taken));
        return rest.signum() > 0 ? UInt128.of(rest) : UInt128.ZERO;
    }

    private static UInt128 plus(UInt128 balance, BigInteger change) {
        return UInt128.of(balance.toBigInteger().add(change));
    }

    static Account debit(Account account, BigInteger pending, BigInteger posted) {
        return account.toBuilder()
                .debitsPending(plus(account.debitsPending(), pending))
                .debitsPosted(plus(account.debitsPosted(), posted))
                .build();
    }

    static Account credit(Account account, BigInteger pending, BigInteger posted) {
        return account.toBuilder()
                .creditsPending(plus(account.creditsPending(), pending))
                .creditsPosted(plus(account.creditsPosted(), posted))
                .build();
    }

    static Account close(Account account) {
        return account.toBuilder().flags(account.flags().with(AccountFlags.CLOSED)).build();
    }

    static Account reopen(Account account) {
        return account.toBuilder().flags(account.flags().without(AccountFlags.CLOSED)).build();
    }
}
