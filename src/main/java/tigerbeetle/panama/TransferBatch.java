package tigerbeetle.panama;

import java.nio.ByteBuffer;
import java.util.UUID;
import tigerbeetle.panama.layout.TransferLayout;

/**
 * Transfers in memory outside of the heap, as the protocol has them: what {@link
 * BatchClient#createTransfers} sends without a copy, and what look-ups and queries are answered
 * with. Made to be filled again and again; no object is made for an element.
 *
 * <pre>{@code
 * TransferBatch transfers = TransferBatch.allocate(8_189);
 * int i = transfers.add();
 * transfers.id(i, Id.next()).debitAccountId(i, 0, 1).creditAccountId(i, 0, 2);
 * transfers.amount(i, 0, 100).ledger(i, 700).code(i, 10);
 * }</pre>
 *
 * <p>A new element has zero in every field. What the fields mean is said at {@link Transfer}. Who
 * owns the memory when, and who may use it, is said at {@link Batch}.
 */
public final class TransferBatch extends TransferRows {

    private TransferBatch(int capacity) {
        super("TransferBatch", capacity);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 8,189
     * @return the batch, which takes 128 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static TransferBatch allocate(int capacity) {
        return new TransferBatch(capacity);
    }

    /**
     * Appends an element that is zero in all its fields.
     *
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add() {
        int index = memory.add();
        Structs.clear(memory.buffer(), index * TransferLayout.SIZE, TransferLayout.SIZE);
        return index;
    }

    /**
     * Appends a transfer in one phase without user data: as quick as it gets, since every byte is
     * written once.
     *
     * @param idHigh the upper 64 bits of {@link Transfer#id()}
     * @param idLow the lower 64 bits
     * @param debitHigh the upper 64 bits of {@link Transfer#debitAccountId()}
     * @param debitLow the lower 64 bits
     * @param creditHigh the upper 64 bits of {@link Transfer#creditAccountId()}
     * @param creditLow the lower 64 bits
     * @param amountHigh the upper 64 bits of {@link Transfer#amount()}
     * @param amountLow the lower 64 bits
     * @param ledger that of both accounts, 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow,
            long ledger,
            int code) {
        Check.uint32("Transfer.ledger", ledger);
        Check.uint16("Transfer.code", code);
        int index = memory.add();
        int at = index * TransferLayout.SIZE;
        ByteBuffer buffer = memory.buffer();
        TransferLayout.ID.set(buffer, at, idHigh, idLow);
        TransferLayout.DEBIT_ACCOUNT_ID.set(buffer, at, debitHigh, debitLow);
        TransferLayout.CREDIT_ACCOUNT_ID.set(buffer, at, creditHigh, creditLow);
        TransferLayout.AMOUNT.set(buffer, at, amountHigh, amountLow);
        TransferLayout.PENDING_ID.set(buffer, at, 0, 0);
        TransferLayout.USER_DATA_128.set(buffer, at, 0, 0);
        TransferLayout.USER_DATA_64.set(buffer, at, 0);
        // As eight bytes each, a third quicker: what follows user data 32 is the timeout, and what
        // follows the ledger is the code and the flags.
        buffer.putLong(at + TransferLayout.USER_DATA_32.offset(), 0);
        buffer.putLong(at + TransferLayout.LEDGER.offset(), ledger | (long) code << Integer.SIZE);
        TransferLayout.TIMESTAMP.set(buffer, at, 0);
        return index;
    }

    /**
     * Appends a copy.
     *
     * @param transfer to be appended
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add(Transfer transfer) {
        Check.notNull("transfer", transfer);
        int index = memory.add();
        transfer.writeTo(memory.buffer(), at(index));
        return index;
    }

    /**
     * Sets {@link Transfer#id()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public TransferBatch id(int index, long high, long low) {
        TransferLayout.ID.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Transfer#id()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param id unique among all transfers, not 0 or 2<sup>128</sup> − 1
     * @return this batch
     */
    public TransferBatch id(int index, UInt128 id) {
        return id(index, id.high(), id.low());
    }

    /**
     * Sets {@link Transfer#id()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param id whose most significant bits are the upper 64 bits
     * @return this batch
     */
    public TransferBatch id(int index, UUID id) {
        return id(index, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /**
     * Sets {@link Transfer#debitAccountId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public TransferBatch debitAccountId(int index, long high, long low) {
        TransferLayout.DEBIT_ACCOUNT_ID.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Transfer#debitAccountId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param debitAccountId the account whose debits grow
     * @return this batch
     */
    public TransferBatch debitAccountId(int index, UInt128 debitAccountId) {
        return debitAccountId(index, debitAccountId.high(), debitAccountId.low());
    }

    /**
     * Sets {@link Transfer#debitAccountId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param debitAccountId whose most significant bits are the upper 64 bits
     * @return this batch
     */
    public TransferBatch debitAccountId(int index, UUID debitAccountId) {
        return debitAccountId(
                index,
                debitAccountId.getMostSignificantBits(),
                debitAccountId.getLeastSignificantBits());
    }

    /**
     * Sets {@link Transfer#creditAccountId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public TransferBatch creditAccountId(int index, long high, long low) {
        TransferLayout.CREDIT_ACCOUNT_ID.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Transfer#creditAccountId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param creditAccountId the account whose credits grow
     * @return this batch
     */
    public TransferBatch creditAccountId(int index, UInt128 creditAccountId) {
        return creditAccountId(index, creditAccountId.high(), creditAccountId.low());
    }

    /**
     * Sets {@link Transfer#creditAccountId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param creditAccountId whose most significant bits are the upper 64 bits
     * @return this batch
     */
    public TransferBatch creditAccountId(int index, UUID creditAccountId) {
        return creditAccountId(
                index,
                creditAccountId.getMostSignificantBits(),
                creditAccountId.getLeastSignificantBits());
    }

    /**
     * Sets {@link Transfer#amount()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public TransferBatch amount(int index, long high, long low) {
        TransferLayout.AMOUNT.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Transfer#amount()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param amount in the ledger's smallest unit
     * @return this batch
     */
    public TransferBatch amount(int index, UInt128 amount) {
        return amount(index, amount.high(), amount.low());
    }

    /**
     * Sets {@link Transfer#pendingId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public TransferBatch pendingId(int index, long high, long low) {
        TransferLayout.PENDING_ID.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Transfer#pendingId()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param pendingId what this one posts or voids, else 0
     * @return this batch
     */
    public TransferBatch pendingId(int index, UInt128 pendingId) {
        return pendingId(index, pendingId.high(), pendingId.low());
    }

    /**
     * Sets {@link Transfer#userData128()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return this batch
     */
    public TransferBatch userData128(int index, long high, long low) {
        TransferLayout.USER_DATA_128.set(memory.buffer(), at(index), high, low);
        return this;
    }

    /**
     * Sets {@link Transfer#userData128()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData128 anything
     * @return this batch
     */
    public TransferBatch userData128(int index, UInt128 userData128) {
        return userData128(index, userData128.high(), userData128.low());
    }

    /**
     * Sets {@link Transfer#userData128()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData128 whose most significant bits are the upper 64 bits
     * @return this batch
     */
    public TransferBatch userData128(int index, UUID userData128) {
        return userData128(
                index, userData128.getMostSignificantBits(), userData128.getLeastSignificantBits());
    }

    /**
     * Sets {@link Transfer#userData64()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData64 anything, 64 unsigned bits
     * @return this batch
     */
    public TransferBatch userData64(int index, long userData64) {
        TransferLayout.USER_DATA_64.set(memory.buffer(), at(index), userData64);
        return this;
    }

    /**
     * Sets {@link Transfer#userData32()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param userData32 0 to 2<sup>32</sup> − 1
     * @return this batch
     */
    public TransferBatch userData32(int index, long userData32) {
        TransferLayout.USER_DATA_32.set(
                memory.buffer(), at(index), Check.uint32("Transfer.userData32", userData32));
        return this;
    }

    /**
     * Sets {@link Transfer#timeout()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param timeout seconds, 0 to 2<sup>32</sup> − 1
     * @return this batch
     */
    public TransferBatch timeout(int index, long timeout) {
        TransferLayout.TIMEOUT.set(
                memory.buffer(), at(index), Check.uint32("Transfer.timeout", timeout));
        return this;
    }

    /**
     * Sets {@link Transfer#ledger()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param ledger that of both accounts, 1 to 2<sup>32</sup> − 1
     * @return this batch
     */
    public TransferBatch ledger(int index, long ledger) {
        TransferLayout.LEDGER.set(
                memory.buffer(), at(index), Check.uint32("Transfer.ledger", ledger));
        return this;
    }

    /**
     * Sets {@link Transfer#code()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param code 1 to 65,535
     * @return this batch
     */
    public TransferBatch code(int index, int code) {
        TransferLayout.CODE.set(memory.buffer(), at(index), Check.uint16("Transfer.code", code));
        return this;
    }

    /**
     * Sets {@link Transfer#flags()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param flags all that shall be set
     * @return this batch
     */
    public TransferBatch flags(int index, TransferFlags flags) {
        TransferLayout.FLAGS.set(memory.buffer(), at(index), flags.bits());
        return this;
    }

    /**
     * Sets {@link Transfer#timestamp()} of an element.
     *
     * @param index of the element, 0 to size − 1
     * @param timestamp nanoseconds since 1970-01-01T00:00Z, for an imported event
     * @return this batch
     */
    public TransferBatch timestamp(int index, long timestamp) {
        TransferLayout.TIMESTAMP.set(memory.buffer(), at(index), timestamp);
        return this;
    }
}
