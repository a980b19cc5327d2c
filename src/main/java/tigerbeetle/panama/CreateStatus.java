package tigerbeetle.panama;

/**
 * What became of one event of createAccounts or createTransfers, for code that handles both alike.
 * An outcome of business, not an exception: every event of a request has one.
 */
public sealed interface CreateStatus permits CreateAccountStatus, CreateTransferStatus {

    /** What a status means for the one who sent the event. */
    enum Kind {
        /** The object was created now. */
        CREATED,

        /**
         * An identical object had been created before; nothing has changed. After a retry: it was
         * the earlier attempt that succeeded.
         */
        EXISTS,

        /** Another object with that id had been created before; nothing has changed. */
        EXISTS_WITH_DIFFERENT,

        /**
         * The event was not to blame: another one of its chain failed. Or its chain has no end,
         * because the last event of the batch is linked.
         */
        CHAIN,

        /**
         * The event failed for the state of the ledger at that time, and its id is used up: every
         * later transfer with it is answered with {@link CreateTransferStatus#ID_ALREADY_FAILED}. A
         * new attempt, which may succeed, takes a new id.
         */
        TRANSIENT,

        /** The event failed and would fail again as it stands. Its id stays free. */
        PERMANENT
    }

    /** {@return the number of this status in the protocol; −1 for created, else positive} */
    int code();

    /** {@return the name of this status, as of an enum constant} */
    String name();

    /** {@return what this status means for the one who sent the event} */
    Kind kind();

    /** {@return whether and how it makes sense to send the event again} */
    default RetryAdvice retryAdvice() {
        return switch (kind()) {
            case CREATED, EXISTS -> RetryAdvice.NOT_NEEDED;
            case EXISTS_WITH_DIFFERENT -> RetryAdvice.INVESTIGATE;
            case TRANSIENT -> RetryAdvice.NEW_ID;
            case CHAIN ->
                    this == CreateAccountStatus.LINKED_EVENT_FAILED
                                    || this == CreateTransferStatus.LINKED_EVENT_FAILED
                            ? RetryAdvice.WITH_ITS_CHAIN
                            : RetryAdvice.AFTER_CORRECTION;
            case PERMANENT ->
                    this == CreateTransferStatus.ID_ALREADY_FAILED
                            ? RetryAdvice.NEW_ID
                            : RetryAdvice.AFTER_CORRECTION;
        };
    }

    /**
     * {@return whether the object is in the ledger as the event has it, created now or before}
     *
     * <p>When a chain that had been created is sent again, this is so of its first event; the
     * others are {@code LINKED_EVENT_FAILED} then. {@link Triage} knows of chains.
     */
    default boolean isDone() {
        return isCreated() || isExists();
    }

    /** {@return whether the object was created now} */
    default boolean isCreated() {
        return kind() == Kind.CREATED;
    }

    /** {@return whether an identical object had been created before} */
    default boolean isExists() {
        return kind() == Kind.EXISTS;
    }

    /** {@return whether another object with that id had been created before} */
    default boolean isExistsWithDifferent() {
        return kind() == Kind.EXISTS_WITH_DIFFERENT;
    }

    /** {@return whether the id is used up, and a new attempt needs a new one} */
    default boolean isTransient() {
        return kind() == Kind.TRANSIENT;
    }
}
