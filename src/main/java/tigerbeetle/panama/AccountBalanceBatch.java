package tigerbeetle.panama;

import java.util.List;
import tigerbeetle.panama.layout.AccountBalanceLayout;

/**
 * Balances of an account in memory outside of the heap, as the protocol has them: what {@link
 * BatchClient#getAccountBalances} is answered with.
 *
 * <p>What the fields mean is said at {@link AccountBalance}. Who owns the memory when, and who may
 * use it, is said at {@link Batch}.
 */
public final class AccountBalanceBatch extends Batch {

    private AccountBalanceBatch(int capacity) {
        super("AccountBalanceBatch", AccountBalanceLayout.SIZE, capacity);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 8,189: at least the filter's limit
     * @return the batch, which takes 128 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static AccountBalanceBatch allocate(int capacity) {
        return new AccountBalanceBatch(capacity);
    }

    private int at(int index) {
        return memory.check(index) * AccountBalanceLayout.SIZE;
    }

    /**
     * {@return a copy of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public AccountBalance get(int index) {
        return AccountBalance.readFrom(memory.buffer(), at(index));
    }

    /** {@return a copy of all elements; unmodifiable} */
    public List<AccountBalance> toList() {
        return copies(this::get);
    }

    /**
     * {@return {@link AccountBalance#debitsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 debitsPending(int index) {
        return UInt128.ofHighLow(debitsPendingHigh(index), debitsPendingLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link AccountBalance#debitsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPendingHigh(int index) {
        return AccountBalanceLayout.DEBITS_PENDING.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link AccountBalance#debitsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPendingLow(int index) {
        return AccountBalanceLayout.DEBITS_PENDING.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link AccountBalance#debitsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 debitsPosted(int index) {
        return UInt128.ofHighLow(debitsPostedHigh(index), debitsPostedLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link AccountBalance#debitsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPostedHigh(int index) {
        return AccountBalanceLayout.DEBITS_POSTED.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link AccountBalance#debitsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long debitsPostedLow(int index) {
        return AccountBalanceLayout.DEBITS_POSTED.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link AccountBalance#creditsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 creditsPending(int index) {
        return UInt128.ofHighLow(creditsPendingHigh(index), creditsPendingLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link AccountBalance#creditsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPendingHigh(int index) {
        return AccountBalanceLayout.CREDITS_PENDING.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link AccountBalance#creditsPending()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPendingLow(int index) {
        return AccountBalanceLayout.CREDITS_PENDING.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link AccountBalance#creditsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 creditsPosted(int index) {
        return UInt128.ofHighLow(creditsPostedHigh(index), creditsPostedLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link AccountBalance#creditsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPostedHigh(int index) {
        return AccountBalanceLayout.CREDITS_POSTED.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link AccountBalance#creditsPosted()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long creditsPostedLow(int index) {
        return AccountBalanceLayout.CREDITS_POSTED.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link AccountBalance#timestamp()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long timestamp(int index) {
        return AccountBalanceLayout.TIMESTAMP.get(memory.buffer(), at(index));
    }
}
