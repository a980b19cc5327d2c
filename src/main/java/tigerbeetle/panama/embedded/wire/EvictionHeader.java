package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * The fields of a {@link Command#EVICTION} (TigerBeetle 0.17.9, {@code src/vsr/message_header.zig},
 * {@code Eviction}).
 *
 * <pre>
 *       0                  16
 * 128   │ client           │ (zero) …                      reason │
 *                                                          255
 * </pre>
 */
public final class EvictionHeader {

    static final int CLIENT = 128;
    static final int REASON = 255;

    private EvictionHeader() {}

    /**
     * The client that is turned away.
     *
     * @param message an eviction
     * @return the client id
     */
    public static U128 client(ByteBuffer message) {
        return U128.read(message, CLIENT);
    }

    /**
     * The number of the reason.
     *
     * @param message an eviction
     * @return the number, see {@link EvictionReason}
     */
    public static int reason(ByteBuffer message) {
        return Byte.toUnsignedInt(message.get(REASON));
    }
}
