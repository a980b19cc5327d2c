package tigerbeetle.panama;

import java.util.List;
import tigerbeetle.panama.layout.TransferLayout;

/** What can be read of a batch of transfers, field by field, without an object for each. */
abstract sealed class TransferRows extends Batch permits TransferBatch {

    TransferRows(String name, int capacity) {
        super(name, TransferLayout.SIZE, capacity);
    }

    /** Where an element begins. */
    final int at(int index) {
        return memory.check(index) * TransferLayout.SIZE;
    }

    /**
     * {@return a copy of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final Transfer get(int index) {
        return Transfer.readFrom(memory.buffer(), at(index));
    }

    /** {@return a copy of all elements; unmodifiable} */
    public final List<Transfer> toList() {
        return copies(this::get);
    }

    /**
     * {@return {@link Transfer#id()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 id(int index) {
        return UInt128.ofHighLow(idHigh(index), idLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#id()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long idHigh(int index) {
        return TransferLayout.ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#id()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long idLow(int index) {
        return TransferLayout.ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#debitAccountId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 debitAccountId(int index) {
        return UInt128.ofHighLow(debitAccountIdHigh(index), debitAccountIdLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#debitAccountId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long debitAccountIdHigh(int index) {
        return TransferLayout.DEBIT_ACCOUNT_ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#debitAccountId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long debitAccountIdLow(int index) {
        return TransferLayout.DEBIT_ACCOUNT_ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#creditAccountId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 creditAccountId(int index) {
        return UInt128.ofHighLow(creditAccountIdHigh(index), creditAccountIdLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#creditAccountId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long creditAccountIdHigh(int index) {
        return TransferLayout.CREDIT_ACCOUNT_ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#creditAccountId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long creditAccountIdLow(int index) {
        return TransferLayout.CREDIT_ACCOUNT_ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#amount()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 amount(int index) {
        return UInt128.ofHighLow(amountHigh(index), amountLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#amount()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long amountHigh(int index) {
        return TransferLayout.AMOUNT.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#amount()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long amountLow(int index) {
        return TransferLayout.AMOUNT.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#pendingId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 pendingId(int index) {
        return UInt128.ofHighLow(pendingIdHigh(index), pendingIdLow(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#pendingId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long pendingIdHigh(int index) {
        return TransferLayout.PENDING_ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#pendingId()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long pendingIdLow(int index) {
        return TransferLayout.PENDING_ID.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#userData128()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final UInt128 userData128(int index) {
        return UInt128.ofHighLow(userData128High(index), userData128Low(index));
    }

    /**
     * {@return the upper 64 bits of {@link Transfer#userData128()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData128High(int index) {
        return TransferLayout.USER_DATA_128.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of {@link Transfer#userData128()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData128Low(int index) {
        return TransferLayout.USER_DATA_128.low(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#userData64()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData64(int index) {
        return TransferLayout.USER_DATA_64.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#userData32()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long userData32(int index) {
        return TransferLayout.USER_DATA_32.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#timeout()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long timeout(int index) {
        return TransferLayout.TIMEOUT.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#ledger()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long ledger(int index) {
        return TransferLayout.LEDGER.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#code()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final int code(int index) {
        return TransferLayout.CODE.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#flags()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final TransferFlags flags(int index) {
        return TransferFlags.ofBits("Transfer.flags", flagBits(index));
    }

    /**
     * {@return the bits of {@link Transfer#flags()} of an element, as in the protocol}
     *
     * @param index of the element, 0 to size − 1
     */
    public final int flagBits(int index) {
        return TransferLayout.FLAGS.get(memory.buffer(), at(index));
    }

    /**
     * {@return {@link Transfer#timestamp()} of an element}
     *
     * @param index of the element, 0 to size − 1
     */
    public final long timestamp(int index) {
        return TransferLayout.TIMESTAMP.get(memory.buffer(), at(index));
    }
}
