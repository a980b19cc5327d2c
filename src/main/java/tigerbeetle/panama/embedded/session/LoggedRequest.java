package tigerbeetle.panama.embedded.session;

import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * A request and what became of it.
 *
 * @param sequence 1 for the server's first request
 * @param nowNs when it came by the wall clock, in nanoseconds since 1970
 * @param client the client
 * @param operation the operation's number on the wire
 * @param eventCount how many events or filters it has; 0 if its body is not valid
 * @param result what became of it
 */
public record LoggedRequest(
        long sequence, long nowNs, U128 client, int operation, int eventCount, Result result) {

    /** What became of a request. */
    public sealed interface Result {}

    /**
     * It was answered.
     *
     * @param replySize the size of the reply in bytes
     * @param createdCount how many accounts or transfers were created
     * @param isRepeated true if it had been executed before
     */
    public record Replied(int replySize, int createdCount, boolean isRepeated) implements Result {}

    /**
     * It got no answer.
     *
     * @param reason why
     */
    public record Dropped(DropReason reason) implements Result {}

    /**
     * The client was turned away.
     *
     * @param reason why
     */
    public record Evicted(EvictionReason reason) implements Result {}
}
