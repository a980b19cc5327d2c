package tigerbeetle.panama.embedded.session;

/** Why a message is left without an answer, while its connection stays. */
public enum DropReason {
    /** The command is none that a client sends. */
    NOT_FROM_A_CLIENT,
    /** A field of the header breaks a rule. */
    INVALID_HEADER,
    /** The client claims to have seen a view that does not exist yet. */
    VIEW_IN_THE_FUTURE,
    /** The client's session is older than the request says. */
    SESSION_IN_THE_FUTURE,
    /** The client has had a later request answered. */
    OLD_REQUEST,
    /** Another request with this number has been answered. */
    REQUEST_COLLISION,
    /** The client has not seen the reply to its last request, or pretends to. */
    WRONG_PARENT,
    /** There is a gap in the numbers of the requests. */
    REQUEST_IN_THE_FUTURE,
    /** The request carries a prepare timestamp. */
    TIMESTAMP
}
