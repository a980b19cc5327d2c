package tigerbeetle.panama.ffm;

/** The client takes no request: it was closed, or its session is gone. Nothing was sent. */
public final class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PacketStatus reason;

    RequestRefusedException(PacketStatus reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** {@link PacketStatus#CLIENT_SHUTDOWN} after a close, else an eviction. */
    public PacketStatus reason() {
        return reason;
    }
}
