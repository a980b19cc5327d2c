package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the messages of a replica: replies, pongs and evictions, both checksums included. What is
 * not written stays zero, which all reserved fields have to be. A header that breaks the client
 * library's assertions would abort the client's process; there is no other place that makes one.
 *
 * <p>A message returned is the caller's own and complete. Not thread-safe.
 */
public final class MessageEncoder {

    /** This replica's index: a client aborts on an index that is not in its cluster. */
    private static final byte REPLICA = 0;

    private final U128 cluster;
    private final int view;
    private final Checksum checksum = new Checksum();

    /**
     * Makes an encoder for a replica.
     *
     * @param cluster the cluster id
     * @param view the view, unsigned
     */
    public MessageEncoder(U128 cluster, int view) {
        this.cluster = cluster;
        this.view = view;
    }

    /**
     * Writes the reply to a request. Client, request number, operation and release are the
     * request's own: the client asserts them (TigerBeetle 0.17.9, {@code src/vsr/client.zig}).
     *
     * @param request the request
     * @param op the op number that it was given, at least 1
     * @param timestamp its prepare timestamp, positive
     * @param body the body from position to limit; not changed
     * @return the reply
     */
    public ByteBuffer reply(ByteBuffer request, long op, long timestamp, ByteBuffer body) {
        int bodySize = body.remaining();
        ByteBuffer reply = message(Command.REPLY, Header.release(request), bodySize);
        reply.put(Header.SIZE, body, body.position(), bodySize);
        Header.checksum(request).write(reply, ReplyHeader.REQUEST_CHECKSUM);
        RequestHeader.client(request).write(reply, ReplyHeader.CLIENT);
        reply.putLong(ReplyHeader.OP, op);
        reply.putLong(ReplyHeader.COMMIT, op);
        reply.putLong(ReplyHeader.TIMESTAMP, timestamp);
        reply.putInt(ReplyHeader.REQUEST, RequestHeader.request(request));
        reply.put(ReplyHeader.OPERATION, (byte) RequestHeader.operation(request));
        writeBodyChecksum(reply);
        // The header's checksum as it is without a context: src/vsr/replica.zig, execute_op.
        headerChecksum(reply).write(reply, ReplyHeader.CONTEXT);
        return finish(reply);
    }

    /**
     * Writes the answer to a ping.
     *
     * @param ping the ping
     * @return the pong
     */
    public ByteBuffer pong(ByteBuffer ping) {
        ByteBuffer pong = message(Command.PONG_CLIENT, Release.SERVER, 0);
        pong.putLong(PingHeader.PONG_PING_TIMESTAMP, PingHeader.pingTimestamp(ping));
        writeBodyChecksum(pong);
        return finish(pong);
    }

    /**
     * Writes an eviction.
     *
     * @param client the client that is turned away, not 0
     * @param reason the reason
     * @return the eviction
     */
    public ByteBuffer eviction(U128 client, EvictionReason reason) {
        ByteBuffer eviction = message(Command.EVICTION, Release.SERVER, 0);
        client.write(eviction, EvictionHeader.CLIENT);
        eviction.put(EvictionHeader.REASON, (byte) reason.number());
        writeBodyChecksum(eviction);
        return finish(eviction);
    }

    private ByteBuffer message(Command command, int release, int bodySize) {
        int size = Header.SIZE + bodySize;
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        cluster.write(message, Header.CLUSTER);
        message.putInt(Header.MESSAGE_SIZE, size);
        message.putInt(Header.VIEW, view);
        message.putInt(Header.RELEASE, release);
        message.putShort(Header.PROTOCOL, (short) Header.PROTOCOL_VERSION);
        message.put(Header.COMMAND, (byte) command.number());
        message.put(Header.REPLICA, REPLICA);
        return message;
    }

    private void writeBodyChecksum(ByteBuffer message) {
        int bodySize = message.limit() - Header.SIZE;
        U128 bodyChecksum =
                bodySize == 0 ? Checksum.OF_NOTHING : checksum.of(message, Header.SIZE, bodySize);
        bodyChecksum.write(message, Header.CHECKSUM_BODY);
    }

    private U128 headerChecksum(ByteBuffer message) {
        return checksum.of(message, Header.COVERED, Header.SIZE - Header.COVERED);
    }

    private ByteBuffer finish(ByteBuffer message) {
        headerChecksum(message).write(message, Header.CHECKSUM);
        return message;
    }
}
