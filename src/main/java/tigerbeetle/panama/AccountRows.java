package tigerbeetle.panama;

import java.util.List;
import tigerbeetle.panama.layout.AccountLayout;

/** What can be read of a batch of accounts, field by field, without an object for each. */
abstract sealed class AccountRows extends Batch permits AccountBatch {

    AccountRows(String name, int capacity) {
        super(name, AccountLayout.SIZE, capacity);
    }

    /** Where an element begins. */
    final int at(int index) {
        return memory.check(index) * AccountLayout.SIZE;
    }

    /**
     * {@return a copy of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final Account get(int index) {
        return Account.readFrom(memory.buffer(), at(index));
    }

    /** {@return a copy of all elements; unmodifiable} */
    public final List<Account> toList() {
        return copies(this::get);
    }

    /**
     * {@return {@link Account#id()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 id(int index) {
        return UInt128.ofHighLow(idHigh(index), idLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#id()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long idHigh(int index) {
        return AccountLayout.ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#id()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long idLow(int index) {
        return AccountLayout.ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#debitsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 debitsPending(int index) {
        return UInt128.ofHighLow(debitsPendingHigh(index), debitsPendingLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#debitsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long debitsPendingHigh(int index) {
        return AccountLayout.DEBITS_PENDING.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#debitsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long debitsPendingLow(int index) {
        return AccountLayout.DEBITS_PENDING.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#debitsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 debitsPosted(int index) {
        return UInt128.ofHighLow(debitsPostedHigh(index), debitsPostedLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#debitsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long debitsPostedHigh(int index) {
        return AccountLayout.DEBITS_POSTED.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#debitsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long debitsPostedLow(int index) {
        return AccountLayout.DEBITS_POSTED.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#creditsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 creditsPending(int index) {
        return UInt128.ofHighLow(creditsPendingHigh(index), creditsPendingLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#creditsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long creditsPendingHigh(int index) {
        return AccountLayout.CREDITS_PENDING.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#creditsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long creditsPendingLow(int index) {
        return AccountLayout.CREDITS_PENDING.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#creditsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 creditsPosted(int index) {
        return UInt128.ofHighLow(creditsPostedHigh(index), creditsPostedLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#creditsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long creditsPostedHigh(int index) {
        return AccountLayout.CREDITS_POSTED.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#creditsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long creditsPostedLow(int index) {
        return AccountLayout.CREDITS_POSTED.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#userData128()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 userData128(int index) {
        return UInt128.ofHighLow(userData128High(index), userData128Low(index));
    }

    /**
     * {@return the upper 64 bits of {@link Account#userData128()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData128High(int index) {
        return AccountLayout.USER_DATA_128.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Account#userData128()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData128Low(int index) {
        return AccountLayout.USER_DATA_128.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#userData64()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData64(int index) {
        return AccountLayout.USER_DATA_64.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#userData32()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData32(int index) {
        return AccountLayout.USER_DATA_32.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#ledger()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long ledger(int index) {
        return AccountLayout.LEDGER.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#code()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final int code(int index) {
        return AccountLayout.CODE.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#flags()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final AccountFlags flags(int index) {
        return AccountFlags.ofBits("Account.flags", flagBits(index));
    }

    /**
     * {@return the bits of {@link Account#flags()} of an element, as in the protocol}
     *
     * @param index of the element, 0 to size − 1
     */
    public final int flagBits(int index) {
        return AccountLayout.FLAGS.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Account#timestamp()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long timestamp(int index) {
        return AccountLayout.TIMESTAMP.get(memory.buffer(), at(index));
    }
}
