package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * The fields of a {@link Command#REPLY} (TigerBeetle 0.17.9, {@code src/vsr/message_header.zig},
 * {@code Reply}).
 *
 * <pre>
 *       0                  16                 32                 48
 * 128   │ request_checksum │ (zero)           │ context          │ (zero)            │
 * 192   │ client           │ op    commit     │ timestamp request operation (zero) … │
 *                            208   216          224       232     236       237
 * </pre>
 */
public final class ReplyHeader {

    static final int REQUEST_CHECKSUM = 128;
    static final int CONTEXT = 160;
    static final int CLIENT = 192;
    static final int OP = 208;
    static final int COMMIT = 216;
    static final int TIMESTAMP = 224;
    static final int REQUEST = 232;
    static final int OPERATION = 236;

    private ReplyHeader() {}

    /**
     * The checksum of the request that is answered.
     *
     * @param message a reply
     * @return the request's header checksum
     */
    public static U128 requestChecksum(ByteBuffer message) {
        return U128.read(message, REQUEST_CHECKSUM);
    }

    /**
     * What the client's next request has to name as its parent.
     *
     * @param message a reply
     * @return the context
     */
    public static U128 context(ByteBuffer message) {
        return U128.read(message, CONTEXT);
    }

    /**
     * The client addressed.
     *
     * @param message a reply
     * @return the client id
     */
    public static U128 client(ByteBuffer message) {
        return U128.read(message, CLIENT);
    }

    /**
     * The number of the operation in the log; {@code commit} is always the same.
     *
     * @param message a reply
     * @return the op number, at least 1
     */
    public static long op(ByteBuffer message) {
        return message.getLong(OP);
    }

    /**
     * The prepare timestamp.
     *
     * @param message a reply
     * @return nanoseconds since 1970, positive
     */
    public static long timestamp(ByteBuffer message) {
        return message.getLong(TIMESTAMP);
    }

    /**
     * The number of the request answered.
     *
     * @param message a reply
     * @return the request number, unsigned
     */
    public static int request(ByteBuffer message) {
        return message.getInt(REQUEST);
    }

    /**
     * The number of the request's operation.
     *
     * @param message a reply
     * @return 0 to 255
     */
    public static int operation(ByteBuffer message) {
        return Byte.toUnsignedInt(message.get(OPERATION));
    }
}
