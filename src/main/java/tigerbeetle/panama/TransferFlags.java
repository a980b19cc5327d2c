package tigerbeetle.panama;

/**
 * The flags of a {@link Transfer}: any combination of the constants below. Immutable.
 *
 * <pre>{@code
 * TransferFlags.PENDING.with(TransferFlags.LINKED)
 * TransferFlags.of(TransferFlags.PENDING, TransferFlags.LINKED)
 * }</pre>
 *
 * <p>Which flags may be combined is for the server to say, in the status of the event. Source of
 * the numbers: src/tigerbeetle.zig, 0.17.9.
 *
 * @param bits as in the protocol; only defined bits
 */
public record TransferFlags(int bits) {

    private static final int DEFINED_MASK = 0x1FF;

    /** No flag. */
    public static final TransferFlags NONE = new TransferFlags(0);

    /**
     * This event and the next one of the batch succeed or fail together. A chain ends with the
     * first event without this flag, so the last event of a batch never has it.
     */
    public static final TransferFlags LINKED = new TransferFlags(1);

    /**
     * The first of two phases: the amount is reserved in the accounts' pending balances, until it
     * is posted or voided, or its timeout is over.
     */
    public static final TransferFlags PENDING = new TransferFlags(1 << 1);

    /**
     * The second of two phases: posts all ({@link Transfer#AMOUNT_MAX}) or a part of the pending
     * transfer {@link Transfer#pendingId()} and releases the rest.
     */
    public static final TransferFlags POST_PENDING_TRANSFER = new TransferFlags(1 << 2);

    /** The second of two phases: releases the whole pending transfer, nothing is posted. */
    public static final TransferFlags VOID_PENDING_TRANSFER = new TransferFlags(1 << 3);

    /**
     * Moves at most the amount, and no more than the debit account's posted credits exceed its
     * debits, pending ones included; possibly 0.
     */
    public static final TransferFlags BALANCING_DEBIT = new TransferFlags(1 << 4);

    /**
     * Moves at most the amount, and no more than the credit account's posted debits exceed its
     * credits, pending ones included; possibly 0.
     */
    public static final TransferFlags BALANCING_CREDIT = new TransferFlags(1 << 5);

    /**
     * Closes the debit account. Only together with {@link #PENDING}; the account is open again when
     * this transfer is voided or expires.
     */
    public static final TransferFlags CLOSING_DEBIT = new TransferFlags(1 << 6);

    /**
     * Closes the credit account. Only together with {@link #PENDING}; the account is open again
     * when this transfer is voided or expires.
     */
    public static final TransferFlags CLOSING_CREDIT = new TransferFlags(1 << 7);

    /**
     * The event comes from elsewhere and brings its own timestamp. Either all events of a batch are
     * imported or none.
     */
    public static final TransferFlags IMPORTED = new TransferFlags(1 << 8);

    /**
     * The flags with the given bits.
     *
     * @param bits as in the protocol
     * @throws IllegalArgumentException if a bit is set that is not defined
     */
    public TransferFlags {
        Flags.requireDefined("TransferFlags.bits", bits, DEFINED_MASK);
    }

    /** The flags with the given bits; an error names the field that had them. */
    static TransferFlags ofBits(String field, int bits) {
        return bits == 0
                ? NONE
                : new TransferFlags(Flags.requireDefined(field, bits, DEFINED_MASK));
    }

    /**
     * All of the given flags together.
     *
     * @param flags none, one or several
     * @return their union
     */
    public static TransferFlags of(TransferFlags... flags) {
        int bits = 0;
        for (TransferFlags flag : flags) {
            bits |= flag.bits;
        }
        return new TransferFlags(bits);
    }

    /**
     * These flags and the given ones.
     *
     * @param flags to set
     * @return the union
     */
    public TransferFlags with(TransferFlags flags) {
        return new TransferFlags(bits | flags.bits);
    }

    /**
     * These flags but the given ones.
     *
     * @param flags to clear
     * @return the difference
     */
    public TransferFlags without(TransferFlags flags) {
        return new TransferFlags(bits & ~flags.bits);
    }

    /**
     * Whether all of the given flags are set here; always so for {@link #NONE}.
     *
     * @param flags to look for
     * @return whether these flags include them
     */
    public boolean contains(TransferFlags flags) {
        return (bits & flags.bits) == flags.bits;
    }

    /** {@return whether no flag is set} */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** {@return the names of the flags, as in {@code LINKED|PENDING}, or {@code NONE}} */
    @Override
    public String toString() {
        return Flags.toString(
                bits,
                "LINKED",
                "PENDING",
                "POST_PENDING_TRANSFER",
                "VOID_PENDING_TRANSFER",
                "BALANCING_DEBIT",
                "BALANCING_CREDIT",
                "CLOSING_DEBIT",
                "CLOSING_CREDIT",
                "IMPORTED");
    }
}
