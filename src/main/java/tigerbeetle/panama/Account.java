package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.AccountLayout;

/**
 * An account: the event of createAccounts, and the result of look-ups and queries. Immutable.
 *
 * <pre>{@code
 * Account.of(Id.next(), 700, 10)
 * Account.builder().id(Id.next()).ledger(700).code(10).flags(AccountFlags.HISTORY).build()
 * }</pre>
 *
 * <p>For a new account, id, ledger and code are set; user data and flags may be; balances and, but
 * for an imported one, the timestamp are zero and set by the server. Values that a field cannot
 * hold are refused here; values that make no sense, like the ledger 0, are refused by the server,
 * with a {@link CreateAccountStatus}.
 *
 * <p>A pending balance is what pending transfers have reserved, a posted one what has been moved.
 * Debits and credits are never set off against each other: which of them is the account's balance
 * depends on its kind, and their difference may be negative or need more than 128 bits.
 *
 * @param id unique among all accounts, not 0 or 2<sup>128</sup> − 1
 * @param debitsPending the debits reserved by pending transfers
 * @param debitsPosted the debits posted
 * @param creditsPending the credits reserved by pending transfers
 * @param creditsPosted the credits posted
 * @param userData128 anything; 0 if not used
 * @param userData64 anything, 64 unsigned bits: a negative long stands for 2<sup>63</sup> and more;
 *     0 if not used
 * @param userData32 anything, 0 to 2<sup>32</sup> − 1; 0 if not used
 * @param ledger the accounts that may transact with each other, 0 to 2<sup>32</sup> − 1, not 0
 * @param code the kind of account, for the user to say, 0 to 65,535, not 0
 * @param flags what the account is or may do
 * @param timestamp when it was created, in nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits;
 *     unique among accounts and transfers
 */
public record Account(
        UInt128 id,
        UInt128 debitsPending,
        UInt128 debitsPosted,
        UInt128 creditsPending,
        UInt128 creditsPosted,
        UInt128 userData128,
        long userData64,
        long userData32,
        long ledger,
        int code,
        AccountFlags flags,
        long timestamp) {

    /** The size of an account in the protocol, in bytes: 128. */
    public static final int SIZE = AccountLayout.SIZE;

    /**
     * An account with all its fields; {@link #builder()} reads better.
     *
     * @throws IllegalArgumentException if a value is null or out of its field's range
     */
    public Account {
        Check.notNull("Account.id", id);
        Check.notNull("Account.debitsPending", debitsPending);
        Check.notNull("Account.debitsPosted", debitsPosted);
        Check.notNull("Account.creditsPending", creditsPending);
        Check.notNull("Account.creditsPosted", creditsPosted);
        Check.notNull("Account.userData128", userData128);
        Check.uint32("Account.userData32", userData32);
        Check.uint32("Account.ledger", ledger);
        Check.uint16("Account.code", code);
        Check.notNull("Account.flags", flags);
    }

    /**
     * A new account without flags and user data.
     *
     * @param id unique among all accounts, not 0 or 2<sup>128</sup> − 1
     * @param ledger 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return the account
     */
    public static Account of(UInt128 id, long ledger, int code) {
        return builder().id(id).ledger(ledger).code(code).build();
    }

    /**
     * A new account without flags and user data.
     *
     * @param id unique among all accounts, 1 to 2<sup>63</sup> − 1
     * @param ledger 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return the account
     */
    public static Account of(long id, long ledger, int code) {
        return builder().id(id).ledger(ledger).code(code).build();
    }

    /** {@return a builder in which every field is zero} */
    public static AccountBuilder builder() {
        return new AccountBuilder();
    }

    /** {@return a builder with the values of this account} */
    public AccountBuilder toBuilder() {
        return new AccountBuilder(this);
    }

    /**
     * Writes this account as the protocol has it, {@code tb_account_t}. The buffer's position and
     * limit stay.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the account is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.set(AccountLayout.ID, buffer, at, id);
        Structs.set(AccountLayout.DEBITS_PENDING, buffer, at, debitsPending);
        Structs.set(AccountLayout.DEBITS_POSTED, buffer, at, debitsPosted);
        Structs.set(AccountLayout.CREDITS_PENDING, buffer, at, creditsPending);
        Structs.set(AccountLayout.CREDITS_POSTED, buffer, at, creditsPosted);
        Structs.set(AccountLayout.USER_DATA_128, buffer, at, userData128);
        AccountLayout.USER_DATA_64.set(buffer, at, userData64);
        AccountLayout.USER_DATA_32.set(buffer, at, userData32);
        AccountLayout.RESERVED.set(buffer, at, 0);
        AccountLayout.LEDGER.set(buffer, at, ledger);
        AccountLayout.CODE.set(buffer, at, code);
        AccountLayout.FLAGS.set(buffer, at, flags.bits());
        AccountLayout.TIMESTAMP.set(buffer, at, timestamp);
    }

    /**
     * Reads an account as the protocol has it, {@code tb_account_t}. The buffer's position and
     * limit stay; reserved bytes are passed over.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the account
     * @throws IllegalArgumentException if the buffer is not little-endian, or a flag is set that is
     *     not defined
     * @throws IndexOutOfBoundsException if the account is not within the buffer's limit
     */
    public static Account readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        return new Account(
                Structs.get(AccountLayout.ID, buffer, at),
                Structs.get(AccountLayout.DEBITS_PENDING, buffer, at),
                Structs.get(AccountLayout.DEBITS_POSTED, buffer, at),
                Structs.get(AccountLayout.CREDITS_PENDING, buffer, at),
                Structs.get(AccountLayout.CREDITS_POSTED, buffer, at),
                Structs.get(AccountLayout.USER_DATA_128, buffer, at),
                AccountLayout.USER_DATA_64.get(buffer, at),
                AccountLayout.USER_DATA_32.get(buffer, at),
                AccountLayout.LEDGER.get(buffer, at),
                AccountLayout.CODE.get(buffer, at),
                AccountFlags.ofBits("Account.flags", AccountLayout.FLAGS.get(buffer, at)),
                AccountLayout.TIMESTAMP.get(buffer, at));
    }

    /** {@return the fields that are not zero; numbers are decimal} */
    @Override
    public String toString() {
        return new Fields("Account")
                .always("id", id)
                .add("debitsPending", debitsPending)
                .add("debitsPosted", debitsPosted)
                .add("creditsPending", creditsPending)
                .add("creditsPosted", creditsPosted)
                .add("userData128", userData128)
                .add("userData64", userData64)
                .add("userData32", userData32)
                .add("ledger", ledger)
                .add("code", code)
                .add("flags", flags)
                .add("timestamp", timestamp)
                .toString();
    }
}
