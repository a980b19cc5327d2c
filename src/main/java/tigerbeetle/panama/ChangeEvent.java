package tigerbeetle.panama;

import java.nio.ByteBuffer;
import tigerbeetle.panama.layout.ChangeEventAccountFields;
import tigerbeetle.panama.layout.ChangeEventLayout;

/**
 * What one transfer, or the expiry of one, has changed: a result of getChangeEvents. Immutable.
 *
 * <p>There is one event for each transfer that was created, and one for each pending transfer that
 * has expired; it is part of the ledger and stays there. Accounts have no events of their own.
 *
 * <p>The accounts are as they were <em>right after the event</em>, with their balances and flags of
 * then. So this is the only way to the exact balances after a transfer for accounts without {@link
 * AccountFlags#HISTORY}.
 *
 * @param type what has happened
 * @param timestamp when it has happened, in nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits:
 *     that of the transfer or, for an expiry, one of its own. It names the event; keep that of the
 *     last event that was dealt with, to go on from there
 * @param transfer the transfer that was created, with the amount it has moved or reserved; for an
 *     expiry, the pending transfer
 * @param debitAccount the account that the transfer debits, right after the event
 * @param creditAccount the account that the transfer credits, right after the event
 */
public record ChangeEvent(
        ChangeEventType type,
        long timestamp,
        Transfer transfer,
        Account debitAccount,
        Account creditAccount) {

    /** The size of a change event in the protocol, in bytes: 384. */
    public static final int SIZE = ChangeEventLayout.SIZE;

    /**
     * An event with all its fields.
     *
     * @throws IllegalArgumentException if a value is null, or an account is not the transfer's or
     *     of another ledger
     */
    public ChangeEvent {
        Check.notNull("ChangeEvent.type", type);
        Check.notNull("ChangeEvent.transfer", transfer);
        Check.notNull("ChangeEvent.debitAccount", debitAccount);
        Check.notNull("ChangeEvent.creditAccount", creditAccount);
        requireSame("debitAccount.id", debitAccount.id(), transfer.debitAccountId());
        requireSame("creditAccount.id", creditAccount.id(), transfer.creditAccountId());
        requireSame("debitAccount.ledger", debitAccount.ledger(), transfer.ledger());
        requireSame("creditAccount.ledger", creditAccount.ledger(), transfer.ledger());
    }

    /** The protocol has these values once, so they cannot differ. */
    private static void requireSame(String field, Object value, Object ofTransfer) {
        if (!value.equals(ofTransfer)) {
            throw new IllegalArgumentException(
                    "ChangeEvent."
                            + field
                            + ": "
                            + value
                            + " is not the transfer's, "
                            + ofTransfer);
        }
    }

    /**
     * Writes this event as the protocol has it. The buffer's position and limit stay.
     *
     * @param buffer little-endian, with 384 bytes from {@code at} on; all of them are written
     * @param at the index of the first byte
     * @throws IllegalArgumentException if the buffer is not little-endian
     * @throws IndexOutOfBoundsException if the event is not within the buffer's limit
     */
    public void writeTo(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        Structs.clear(buffer, at, SIZE);
        Structs.set(ChangeEventLayout.TRANSFER_ID, buffer, at, transfer.id());
        Structs.set(ChangeEventLayout.TRANSFER_AMOUNT, buffer, at, transfer.amount());
        Structs.set(ChangeEventLayout.TRANSFER_PENDING_ID, buffer, at, transfer.pendingId());
        Structs.set(ChangeEventLayout.TRANSFER_USER_DATA_128, buffer, at, transfer.userData128());
        ChangeEventLayout.TRANSFER_USER_DATA_64.set(buffer, at, transfer.userData64());
        ChangeEventLayout.TRANSFER_USER_DATA_32.set(buffer, at, transfer.userData32());
        ChangeEventLayout.TRANSFER_TIMEOUT.set(buffer, at, transfer.timeout());
        ChangeEventLayout.TRANSFER_CODE.set(buffer, at, transfer.code());
        ChangeEventLayout.TRANSFER_FLAGS.set(buffer, at, transfer.flags().bits());
        ChangeEventLayout.TRANSFER_TIMESTAMP.set(buffer, at, transfer.timestamp());
        ChangeEventLayout.LEDGER.set(buffer, at, transfer.ledger());
        ChangeEventLayout.TYPE.set(buffer, at, type.code());
        ChangeEventLayout.TIMESTAMP.set(buffer, at, timestamp);
        write(debitAccount, ChangeEventAccountFields.DEBIT, buffer, at);
        write(creditAccount, ChangeEventAccountFields.CREDIT, buffer, at);
    }

    private static void write(
            Account account, ChangeEventAccountFields layout, ByteBuffer buffer, int at) {
        Structs.set(layout.id(), buffer, at, account.id());
        Structs.set(layout.debitsPending(), buffer, at, account.debitsPending());
        Structs.set(layout.debitsPosted(), buffer, at, account.debitsPosted());
        Structs.set(layout.creditsPending(), buffer, at, account.creditsPending());
        Structs.set(layout.creditsPosted(), buffer, at, account.creditsPosted());
        Structs.set(layout.userData128(), buffer, at, account.userData128());
        layout.userData64().set(buffer, at, account.userData64());
        layout.userData32().set(buffer, at, account.userData32());
        layout.code().set(buffer, at, account.code());
        layout.flags().set(buffer, at, account.flags().bits());
        layout.timestamp().set(buffer, at, account.timestamp());
    }

    /**
     * Reads an event as the protocol has it. The buffer's position and limit stay; reserved bytes
     * are passed over.
     *
     * @param buffer little-endian, with 384 bytes from {@code at} on
     * @param at the index of the first byte
     * @return the event
     * @throws IllegalArgumentException if the buffer is not little-endian, or the type or a flag is
     *     not defined
     * @throws IndexOutOfBoundsException if the event is not within the buffer's limit
     */
    public static ChangeEvent readFrom(ByteBuffer buffer, int at) {
        Structs.require(buffer, at, SIZE);
        return new ChangeEvent(
                ChangeEventType.fromCode(ChangeEventLayout.TYPE.get(buffer, at)),
                ChangeEventLayout.TIMESTAMP.get(buffer, at),
                readTransfer(buffer, at),
                readAccount(
                        "ChangeEvent.debitAccount.flags",
                        ChangeEventAccountFields.DEBIT,
                        buffer,
                        at),
                readAccount(
                        "ChangeEvent.creditAccount.flags",
                        ChangeEventAccountFields.CREDIT,
                        buffer,
                        at));
    }

    private static Transfer readTransfer(ByteBuffer buffer, int at) {
        return new Transfer(
                Structs.get(ChangeEventLayout.TRANSFER_ID, buffer, at),
                Structs.get(ChangeEventLayout.DEBIT_ACCOUNT_ID, buffer, at),
                Structs.get(ChangeEventLayout.CREDIT_ACCOUNT_ID, buffer, at),
                Structs.get(ChangeEventLayout.TRANSFER_AMOUNT, buffer, at),
                Structs.get(ChangeEventLayout.TRANSFER_PENDING_ID, buffer, at),
                Structs.get(ChangeEventLayout.TRANSFER_USER_DATA_128, buffer, at),
                ChangeEventLayout.TRANSFER_USER_DATA_64.get(buffer, at),
                ChangeEventLayout.TRANSFER_USER_DATA_32.get(buffer, at),
                ChangeEventLayout.TRANSFER_TIMEOUT.get(buffer, at),
                ChangeEventLayout.LEDGER.get(buffer, at),
                ChangeEventLayout.TRANSFER_CODE.get(buffer, at),
                TransferFlags.ofBits(
                        "ChangeEvent.transfer.flags",
                        ChangeEventLayout.TRANSFER_FLAGS.get(buffer, at)),
                ChangeEventLayout.TRANSFER_TIMESTAMP.get(buffer, at));
    }

    private static Account readAccount(
            String flagsName, ChangeEventAccountFields layout, ByteBuffer buffer, int at) {
        return new Account(
                Structs.get(layout.id(), buffer, at),
                Structs.get(layout.debitsPending(), buffer, at),
                Structs.get(layout.debitsPosted(), buffer, at),
                Structs.get(layout.creditsPending(), buffer, at),
                Structs.get(layout.creditsPosted(), buffer, at),
                Structs.get(layout.userData128(), buffer, at),
                layout.userData64().get(buffer, at),
                layout.userData32().get(buffer, at),
                ChangeEventLayout.LEDGER.get(buffer, at),
                layout.code().get(buffer, at),
                AccountFlags.ofBits(flagsName, layout.flags().get(buffer, at)),
                layout.timestamp().get(buffer, at));
    }

    /** {@return all of it; of the parts the fields that are not zero; numbers are decimal} */
    @Override
    public String toString() {
        return new Fields("ChangeEvent")
                .always("type", type)
                .always("timestamp", Long.toUnsignedString(timestamp))
                .always("transfer", transfer)
                .always("debitAccount", debitAccount)
                .always("creditAccount", creditAccount)
                .toString();
    }
}
