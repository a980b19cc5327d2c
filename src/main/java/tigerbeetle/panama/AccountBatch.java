package tigerbeetle.panama;

import java.util.UUID;
import tigerbeetle.panama.layout.AccountLayout;

/**
 * Accounts in memory outside of the heap, as the protocol has them: what {@link
 * BatchClient#createAccounts} sends without a copy, and what look-ups and queries are answered
 * with. Made to be filled again and again; no object is made for an element.
 *
 * <pre>{@code
 * AccountBatch accounts = AccountBatch.allocate(8_189);
 * int i = accounts.add();
 * accounts.id(i, Id.next()).ledger(i, 700).code(i, 10);
 * }</pre>
 *
 * <p>A new element has zero in every field. What the fields mean is said at {@link Account}. Who
 * owns the memory when, and who may use it, is said at {@link Batch}.
 */
public final class AccountBatch extends AccountRows {

    private AccountBatch(int capacity) {
        super("AccountBatch", capacity);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 8,189
     * @return the batch, which takes 128 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static AccountBatch allocate(int capacity) {
        return new AccountBatch(capacity);
    }

    /**
     * Appends an element that is zero in all its fields.
     *
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add() {
        int index = memory.add();
        Structs.clear(memory.buffer(), at(index), AccountLayout.SIZE);
        return index;
    }

    /**
     * Appends a copy.
     *
     * @param account to be appended
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add(Account account) {
        Check.notNull("account", account);
        int index = memory.add();
        account.writeTo(memory.buffer(), at(index));
        return index;
    }

    /**
     * Sets {@link Account#id()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public AccountBatch id(int index, long high, long low) {
        AccountLayout.ID.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Account#id()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param id unique among all accounts, not 0 or 2<sup>128</sup> − 1
     * @return this batch
     */
    public AccountBatch id(int index, UInt128 id) {
        return id(index, id.high(), id.low());
    }

    /**
     * Sets {@link Account#id()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param id whose most significant bits are the upper 64 bits
     * @return this batch
     */
    public AccountBatch id(int index, UUID id) {
        return id(index, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /**
     * Sets {@link Account#userData128()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public AccountBatch userData128(int index, long high, long low) {
        AccountLayout.USER_DATA_128.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Account#userData128()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData128 anything
     * @return this batch
     */
    public AccountBatch userData128(int index, UInt128 userData128) {
        return userData128(index, userData128.high(), userData128.low());
    }

    /**
     * Sets {@link Account#userData128()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData128 whose most significant bits are the upper 64 bits
     * @return this batch
     */
    public AccountBatch userData128(int index, UUID userData128) {
        return userData128(
                index, userData128.getMostSignificantBits(), userData128.getLeastSignificantBits());
    }

    /**
     * Sets {@link Account#userData64()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData64 anything, 64 unsigned bits
     * @return this batch
     */
    public AccountBatch userData64(int index, long userData64) {
        AccountLayout.USER_DATA_64.set(memory.buffer(), at(index), userData64);
        return this;
    }

    /**
     * Sets {@link Account#userData32()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData32 0 to 2<sup>32</sup> − 1
     * @return this batch
     */
    public AccountBatch userData32(int index, long userData32) {
        AccountLayout.USER_DATA_32.set(
                memory.buffer(), at(index), Check.uint32("Account.userData32", userData32));
        return this;
    }

    /**
     * Sets {@link Account#ledger()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param ledger 1 to 2<sup>32</sup> − 1
     * @return this batch
     */
    public AccountBatch ledger(int index, long ledger) {
        AccountLayout.LEDGER.set(
                memory.buffer(), at(index), Check.uint32("Account.ledger", ledger));
        return this;
    }

    /**
     * Sets {@link Account#code()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param code 1 to 65,535
     * @return this batch
     */
    public AccountBatch code(int index, int code) {
        AccountLayout.CODE.set(memory.buffer(), at(index), Check.uint16("Account.code", code));
        return this;
    }

    /**
     * Sets {@link Account#flags()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param flags all that shall be set
     * @return this batch
     */
    public AccountBatch flags(int index, AccountFlags flags) {
        AccountLayout.FLAGS.set(memory.buffer(), at(index), flags.bits());
        return this;
    }

    /**
     * Sets {@link Account#timestamp()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param timestamp nanoseconds since 1970-01-01T00:00Z, for an imported event
     * @return this batch
     */
    public AccountBatch timestamp(int index, long timestamp) {
        AccountLayout.TIMESTAMP.set(memory.buffer(), at(index), timestamp);
        return this;
    }
}
