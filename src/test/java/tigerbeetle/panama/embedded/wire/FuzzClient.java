package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/** What a client knows of its session, whoever sends its messages and receives the answers. */
public final class FuzzClient {

    /** The client's id. */
    public final U128 id;

    /** The release that it says it is of. */
    public final int release;

    private long session;
    private int lastRequest;
    private U128 context = U128.ZERO;

    /** Makes a client without a session. */
    public FuzzClient(U128 id, int release) {
        this.id = id;
        this.release = release;
    }

    /** The message that opens its session. */
    public ByteBuffer register() {
        return TestMessages.release(TestMessages.register(id), release);
    }

    /** Makes a request its next one; not sealed. Other messages are only given its release. */
    public void chain(ByteBuffer message) {
        message.putInt(Header.RELEASE, release);
        if (Header.command(message) == Command.REQUEST.number()) {
            id.write(message, RequestHeader.CLIENT);
            context.write(message, RequestHeader.PARENT);
            message.putInt(Header.VIEW, 1);
            message.putLong(RequestHeader.SESSION, session);
            message.putInt(RequestHeader.REQUEST, lastRequest + 1);
        } else if (Header.command(message) == Command.PING_CLIENT.number()) {
            id.write(message, PingHeader.CLIENT);
            message.putLong(PingHeader.SESSION, session);
        }
    }

    /**
     * Takes an answer that the server sent.
     *
     * @return true if it was a reply that brought the session forward
     */
    public boolean note(ByteBuffer answer) {
        boolean isReply =
                Header.command(answer) == Command.REPLY.number()
                        && ReplyHeader.client(answer).equals(id);
        if (!isReply) {
            return false;
        }
        if (ReplyHeader.operation(answer) == ControlOperation.REGISTER) {
            session = ReplyHeader.op(answer);
            lastRequest = 0;
        } else if (ReplyHeader.request(answer) == lastRequest + 1) {
            lastRequest++;
        } else {
            return false;
        }
        context = ReplyHeader.context(answer);
        return true;
    }
}
