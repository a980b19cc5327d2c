package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.AccountBalanceLayout;

/**
 * The balances of an account right after one of its transfers: a result of getAccountBalances, for
 * accounts that were created with {@link AccountFlags#HISTORY}. Immutable.
 *
 * @param debitsPending the debits reserved by pending transfers
 * @param debitsPosted the debits posted
 * @param creditsPending the credits reserved by pending transfers
 * @param creditsPosted the credits posted
 * @param timestamp that of the transfer, in nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits
 */
public record AccountBalance(
        UInt128 debitsPending,
        UInt128 debitsPosted,
        UInt128 creditsPending,
        UInt128 creditsPosted,
        long timestamp) {

    /** The size of a balance in the protocol, in bytes: 128. */
    public static final int SIZE = AccountBalanceLayout.SIZE;

    /**
     * A balance with all its fields.
     *
     * @throws IllegalArgumentException if a value is null
     */
    public AccountBalance {
        Check.notNull("AccountBalance.debitsPending", debitsPending);
        Check.notNull("AccountBalance.debitsPosted", debitsPosted);
        Check.notNull("AccountBalance.creditsPending", creditsPending);
        Check.notNull("AccountBalance.creditsPosted", creditsPosted);
    }

    /**
     * Writes this balance as the protocol has it, {@code tb_account_balance_t}. The buffer's
     * position and limit stay.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the balance is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.clear(buffer, at, SIZE);
        Structs.set(AccountBalanceLayout.DEBITS_PENDING, buffer, at, debitsPending);
        Structs.set(AccountBalanceLayout.DEBITS_POSTED, buffer, at, debitsPosted);
        Structs.set(AccountBalanceLayout.CREDITS_PENDING, buffer, at, creditsPending);
        Structs.set(AccountBalanceLayout.CREDITS_POSTED, buffer, at, creditsPosted);
        AccountBalanceLayout.TIMESTAMP.set(buffer, at, timestamp);
    }

    /**
     * Reads a balance as the protocol has it, {@code tb_account_balance_t}. The buffer's position
     * and limit stay; reserved bytes are passed over.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the balance
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the balance is not within the buffer's limit
     */
    public static AccountBalance readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        return new AccountBalance(
                Structs.get(AccountBalanceLayout.DEBITS_PENDING, buffer, at),
                Structs.get(AccountBalanceLayout.DEBITS_POSTED, buffer, at),
                Structs.get(AccountBalanceLayout.CREDITS_PENDING, buffer, at),
                Structs.get(AccountBalanceLayout.CREDITS_POSTED, buffer, at),
                AccountBalanceLayout.TIMESTAMP.get(buffer, at));
    }

    /** {@return the fields that are not zero; numbers are decimal} */
    @Override
    public String toString() {
        return new Fields("AccountBalance")
                .add("debitsPending", debitsPending)
                .add("debitsPosted", debitsPosted)
                .add("creditsPending", creditsPending)
                .add("creditsPosted", creditsPosted)
                .always("timestamp", Long.toUnsignedString(timestamp))
                .toString();
    }
}
