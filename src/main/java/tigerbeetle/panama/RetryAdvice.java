package tigerbeetle.panama;

/**
 * Whether it makes sense to send an event again after its status, and with which id: see {@link
 * CreateStatus#retryAdvice}. {@link Triage} follows this advice for a whole list.
 *
 * <p>All of this is for an event that has a status. A request without a reply, so with an {@link
 * OutcomeUnknownException} for example, is sent again as it was, with the same ids.
 */
public enum RetryAdvice {

    /** It is done, now or by an earlier attempt. */
    NOT_NEEDED,

    /**
     * With a new id, when the ledger's state has become another one: the account exists, or has the
     * money. The old id is used up and will never be created.
     */
    NEW_ID,

    /**
     * With its chain, and with the same id, which is free: another event of the chain failed, and
     * that one's status says what to do. If the other one {@code EXISTS}, an earlier attempt has
     * created the whole chain, and nothing is to be done.
     */
    WITH_ITS_CHAIN,

    /** Not as it stands: it breaks a rule and would do so again. Its id is free. */
    AFTER_CORRECTION,

    /**
     * Find out first what has this id: something else was created with it. Either the id was used
     * twice, or the event is not the same as in its first attempt, which succeeded.
     */
    INVESTIGATE
}
