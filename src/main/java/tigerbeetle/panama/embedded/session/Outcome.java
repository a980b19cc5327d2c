package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.U128;

/** What becomes of a message. */
public sealed interface Outcome {

    /**
     * Nothing: the client, if it is one, will ask again or notice its mistake.
     *
     * @param reason why
     */
    record Drop(DropReason reason) implements Outcome {}

    /** A message goes to the client, over whatever connection is the client's. */
    sealed interface Answer extends Outcome {

        /**
         * The client addressed.
         *
         * @return the client id
         */
        U128 client();

        /**
         * The message, complete. It may be kept for a duplicate of the request: read it through a
         * duplicate of the buffer, and never write to it.
         *
         * @return the message
         */
        ByteBuffer message();
    }

    /**
     * The request was executed, or had been before.
     *
     * @param client the client addressed
     * @param message the reply
     * @param isRepeated true if it was sent before and comes from the session
     */
    record Reply(U128 client, ByteBuffer message, boolean isRepeated) implements Answer {}

    /**
     * A ping is answered.
     *
     * @param client the client addressed
     * @param message the pong
     */
    record Pong(U128 client, ByteBuffer message) implements Answer {}

    /**
     * The client is turned away for good.
     *
     * @param client the client addressed
     * @param reason why
     * @param message the eviction
     */
    record Eviction(U128 client, EvictionReason reason, ByteBuffer message) implements Answer {}
}
