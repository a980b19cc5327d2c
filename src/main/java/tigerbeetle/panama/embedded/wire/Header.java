package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * The part of a header that all commands have in common: the first 128 of its 256 bytes
 * (TigerBeetle 0.17.9, {@code src/vsr/message_header.zig}, {@code Header}).
 *
 * <pre>
 *       0                  16                 32                 48
 *   0   │ checksum         │ (zero)           │ checksum_body    │ (zero)           │
 *  64   │ (zero)           │ cluster          │ size epoch view release            │
 *                                             96   100   104  108
 * 112   │ protocol command replica (zero)     │
 *         112      114     115     116
 * 128   │ the fields of the command: {@link RequestHeader}, {@link ReplyHeader}, …   │
 * </pre>
 *
 * <p>{@code checksum} covers the bytes 16 to 255, {@code checksum_body} the body. Static accessors
 * over a message as the package describes it; {@code size}, {@code view} and {@code release} are
 * unsigned 32-bit numbers in an int.
 */
public final class Header {

    /** The size of a header in bytes. */
    public static final int SIZE = 256;

    /** The size of the largest message in bytes, header included. */
    public static final int MESSAGE_SIZE_MAX = 1 << 20;

    /** The size of the largest body in bytes. */
    public static final int BODY_SIZE_MAX = MESSAGE_SIZE_MAX - SIZE;

    /** The version of the protocol: the only one there is. */
    public static final int PROTOCOL_VERSION = 0;

    static final int CHECKSUM = 0;
    static final int CHECKSUM_PADDING = 16;
    static final int CHECKSUM_BODY = 32;
    static final int CHECKSUM_BODY_PADDING = 48;
    static final int NONCE_RESERVED = 64;
    static final int CLUSTER = 80;
    static final int MESSAGE_SIZE = 96;
    static final int EPOCH = 100;
    static final int VIEW = 104;
    static final int RELEASE = 108;
    static final int PROTOCOL = 112;
    static final int COMMAND = 114;
    static final int REPLICA = 115;
    static final int RESERVED_FRAME = 116;

    /** Where the command's own fields begin. */
    static final int COMMAND_FIELDS = 128;

    /** The first byte that {@code checksum} covers. */
    static final int COVERED = 16;

    private Header() {}

    /**
     * The checksum of a message's header, which is the message's identity.
     *
     * @param message a message
     * @return the stored checksum
     */
    public static U128 checksum(ByteBuffer message) {
        return U128.read(message, CHECKSUM);
    }

    /**
     * The cluster that a message is meant for.
     *
     * @param message a message
     * @return the cluster id
     */
    public static U128 cluster(ByteBuffer message) {
        return U128.read(message, CLUSTER);
    }

    /**
     * The size of a message as its header states it.
     *
     * @param message a message
     * @return header and body in bytes, unsigned
     */
    public static int size(ByteBuffer message) {
        return message.getInt(MESSAGE_SIZE);
    }

    /**
     * The view that the sender knows.
     *
     * @param message a message
     * @return the view, unsigned
     */
    public static int view(ByteBuffer message) {
        return message.getInt(VIEW);
    }

    /**
     * The release of the sender or, in a reply, of the client.
     *
     * @param message a message
     * @return the release, see {@link Release}
     */
    public static int release(ByteBuffer message) {
        return message.getInt(RELEASE);
    }

    /**
     * The number of the command.
     *
     * @param message a message
     * @return 0 to 255, see {@link Command}
     */
    public static int command(ByteBuffer message) {
        return Byte.toUnsignedInt(message.get(COMMAND));
    }

    /**
     * The index of the replica that wrote the message; 0 in what a client sends.
     *
     * @param message a message
     * @return 0 to 255
     */
    public static int replica(ByteBuffer message) {
        return Byte.toUnsignedInt(message.get(REPLICA));
    }

    /** Says whether all bytes in a range of a message are zero. */
    static boolean isZero(ByteBuffer message, int index, int size) {
        int bits = 0;
        for (int i = index; i < index + size; i++) {
            bits |= message.get(i);
        }
        return bits == 0;
    }
}
