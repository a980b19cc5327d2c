package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.TransferLayout;

/**
 * A transfer: the event of createTransfers, and the result of look-ups and queries. Immutable.
 *
 * <pre>{@code
 * Transfer.of(Id.next(), debitAccountId, creditAccountId, 100, 700, 10)
 * Transfer.of(pendingId, debitAccountId, creditAccountId, 100, 700, 10)
 *         .toBuilder().flags(TransferFlags.PENDING).timeout(Duration.ofMinutes(5)).build()
 * Transfer.postPending(Id.next(), pendingId)
 * }</pre>
 *
 * <p>For a new transfer, id, accounts, amount, ledger and code are set; user data, flags, timeout
 * and pending id may be; the timestamp, but for an imported one, is zero and set by the server.
 * Values that a field cannot hold are refused here; values that make no sense, like the ledger 0,
 * are refused by the server, with a {@link CreateTransferStatus}.
 *
 * @param id unique among all transfers, not 0 or 2<sup>128</sup> − 1
 * @param debitAccountId the account whose debits grow
 * @param creditAccountId the account whose credits grow
 * @param amount what to move, in the ledger's smallest unit; 0 is allowed. At most this much for a
 *     balancing transfer. {@link #AMOUNT_MAX}: all that a balancing transfer can move, or all that
 *     is pending when it is posted
 * @param pendingId the pending transfer that this one posts or voids, else 0
 * @param userData128 anything; 0 if not used, or when posting or voiding for that of the pending
 *     transfer
 * @param userData64 anything, 64 unsigned bits: a negative long stands for 2<sup>63</sup> and more;
 *     0 as above
 * @param userData32 anything, 0 to 2<sup>32</sup> − 1; 0 as above
 * @param timeout the seconds after which a pending transfer expires, 0 to 2<sup>32</sup> − 1; 0 if
 *     it does not, and for every other transfer
 * @param ledger that of both accounts, 0 to 2<sup>32</sup> − 1; 0 only when posting or voiding
 * @param code the kind of transfer, for the user to say, 0 to 65,535; 0 only when posting or
 *     voiding
 * @param flags what kind of transfer it is
 * @param timestamp when it was created, in nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits;
 *     unique among accounts and transfers
 */
public record Transfer(
        UInt128 id,
        UInt128 debitAccountId,
        UInt128 creditAccountId,
        UInt128 amount,
        UInt128 pendingId,
        UInt128 userData128,
        long userData64,
        long userData32,
        long timeout,
        long ledger,
        int code,
        TransferFlags flags,
        long timestamp) {

    /** The size of a transfer in the protocol, in bytes: 128. */
    public static final int SIZE = TransferLayout.SIZE;

    /**
     * 2<sup>128</sup> − 1: "as much as possible" for a balancing transfer, and "all of it" when a
     * pending transfer is posted. For any other transfer it is just a number, and overflows.
     */
    public static final UInt128 AMOUNT_MAX = UInt128.MAX;

    /**
     * A transfer with all its fields; {@link #builder()} reads better.
     *
     * @throws IllegalArgumentException if a value is null or out of its field's range
     */
    public Transfer {
        Check.notNull("Transfer.id", id);
        Check.notNull("Transfer.debitAccountId", debitAccountId);
        Check.notNull("Transfer.creditAccountId", creditAccountId);
        Check.notNull("Transfer.amount", amount);
        Check.notNull("Transfer.pendingId", pendingId);
        Check.notNull("Transfer.userData128", userData128);
        Check.uint32("Transfer.userData32", userData32);
        Check.uint32("Transfer.timeout", timeout);
        Check.uint32("Transfer.ledger", ledger);
        Check.uint16("Transfer.code", code);
        Check.notNull("Transfer.flags", flags);
    }

    /**
     * A new transfer in one phase.
     *
     * @param id unique among all transfers, not 0 or 2<sup>128</sup> − 1
     * @param debitAccountId the account whose debits grow
     * @param creditAccountId the account whose credits grow
     * @param amount in the ledger's smallest unit
     * @param ledger that of both accounts, 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return the transfer
     */
    public static Transfer of(
            UInt128 id,
            UInt128 debitAccountId,
            UInt128 creditAccountId,
            UInt128 amount,
            long ledger,
            int code) {
        return builder()
                .id(id)
                .debitAccountId(debitAccountId)
                .creditAccountId(creditAccountId)
                .amount(amount)
                .ledger(ledger)
                .code(code)
                .build();
    }

    /**
     * A new transfer in one phase.
     *
     * @param id unique among all transfers, not 0 or 2<sup>128</sup> − 1
     * @param debitAccountId the account whose debits grow
     * @param creditAccountId the account whose credits grow
     * @param amount in the ledger's smallest unit, 0 to 2<sup>63</sup> − 1
     * @param ledger that of both accounts, 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return the transfer
     */
    public static Transfer of(
            UInt128 id,
            UInt128 debitAccountId,
            UInt128 creditAccountId,
            long amount,
            long ledger,
            int code) {
        UInt128 amount128 = Check.uint128("Transfer.amount", amount);
        return of(id, debitAccountId, creditAccountId, amount128, ledger, code);
    }

    /**
     * A new transfer in one phase, between accounts with small ids.
     *
     * @param id unique among all transfers, not 0 or 2<sup>128</sup> − 1
     * @param debitAccountId the account whose debits grow, 1 to 2<sup>63</sup> − 1
     * @param creditAccountId the account whose credits grow, 1 to 2<sup>63</sup> − 1
     * @param amount in the ledger's smallest unit, 0 to 2<sup>63</sup> − 1
     * @param ledger that of both accounts, 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return the transfer
     */
    public static Transfer of(
            UInt128 id,
            long debitAccountId,
            long creditAccountId,
            long amount,
            long ledger,
            int code) {
        return builder()
                .id(id)
                .debitAccountId(debitAccountId)
                .creditAccountId(creditAccountId)
                .amount(amount)
                .ledger(ledger)
                .code(code)
                .build();
    }

    /**
     * A new transfer in one phase, with small ids throughout.
     *
     * @param id unique among all transfers, 1 to 2<sup>63</sup> − 1
     * @param debitAccountId the account whose debits grow, 1 to 2<sup>63</sup> − 1
     * @param creditAccountId the account whose credits grow, 1 to 2<sup>63</sup> − 1
     * @param amount in the ledger's smallest unit, 0 to 2<sup>63</sup> − 1
     * @param ledger that of both accounts, 1 to 2<sup>32</sup> − 1
     * @param code 1 to 65,535
     * @return the transfer
     */
    public static Transfer of(
            long id,
            long debitAccountId,
            long creditAccountId,
            long amount,
            long ledger,
            int code) {
        UInt128 id128 = Check.uint128("Transfer.id", id);
        return of(id128, debitAccountId, creditAccountId, amount, ledger, code);
    }

    /**
     * Posts a pending transfer in full.
     *
     * @param id of the new transfer
     * @param pendingId of the pending transfer, from which all other fields are taken
     * @return the transfer that posts it
     */
    public static Transfer postPending(UInt128 id, UInt128 pendingId) {
        return postPending(id, pendingId, AMOUNT_MAX);
    }

    /**
     * Posts a pending transfer in full.
     *
     * @param id of the new transfer, 1 to 2<sup>63</sup> − 1
     * @param pendingId of the pending transfer, 1 to 2<sup>63</sup> − 1
     * @return the transfer that posts it
     */
    public static Transfer postPending(long id, long pendingId) {
        return builder()
                .id(id)
                .pendingId(pendingId)
                .amount(AMOUNT_MAX)
                .flags(TransferFlags.POST_PENDING_TRANSFER)
                .build();
    }

    /**
     * Posts a part of a pending transfer and releases the rest.
     *
     * @param id of the new transfer
     * @param pendingId of the pending transfer, from which all other fields are taken
     * @param amount at most that of the pending transfer, or {@link #AMOUNT_MAX} for all; 0 posts
     *     nothing, and still releases all
     * @return the transfer that posts it
     */
    public static Transfer postPending(UInt128 id, UInt128 pendingId, UInt128 amount) {
        return builder()
                .id(id)
                .pendingId(pendingId)
                .amount(amount)
                .flags(TransferFlags.POST_PENDING_TRANSFER)
                .build();
    }

    /**
     * Posts a part of a pending transfer and releases the rest.
     *
     * @param id of the new transfer
     * @param pendingId of the pending transfer, from which all other fields are taken
     * @param amount at most that of the pending transfer, 0 to 2<sup>63</sup> − 1; 0 posts nothing,
     *     and still releases all
     * @return the transfer that posts it
     */
    public static Transfer postPending(UInt128 id, UInt128 pendingId, long amount) {
        return postPending(id, pendingId, Check.uint128("Transfer.amount", amount));
    }

    /**
     * Posts a part of a pending transfer and releases the rest.
     *
     * @param id of the new transfer, 1 to 2<sup>63</sup> − 1
     * @param pendingId of the pending transfer, 1 to 2<sup>63</sup> − 1
     * @param amount at most that of the pending transfer, 0 to 2<sup>63</sup> − 1
     * @return the transfer that posts it
     */
    public static Transfer postPending(long id, long pendingId, long amount) {
        return builder()
                .id(id)
                .pendingId(pendingId)
                .amount(amount)
                .flags(TransferFlags.POST_PENDING_TRANSFER)
                .build();
    }

    /**
     * Voids a pending transfer: releases its whole amount.
     *
     * @param id of the new transfer
     * @param pendingId of the pending transfer, from which all other fields are taken
     * @return the transfer that voids it
     */
    public static Transfer voidPending(UInt128 id, UInt128 pendingId) {
        return builder()
                .id(id)
                .pendingId(pendingId)
                .flags(TransferFlags.VOID_PENDING_TRANSFER)
                .build();
    }

    /**
     * Voids a pending transfer: releases its whole amount.
     *
     * @param id of the new transfer, 1 to 2<sup>63</sup> − 1
     * @param pendingId of the pending transfer, 1 to 2<sup>63</sup> − 1
     * @return the transfer that voids it
     */
    public static Transfer voidPending(long id, long pendingId) {
        return builder()
                .id(id)
                .pendingId(pendingId)
                .flags(TransferFlags.VOID_PENDING_TRANSFER)
                .build();
    }

    /** {@return a builder in which every field is zero} */
    public static TransferBuilder builder() {
        return new TransferBuilder();
    }

    /** {@return a builder with the values of this transfer} */
    public TransferBuilder toBuilder() {
        return new TransferBuilder(this);
    }

    /**
     * Writes this transfer as the protocol has it, {@code tb_transfer_t}. The buffer's position and
     * limit stay.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the transfer is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.set(TransferLayout.ID, buffer, at, id);
        Structs.set(TransferLayout.DEBIT_ACCOUNT_ID, buffer, at, debitAccountId);
        Structs.set(TransferLayout.CREDIT_ACCOUNT_ID, buffer, at, creditAccountId);
        Structs.set(TransferLayout.AMOUNT, buffer, at, amount);
        Structs.set(TransferLayout.PENDING_ID, buffer, at, pendingId);
        Structs.set(TransferLayout.USER_DATA_128, buffer, at, userData128);
        TransferLayout.USER_DATA_64.set(buffer, at, userData64);
        TransferLayout.USER_DATA_32.set(buffer, at, userData32);
        TransferLayout.TIMEOUT.set(buffer, at, timeout);
        TransferLayout.LEDGER.set(buffer, at, ledger);
        TransferLayout.CODE.set(buffer, at, code);
        TransferLayout.FLAGS.set(buffer, at, flags.bits());
        TransferLayout.TIMESTAMP.set(buffer, at, timestamp);
    }

    /**
     * Reads a transfer as the protocol has it, {@code tb_transfer_t}. The buffer's position and
     * limit stay.
     *
     * @param buffer little-endian, with 128 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the transfer
     * @throws IllegalArgumentException if the buffer is not little-endian, or a flag is set that is
     *     not defined
     * @throws IndexOutOfBoundsException if the transfer is not within the buffer's limit
     */
    public static Transfer readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        return new Transfer(
                Structs.get(TransferLayout.ID, buffer, at),
                Structs.get(TransferLayout.DEBIT_ACCOUNT_ID, buffer, at),
                Structs.get(TransferLayout.CREDIT_ACCOUNT_ID, buffer, at),
                Structs.get(TransferLayout.AMOUNT, buffer, at),
                Structs.get(TransferLayout.PENDING_ID, buffer, at),
                Structs.get(TransferLayout.USER_DATA_128, buffer, at),
                TransferLayout.USER_DATA_64.get(buffer, at),
                TransferLayout.USER_DATA_32.get(buffer, at),
                TransferLayout.TIMEOUT.get(buffer, at),
                TransferLayout.LEDGER.get(buffer, at),
                TransferLayout.CODE.get(buffer, at),
                TransferFlags.ofBits("Transfer.flags", TransferLayout.FLAGS.get(buffer, at)),
                TransferLayout.TIMESTAMP.get(buffer, at));
    }

    /** {@return the fields that are not zero; numbers are decimal, the timeout in seconds} */
    @Override
    public String toString() {
        return new Fields("Transfer")
                .always("id", id)
                .add("debitAccountId", debitAccountId)
                .add("creditAccountId", creditAccountId)
                .add("amount", amount)
                .add("pendingId", pendingId)
                .add("userData128", userData128)
                .add("userData64", userData64)
                .add("userData32", userData32)
                .add("timeout", timeout)
                .add("ledger", ledger)
                .add("code", code)
                .add("flags", flags)
                .add("timestamp", timestamp)
                .toString();
    }
}
