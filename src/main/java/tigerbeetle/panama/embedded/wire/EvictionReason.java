package tigerbeetle.panama.embedded.wire;

/**
 * Why a replica ends a client's session, with the numbers on the wire (TigerBeetle 0.17.9, {@code
 * src/vsr/message_header.zig}, {@code Eviction.Reason}). An eviction is final: the client library
 * closes itself, so none is ever used to make a client wait.
 */
public enum EvictionReason {
    /** A request or a ping of a client that has no session, or no longer has one. */
    NO_SESSION(1),
    /** The client's release is older than the oldest that is served. */
    CLIENT_RELEASE_TOO_LOW(2),
    /** The client's release is newer than the server's. */
    CLIENT_RELEASE_TOO_HIGH(3),
    /** The operation's number is not defined. */
    INVALID_REQUEST_OPERATION(4),
    /** The body does not fit the operation. */
    INVALID_REQUEST_BODY(5),
    /** The body is larger than the limit told at registration. */
    INVALID_REQUEST_BODY_SIZE(6),
    /** The request names an older session of the same client. */
    SESSION_TOO_LOW(7),
    /** The client changed its release within a session. */
    SESSION_RELEASE_MISMATCH(8);

    private final int number;

    EvictionReason(int number) {
        this.number = number;
    }

    /**
     * The reason's number on the wire.
     *
     * @return 1 to 8
     */
    public int number() {
        return number;
    }
}
