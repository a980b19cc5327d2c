package tigerbeetle.panama.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.U128;

/** A client over a plain socket that sends what it is told, without the native library. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MS = 20_000;

    final U128 id;
    private final Socket socket;
    private final InputStream in;

    private long session;
    private int lastRequest;
    private U128 context = U128.ZERO;

    RawClient(EmbeddedServer server, long id) throws IOException {
        this.id = new U128(id, 0x77);
        this.socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        this.in = socket.getInputStream();
    }

    void send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(ByteBuffer message) throws IOException {
        byte[] bytes = new byte[message.capacity()];
        message.get(0, bytes);
        send(bytes);
    }

    /** The next message. */
    ByteBuffer receive() throws IOException {
        byte[] header = in.readNBytes(Header.SIZE);
        if (header.length < Header.SIZE) {
            throw new EOFException("closed after " + header.length + " bytes");
        }
        int size = Header.size(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN));
        byte[] body = in.readNBytes(size - Header.SIZE);
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header)
                .put(body)
                .flip();
    }

    /** Says whether the server closes the connection without another byte. */
    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    ByteBuffer register() throws IOException {
        send(TestMessages.register(id));
        ByteBuffer reply = receive();
        session = ReplyHeader.op(reply);
        context = ReplyHeader.context(reply);
        return reply;
    }

    ByteBuffer next(Operation operation, byte[] body) {
        return TestMessages.request(
                id, session, lastRequest + 1, context, operation.number(), body);
    }

    /** Sends the next request and waits for its reply. */
    ByteBuffer ask(Operation operation, byte[] body) throws IOException {
        send(next(operation, body));
        return took(receive());
    }

    /** Notes a reply. */
    ByteBuffer took(ByteBuffer reply) {
        lastRequest++;
        context = ReplyHeader.context(reply);
        return reply;
    }

    ByteBuffer ping() throws IOException {
        send(TestMessages.ping(id, session, 5));
        return receive();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
