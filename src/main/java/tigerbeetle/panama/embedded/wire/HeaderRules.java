package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a correctly framed header must look like before a replica takes notice of it. A message that
 * breaks one of these rules is dropped without an answer and the connection stays (TigerBeetle
 * 0.17.9, {@code src/vsr/message_header.zig}, {@code invalid} and {@code invalid_header}).
 */
public final class HeaderRules {

    private HeaderRules() {}

    /**
     * Looks for a rule that the header of a request or a ping breaks.
     *
     * @param message a {@link Command#REQUEST} or {@link Command#PING_CLIENT} whose checksums are
     *     right
     * @return the broken rule in a few words, or null if the header is in order
     */
    public static @Nullable String defect(ByteBuffer message) {
        String defect = frameDefect(message);
        if (defect != null) {
            return defect;
        }
        return Header.command(message) == Command.REQUEST.number()
                ? requestDefect(message)
                : pingDefect(message);
    }

    private static @Nullable String frameDefect(ByteBuffer message) {
        if (!Header.isZero(message, Header.CHECKSUM_PADDING, U128.SIZE)) {
            return "checksum_padding is not zero";
        }
        if (!Header.isZero(message, Header.CHECKSUM_BODY_PADDING, 2 * U128.SIZE)) {
            return "checksum_body_padding or nonce_reserved is not zero";
        }
        if (message.getInt(Header.EPOCH) != 0) {
            return "epoch is not zero";
        }
        int reservedSize = Header.COMMAND_FIELDS - Header.RESERVED_FRAME;
        if (!Header.isZero(message, Header.RESERVED_FRAME, reservedSize)) {
            return "reserved_frame is not zero";
        }
        if (message.getShort(Header.PROTOCOL) != Header.PROTOCOL_VERSION) {
            return "protocol is not " + Header.PROTOCOL_VERSION;
        }
        if (Header.release(message) == 0) {
            return "release is zero";
        }
        // A request may be written by a replica for itself, but not by one that we talk to.
        return Header.replica(message) == 0 ? null : "replica is not zero";
    }

    private static @Nullable String requestDefect(ByteBuffer message) {
        if (!Header.isZero(message, RequestHeader.PARENT_PADDING, U128.SIZE)) {
            return "parent_padding is not zero";
        }
        // Real replicas let a client 0 through here, for pulses that they send to themselves, and
        // stop at an assertion when a peer sends one.
        if (RequestHeader.client(message).isZero()) {
            return "client is zero";
        }
        String defect = operationDefect(message);
        if (defect != null) {
            return defect;
        }
        int paddingSize = Header.SIZE - RequestHeader.RESERVED;
        return Header.isZero(message, RequestHeader.LATENCY_PADDING, 3)
                        && Header.isZero(message, RequestHeader.RESERVED, paddingSize)
                ? null
                : "padding or reserved is not zero";
    }

    private static @Nullable String operationDefect(ByteBuffer message) {
        int operation = RequestHeader.operation(message);
        int bodySize = Header.size(message) - Header.SIZE;
        switch (operation) {
            case ControlOperation.REGISTER -> {
                return registerDefect(message, bodySize);
            }
            case ControlOperation.RECONFIGURE -> {
                return "reconfigure is not served";
            }
            case ControlOperation.NOOP -> {
                if (bodySize != 0) {
                    return "noop has a body";
                }
            }
            default -> {
                if (operation < ControlOperation.RESERVED_COUNT) {
                    return "operation is reserved";
                }
            }
        }
        if (RequestHeader.session(message) == 0) {
            return "session is zero";
        }
        return RequestHeader.request(message) == 0 ? "request is zero" : null;
    }

    private static @Nullable String registerDefect(ByteBuffer message, int bodySize) {
        if (!RequestHeader.parent(message).isZero()) {
            return "register: parent is not zero";
        }
        if (RequestHeader.session(message) != 0) {
            return "register: session is not zero";
        }
        if (RequestHeader.request(message) != 0) {
            return "register: request is not zero";
        }
        // Clients before 0.15.4 register without a body; they are told that they are too old.
        if (bodySize != 0 && bodySize != RequestHeader.REGISTER_BODY_SIZE) {
            return "register: neither no body nor " + RequestHeader.REGISTER_BODY_SIZE + " bytes";
        }
        return null;
    }

    private static @Nullable String pingDefect(ByteBuffer message) {
        if (Header.size(message) != Header.SIZE) {
            return "ping: has a body";
        }
        if (Header.view(message) != 0) {
            return "ping: view is not zero";
        }
        if (PingHeader.client(message).isZero()) {
            return "ping: client is zero";
        }
        int reservedSize = Header.SIZE - PingHeader.RESERVED;
        return Header.isZero(message, PingHeader.RESERVED, reservedSize)
                ? null
                : "ping: reserved is not zero";
    }
}
