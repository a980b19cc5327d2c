package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;

/** A connection as the session layer sees it. */
public interface Port {

    /**
     * Sends a message, or drops it if the peer does not read what it was sent before: the protocol
     * allows any message to get lost.
     *
     * @param message the message; shared with others, so neither its bytes nor its position may be
     *     changed
     */
    void send(ByteBuffer message);

    /**
     * Closes the connection. What was not sent yet is lost. Closing again has no effect.
     *
     * @param reason why, in a few words for the log
     */
    void close(String reason);
}
