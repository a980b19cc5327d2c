package tigerbeetle.panama.embedded.wire;

/**
 * The commands that pass between a client and a replica, with their numbers (TigerBeetle 0.17.9,
 * {@code src/vsr.zig}, {@code Command}). The other defined numbers, up to {@link #NUMBER_MAX}, are
 * spoken among replicas only.
 */
public enum Command {
    /** A client asks for the view and shows that it lives; answered by {@link #PONG_CLIENT}. */
    PING_CLIENT(3),
    /** The answer to a ping. */
    PONG_CLIENT(4),
    /** A client's request; answered by {@link #REPLY} or {@link #EVICTION}. */
    REQUEST(5),
    /** The answer to a request. */
    REPLY(8),
    /** The end of a client's session, with a reason. */
    EVICTION(18);

    /**
     * The highest defined number. A real replica that receives a higher one, or a client that does,
     * terminates its process, because ignoring it might be unsafe ({@code src/message_buffer.zig}).
     */
    public static final int NUMBER_MAX = 24;

    private final int number;

    Command(int number) {
        this.number = number;
    }

    /**
     * The command's number on the wire.
     *
     * @return the number
     */
    public int number() {
        return number;
    }
}
