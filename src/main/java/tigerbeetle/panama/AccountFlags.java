package tigerbeetle.panama;

/**
 * The flags of an {@link Account}: any combination of the constants below. Immutable.
 *
 * <pre>{@code
 * AccountFlags.HISTORY.with(AccountFlags.LINKED)
 * AccountFlags.of(AccountFlags.HISTORY, AccountFlags.LINKED)
 * }</pre>
 *
 * <p>Which flags may be combined is for the server to say, in the status of the event. Source of
 * the numbers: src/tigerbeetle.zig, 0.17.9.
 *
 * @param bits as in the protocol; only defined bits
 */
public record AccountFlags(int bits) {

    private static final int DEFINED_MASK = 0x3F;

    /** No flag. */
    public static final AccountFlags NONE = new AccountFlags(0);

    /**
     * This event and the next one of the batch succeed or fail together. A chain ends with the
     * first event without this flag, so the last event of a batch never has it.
     */
    public static final AccountFlags LINKED = new AccountFlags(1);

    /**
     * A transfer is refused with {@link CreateTransferStatus#EXCEEDS_CREDITS} if it made the
     * account's debits, pending ones included, exceed its posted credits. Excludes {@link
     * #CREDITS_MUST_NOT_EXCEED_DEBITS}.
     */
    public static final AccountFlags DEBITS_MUST_NOT_EXCEED_CREDITS = new AccountFlags(1 << 1);

    /**
     * A transfer is refused with {@link CreateTransferStatus#EXCEEDS_DEBITS} if it made the
     * account's credits, pending ones included, exceed its posted debits. Excludes {@link
     * #DEBITS_MUST_NOT_EXCEED_CREDITS}.
     */
    public static final AccountFlags CREDITS_MUST_NOT_EXCEED_DEBITS = new AccountFlags(1 << 2);

    /** The server keeps the account's balances after each transfer, for getAccountBalances. */
    public static final AccountFlags HISTORY = new AccountFlags(1 << 3);

    /**
     * The event comes from elsewhere and brings its own timestamp. Either all events of a batch are
     * imported or none.
     */
    public static final AccountFlags IMPORTED = new AccountFlags(1 << 4);

    /**
     * The account takes no transfers but the voiding of pending ones. The server sets it by a
     * closing transfer and clears it when that is voided or expires; an account created with it
     * stays closed.
     */
    public static final AccountFlags CLOSED = new AccountFlags(1 << 5);

    /**
     * The flags with the given bits.
     *
     * @param bits as in the protocol
     * @throws IllegalArgumentException if a bit is set that is not defined
     */
    public AccountFlags {
        Flags.requireDefined("AccountFlags.bits", bits, DEFINED_MASK);
    }

    /** The flags with the given bits; an error names the field that had them. */
    static AccountFlags ofBits(String field, int bits) {
        return bits == 0 ? NONE : new AccountFlags(Flags.requireDefined(field, bits, DEFINED_MASK));
    }

    /**
     * All of the given flags together.
     *
     * @param flags none, one or several
     * @return their union
     */
    public static AccountFlags of(AccountFlags... flags) {
        int bits = 0;
        for (AccountFlags flag : flags) {
            bits |= flag.bits;
        }
        return new AccountFlags(bits);
    }

    /**
     * These flags and the given ones.
     *
     * @param flags to set
     * @return the union
     */
    public AccountFlags with(AccountFlags flags) {
        return new AccountFlags(bits | flags.bits);
    }

    /**
     * These flags but the given ones.
     *
     * @param flags to clear
     * @return the difference
     */
    public AccountFlags without(AccountFlags flags) {
        return new AccountFlags(bits & ~flags.bits);
    }

    /**
     * Whether all of the given flags are set here; always so for {@link #NONE}.
     *
     * @param flags to look for
     * @return whether these flags include them
     */
    public boolean contains(AccountFlags flags) {
        return (bits & flags.bits) == flags.bits;
    }

    /** {@return whether no flag is set} */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** {@return the names of the flags, as in {@code LINKED|HISTORY}, or {@code NONE}} */
    @Override
    public String toString() {
        return Flags.toString(
                bits,
                "LINKED",
                "DEBITS_MUST_NOT_EXCEED_CREDITS",
                "CREDITS_MUST_NOT_EXCEED_DEBITS",
                "HISTORY",
                "IMPORTED",
                "CLOSED");
    }
}
