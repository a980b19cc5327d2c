package tigerbeetle.panama.ffm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a client stands.
 *
 * @param eviction how the session ended, if a packet has told
 * @param addresses of the replicas, as the library got them
 * @param inFlight how many requests are
 * @param waitingNs for how long the oldest of them has been, or while connecting, for how long the
 *     client has been doing that; −1 if nothing is waited for
 * @param trouble what the library last complained of, as far as it may be about this client
 */
public record Health(
        Phase phase,
        @Nullable PacketStatus eviction,
        String addresses,
        int inFlight,
        long waitingNs,
        @Nullable Trouble trouble) {

    /** How far a client has come. */
    public enum Phase {
        CONNECTING,
        REGISTERED,
        EVICTED,
        CLOSED
    }

    /**
     * A line of the library's log.
     *
     * @param atNs when it came, on the clock of {@link System#nanoTime}
     */
    record Trouble(String text, long atNs) {}

    /** Older complaints may have nothing to do with what happens now. */
    private static final long TROUBLE_AGE_MAX_NS = 60_000_000_000L;

    private static final long NS_PER_MS = 1_000_000;

    /** The same in a sentence, to be read. */
    public String reason() {
        return switch (phase) {
            case CLOSED -> "the client is closed";
            case EVICTED -> "the cluster has ended the client's session" + why();
            case CONNECTING ->
                    "not registered yet, "
                            + seconds(waitingNs)
                            + " after it was opened: no reply from "
                            + addresses
                            + " (unreachable, another cluster id, or no room for a client?)"
                            + lastTrouble();
            case REGISTERED ->
                    waitingNs < 0
                            ? "registered; no request is in flight"
                            : "registered; "
                                    + inFlight
                                    + (inFlight == 1 ? " request is" : " requests are")
                                    + " in flight, no reply from "
                                    + addresses
                                    + " to the oldest for "
                                    + seconds(waitingNs)
                                    + lastTrouble();
        };
    }

    private String why() {
        PacketStatus status = eviction;
        return status == null || status == PacketStatus.CLIENT_EVICTED ? "" : ": " + status;
    }

    private String lastTrouble() {
        Trouble last = trouble;
        if (last == null) {
            return "";
        }
        long ageNs = System.nanoTime() - last.atNs();
        return ageNs > TROUBLE_AGE_MAX_NS
                ? ""
                : "; the library's last complaint, " + seconds(ageNs) + " ago: " + last.text();
    }

    /** As {@code 3.2 s}: a part of a second is of interest, a part of a millisecond is not. */
    private static String seconds(long ns) {
        Duration time = Duration.ofMillis(Math.max(0, ns) / NS_PER_MS);
        return time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
    }
}
