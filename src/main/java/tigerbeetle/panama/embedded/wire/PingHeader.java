package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * The fields of a {@link Command#PING_CLIENT} and of the {@link Command#PONG_CLIENT} that answers
 * it (TigerBeetle 0.17.9, {@code src/vsr/message_header.zig}, {@code PingClient}, {@code
 * PongClient}).
 *
 * <pre>
 *            0                  16
 * ping 128   │ client           │ ping_timestamp session (zero) … │
 *                                 144            152     160
 * pong 128   │ ping_timestamp (zero) …                            │
 *              128            136
 * </pre>
 */
public final class PingHeader {

    static final int CLIENT = 128;
    static final int PING_TIMESTAMP = 144;
    static final int SESSION = 152;
    static final int RESERVED = 160;

    static final int PONG_PING_TIMESTAMP = 128;

    private PingHeader() {}

    /**
     * The id of the client that pings.
     *
     * @param message a ping
     * @return the client id
     */
    public static U128 client(ByteBuffer message) {
        return U128.read(message, CLIENT);
    }

    /**
     * The client's monotonic clock, of which only the client makes sense.
     *
     * @param message a ping
     * @return nanoseconds
     */
    public static long pingTimestamp(ByteBuffer message) {
        return message.getLong(PING_TIMESTAMP);
    }

    /**
     * The session that the client believes to have. Clients before 0.17.6 send 0.
     *
     * @param message a ping
     * @return the session number, unsigned; 0 before the registration
     */
    public static long session(ByteBuffer message) {
        return message.getLong(SESSION);
    }
}
