package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * The fields of a {@link Command#REQUEST} (TigerBeetle 0.17.9, {@code src/vsr/message_header.zig},
 * {@code Request}).
 *
 * <pre>
 *       0                  16                 32                 48
 * 128   │ parent           │ (zero)           │ client           │ session timestamp │
 *                                                                176     184
 * 192   │ request operation (zero) latency │ (zero) …                                │
 *         192     196       197    200       204
 * </pre>
 */
public final class RequestHeader {

    static final int PARENT = 128;
    static final int PARENT_PADDING = 144;
    static final int CLIENT = 160;
    static final int SESSION = 176;
    static final int TIMESTAMP = 184;
    static final int REQUEST = 192;
    static final int OPERATION = 196;
    static final int LATENCY_PADDING = 197;
    static final int RESERVED = 204;

    /** The size of a registration's body in bytes: {@code batch_size_limit}, then zeroes. */
    public static final int REGISTER_BODY_SIZE = 256;

    private RequestHeader() {}

    /**
     * The {@code context} of the reply before, which proves that the client has seen it.
     *
     * @param message a request
     * @return the parent; 0 in a registration
     */
    public static U128 parent(ByteBuffer message) {
        return U128.read(message, PARENT);
    }

    /**
     * The id that the client chose for itself.
     *
     * @param message a request
     * @return the client id
     */
    public static U128 client(ByteBuffer message) {
        return U128.read(message, CLIENT);
    }

    /**
     * The number of the client's session.
     *
     * @param message a request
     * @return the session number, unsigned; 0 in a registration
     */
    public static long session(ByteBuffer message) {
        return message.getLong(SESSION);
    }

    /**
     * The prepare timestamp, which only the recovery of an append-only file sets.
     *
     * @param message a request
     * @return 0 from a client
     */
    public static long timestamp(ByteBuffer message) {
        return message.getLong(TIMESTAMP);
    }

    /**
     * The number of the request in its session.
     *
     * @param message a request
     * @return 0 for a registration, then 1, 2, 3, …; unsigned
     */
    public static int request(ByteBuffer message) {
        return message.getInt(REQUEST);
    }

    /**
     * The number of the operation.
     *
     * @param message a request
     * @return 0 to 255, see {@link Operation} and {@link ControlOperation}
     */
    public static int operation(ByteBuffer message) {
        return Byte.toUnsignedInt(message.get(OPERATION));
    }
}
