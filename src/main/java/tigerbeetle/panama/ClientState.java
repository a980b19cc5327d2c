package tigerbeetle.panama;

import java.time.Duration;
import tigerbeetle.panama.ffm.Health;

/**
 * Where a client stood at the moment it was asked: see {@link Client#state()}. Immutable.
 *
 * @param phase how far the client has come
 * @param requestsInFlight how many requests wait for a reply, or are about to be sent
 * @param waiting for how long the oldest of them has been, or for how long the client has been
 *     trying to register; zero if nothing is waited for. Of requests without a timeout it is known
 *     to the second: they do not ask for the time, but the client looks after them once a second
 * @param reason all of it in a sentence to be read, with the addresses and what the native library
 *     last complained of in the last minute (a complaint that names no client may be about another
 *     one of this process). Not meant to be parsed
 */
public record ClientState(Phase phase, int requestsInFlight, Duration waiting, String reason) {

    /** How far a client has come. */
    public enum Phase {

        /** The cluster has not answered yet. Requests wait. */
        CONNECTING,

        /**
         * The cluster has registered the client. It stays so while the connection is lost and made
         * again; {@link ClientState#waiting} tells of that.
         */
        REGISTERED,

        /** The cluster has ended the session, or refused it, for good: open another client. */
        EVICTED,

        /** The client was closed. */
        CLOSED
    }

    static ClientState of(Health health) {
        Phase phase =
                switch (health.phase()) {
                    case CONNECTING -> Phase.CONNECTING;
                    case REGISTERED -> Phase.REGISTERED;
                    case EVICTED -> Phase.EVICTED;
                    case CLOSED -> Phase.CLOSED;
                };
        Duration waiting = Duration.ofNanos(Math.max(0, health.waitingNs()));
        return new ClientState(phase, health.inFlight(), waiting, health.reason());
    }
}
