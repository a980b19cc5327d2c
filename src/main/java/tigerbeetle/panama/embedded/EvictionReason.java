package tigerbeetle.panama.embedded;

/**
 * Why a server turns a client away for good; see {@link Faults#evict}. The names are those of
 * TigerBeetle 0.17.9, and so is what a client makes of them.
 */
public enum EvictionReason {
    /** The client has no session, or no longer has one: what happens to clients in practice. */
    NO_SESSION,
    /** The client's release is older than the oldest that the server speaks with. */
    CLIENT_RELEASE_TOO_LOW,
    /** The client's release is newer than the server's. */
    CLIENT_RELEASE_TOO_HIGH,
    /** The operation is not defined. */
    INVALID_REQUEST_OPERATION,
    /** The body does not fit the operation. */
    INVALID_REQUEST_BODY,
    /** The body is too large. */
    INVALID_REQUEST_BODY_SIZE,
    /** The request names an older session of the same client. */
    SESSION_TOO_LOW,
    /** The client changed its release within a session. */
    SESSION_RELEASE_MISMATCH
}
