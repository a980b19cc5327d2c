package tigerbeetle.panama;

import java.util.List;
import tigerbeetle.panama.layout.ChangeEventAccountFields;
import tigerbeetle.panama.layout.ChangeEventLayout;

/**
 * Change events in memory outside of the heap, as the protocol has them: what {@link
 * BatchClient#getChangeEvents} is answered with.
 *
 * <pre>{@code
 * ChangeEventAccounts debited = events.debitAccounts();
 * for (int i = 0; i < events.size(); i++) {
 *     look(events.timestamp(i), events.transferAmount(i), debited.debitsPosted(i));
 * }
 * }</pre>
 *
 * <p>What the fields mean is said at {@link ChangeEvent}. Who owns the memory when, and who may use
 * it, is said at {@link Batch}.
 */
public final class ChangeEventBatch extends Batch {

    private final ChangeEventAccounts debitAccounts =
            new ChangeEventAccounts(this, "debitAccount", ChangeEventAccountFields.DEBIT);
    private final ChangeEventAccounts creditAccounts =
            new ChangeEventAccounts(this, "creditAccount", ChangeEventAccountFields.CREDIT);

    private ChangeEventBatch(int capacity) {
        super("ChangeEventBatch", ChangeEventLayout.SIZE, capacity, ChangeEventsFilter.LIMIT_MAX);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 2,730: at least the filter's limit
     * @return the batch, which takes 384 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static ChangeEventBatch allocate(int capacity) {
        return new ChangeEventBatch(capacity);
    }

    /** Where an element begins. */
    int at(int index) {
        return memory.check(index) * ChangeEventLayout.SIZE;
    }

    /**
     * {@return a copy of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public ChangeEvent get(int index) {
        return ChangeEvent.readFrom(memory.buffer(), at(index));
    }

    /** {@return a copy of all elements; unmodifiable} */
    public List<ChangeEvent> toList() {
        return copies(this::get);
    }

    /** {@return the debited accounts: a view of this batch, the same one for each call} */
    public ChangeEventAccounts debitAccounts() {
        return debitAccounts;
    }

    /** {@return the credited accounts: a view of this batch, the same one for each call} */
    public ChangeEventAccounts creditAccounts() {
        return creditAccounts;
    }

    /**
     * {@return {@link ChangeEvent#type()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public ChangeEventType type(int index) {
        return ChangeEventType.fromCode(ChangeEventLayout.TYPE.get(memory.buffer(), at(index)));
    }

    /**
     * {@return {@link ChangeEvent#timestamp()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long timestamp(int index) {
        return ChangeEventLayout.TIMESTAMP.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#id()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 transferId(int index) {
        return UInt128.ofHighLow(transferIdHigh(index), transferIdLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#id()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferIdHigh(int index) {
        return ChangeEventLayout.TRANSFER_ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#id()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferIdLow(int index) {
        return ChangeEventLayout.TRANSFER_ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#amount()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 transferAmount(int index) {
        return UInt128.ofHighLow(transferAmountHigh(index), transferAmountLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#amount()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferAmountHigh(int index) {
        return ChangeEventLayout.TRANSFER_AMOUNT.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#amount()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferAmountLow(int index) {
        return ChangeEventLayout.TRANSFER_AMOUNT.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#pendingId()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 transferPendingId(int index) {
        return UInt128.ofHighLow(transferPendingIdHigh(index), transferPendingIdLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#pendingId()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferPendingIdHigh(int index) {
        return ChangeEventLayout.TRANSFER_PENDING_ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#pendingId()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferPendingIdLow(int index) {
        return ChangeEventLayout.TRANSFER_PENDING_ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#userData128()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public UInt128 transferUserData128(int index) {
        return UInt128.ofHighLow(transferUserData128High(index), transferUserData128Low(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#userData128()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferUserData128High(int index) {
        return ChangeEventLayout.TRANSFER_USER_DATA_128.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#userData128()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferUserData128Low(int index) {
        return ChangeEventLayout.TRANSFER_USER_DATA_128.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#userData64()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferUserData64(int index) {
        return ChangeEventLayout.TRANSFER_USER_DATA_64.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#userData32()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferUserData32(int index) {
        return ChangeEventLayout.TRANSFER_USER_DATA_32.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#timeout()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferTimeout(int index) {
        return ChangeEventLayout.TRANSFER_TIMEOUT.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#code()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public int transferCode(int index) {
        return ChangeEventLayout.TRANSFER_CODE.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#flags()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public TransferFlags transferFlags(int index) {
        return TransferFlags.ofBits("ChangeEvent.transfer.flags", transferFlagBits(index));
    }

    /**
     * {@return the bits of {@link Transfer#flags()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public int transferFlagBits(int index) {
        return ChangeEventLayout.TRANSFER_FLAGS.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#timestamp()} of the transfer of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long transferTimestamp(int index) {
        return ChangeEventLayout.TRANSFER_TIMESTAMP.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#ledger()} of the transfer and of both accounts of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public long ledger(int index) {
        return ChangeEventLayout.LEDGER.get(memory.buffer(), at(index));
    }
}
