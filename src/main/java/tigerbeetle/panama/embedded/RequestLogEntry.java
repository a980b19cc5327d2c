package tigerbeetle.panama.embedded;

import java.time.Instant;
import tigerbeetle.panama.UInt128;

/**
 * A request that a server got, and what became of it; see {@link EmbeddedServer#requestLog}. A
 * client that gets no reply sends its request again, which makes another entry.
 *
 * @param sequence 1 for the server's first request
 * @param time when it came, by the server's clock
 * @param clientId the client
 * @param operation what TigerBeetle calls it, for example {@code "create_transfers"}; {@code
 *     "register"} opens a session; an undefined one is {@code "operation_200"}
 * @param eventCount how many accounts, transfers, ids or filters it has
 * @param outcome what became of it
 */
public record RequestLogEntry(
        long sequence,
        Instant time,
        UInt128 clientId,
        String operation,
        int eventCount,
        Outcome outcome) {

    /** What became of a request. */
    public sealed interface Outcome {}

    /**
     * It was executed, now or before, and answered. A fault may have lost the reply on its way.
     *
     * @param replySize the size of the reply in bytes, the header's 256 included
     * @param createdCount how many accounts or transfers it created
     * @param failedCount how many it did not create, those that existed already included
     * @param isRepeated true if the request had been executed before, and the same reply is sent
     *     once more
     */
    public record Replied(int replySize, int createdCount, int failedCount, boolean isRepeated)
            implements Outcome {}

    /**
     * It got no answer, because it breaks a rule of the protocol that clients keep.
     *
     * @param reason which, in capital letters
     */
    public record Dropped(String reason) implements Outcome {}

    /**
     * The client was turned away.
     *
     * @param reason why
     */
    public record Evicted(EvictionReason reason) implements Outcome {}
}
