package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a client would send, and any variation of it: change bytes of a message, then {@link #seal}
 * it.
 */
public final class TestMessages {

    public static final U128 CLUSTER = U128.ZERO;

    private TestMessages() {}

    /** A registration. */
    public static ByteBuffer register(U128 client) {
        return request(client, 0, 0, U128.ZERO, ControlOperation.REGISTER, new byte[256]);
    }

    /** A request of the release 0.17.9. */
    public static ByteBuffer request(
            U128 client, long session, int request, U128 parent, int operation, byte[] body) {
        ByteBuffer message = message(Command.REQUEST.number(), body);
        parent.write(message, RequestHeader.PARENT);
        client.write(message, RequestHeader.CLIENT);
        message.putLong(RequestHeader.SESSION, session);
        message.putInt(RequestHeader.REQUEST, request);
        message.put(RequestHeader.OPERATION, (byte) operation);
        return seal(message);
    }

    /** A ping of the release 0.17.9. */
    public static ByteBuffer ping(U128 client, long session, long timestamp) {
        ByteBuffer message = message(Command.PING_CLIENT.number(), new byte[0]);
        client.write(message, PingHeader.CLIENT);
        message.putLong(PingHeader.SESSION, session);
        message.putLong(PingHeader.PING_TIMESTAMP, timestamp);
        return seal(message);
    }

    /** A message of any command, with the fields of its frame set, not sealed. */
    public static ByteBuffer message(int command, byte[] body) {
        ByteBuffer message =
                ByteBuffer.allocate(Header.SIZE + body.length).order(ByteOrder.LITTLE_ENDIAN);
        CLUSTER.write(message, Header.CLUSTER);
        message.putInt(Header.MESSAGE_SIZE, message.capacity());
        message.putInt(Header.RELEASE, Release.SERVER);
        message.put(Header.COMMAND, (byte) command);
        message.put(Header.SIZE, body);
        return message;
    }

    /** Computes both checksums. */
    public static ByteBuffer seal(ByteBuffer message) {
        Checksum checksum = new Checksum();
        int bodySize = message.capacity() - Header.SIZE;
        checksum.of(message, Header.SIZE, bodySize).write(message, Header.CHECKSUM_BODY);
        checksum.of(message, Header.COVERED, Header.SIZE - Header.COVERED)
                .write(message, Header.CHECKSUM);
        return message;
    }

    /** Moves a recorded request into another session, or another place in it. */
    public static ByteBuffer rechain(ByteBuffer message, long session, U128 parent) {
        message.putLong(RequestHeader.SESSION, session);
        parent.write(message, RequestHeader.PARENT);
        return seal(message);
    }

    /** Sets the view and leaves the message unsealed. */
    public static ByteBuffer view(ByteBuffer message, int view) {
        return message.putInt(Header.VIEW, view);
    }

    /** Sets the release. */
    public static ByteBuffer release(ByteBuffer message, int release) {
        return seal(message.putInt(Header.RELEASE, release));
    }

    /** A body for {@link Operation#LOOKUP_ACCOUNTS}: one batch of ids. */
    public static byte[] ids(long... ids) {
        ByteBuffer body = ByteBuffer.allocate(16 * ids.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder encoder = new MultiBatchEncoder();
        encoder.begin(body, 16);
        for (long id : ids) {
            body.putLong(id).putLong(0);
        }
        encoder.endBatch();
        encoder.finish();
        return body.array();
    }

    /** A body for {@link Operation#CREATE_ACCOUNTS}: one batch of accounts that are in order. */
    public static byte[] accounts(long... ids) {
        int size = 128 * ids.length + 128;
        ByteBuffer body = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder encoder = new MultiBatchEncoder();
        encoder.begin(body, 128);
        for (long id : ids) {
            int at = body.position();
            body.putLong(at, id).putInt(at + 112, 1).putShort(at + 116, (short) 1);
            body.position(at + 128);
        }
        encoder.endBatch();
        encoder.finish();
        return body.array();
    }

    /** A body for {@link Operation#CREATE_TRANSFERS}: one batch with one transfer. */
    public static byte[] transfer(
            long id, long debitAccount, long creditAccount, long amount, int timeoutS) {
        ByteBuffer body = ByteBuffer.allocate(2 * 128).order(ByteOrder.LITTLE_ENDIAN);
        MultiBatchEncoder encoder = new MultiBatchEncoder();
        encoder.begin(body, 128);
        body.putLong(0, id).putLong(16, debitAccount).putLong(32, creditAccount);
        body.putLong(48, amount).putInt(108, timeoutS).putInt(112, 1).putShort(116, (short) 1);
        body.putShort(118, (short) (timeoutS == 0 ? 0 : 2));
        body.position(128);
        encoder.endBatch();
        encoder.finish();
        return body.array();
    }
}
