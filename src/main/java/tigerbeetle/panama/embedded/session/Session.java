package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * One client's session: its number, and the last reply, which holds all that is needed to judge the
 * next request ({@code src/vsr/client_sessions.zig}, {@code Entry}).
 */
final class Session {

    private final long number;
    private ByteBuffer lastReply;

    /**
     * Opens a session.
     *
     * @param registerReply the reply to the registration; its op is the session's number
     */
    Session(ByteBuffer registerReply) {
        this.number = ReplyHeader.op(registerReply);
        this.lastReply = registerReply;
    }

    /** The session's number. */
    long number() {
        return number;
    }

    /** The release with which the client registered: every reply of the session carries it. */
    int release() {
        return Header.release(lastReply);
    }

    /** The last reply, shared: not to be changed. */
    ByteBuffer lastReply() {
        return lastReply;
    }

    /** The op number of the last reply: who has the lowest has been quiet for longest. */
    long lastCommit() {
        return ReplyHeader.op(lastReply);
    }

    /** The number of the last request, unsigned. */
    int lastRequest() {
        return ReplyHeader.request(lastReply);
    }

    /** The checksum of the last request. */
    U128 lastRequestChecksum() {
        return ReplyHeader.requestChecksum(lastReply);
    }

    /** What the next request has to name as its parent. */
    U128 context() {
        return ReplyHeader.context(lastReply);
    }

    /** Notes the reply to the session's next request. */
    void reply(ByteBuffer reply) {
        lastReply = reply;
    }
}
