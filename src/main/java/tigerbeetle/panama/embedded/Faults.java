package tigerbeetle.panama.embedded;

import java.time.Duration;
import java.util.Objects;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.server.NetworkFaults;
import tigerbeetle.panama.embedded.server.ServerLoop;
import tigerbeetle.panama.embedded.session.FaultPlan;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * What goes wrong on purpose at an {@link EmbeddedServer}. All of it happens to real servers and
 * networks, too: a client may wait, connect again or be evicted, but never sees anything that the
 * protocol does not allow.
 *
 * <p>A fault is in force when the method returns, and stays until it is used up or {@link #clear}
 * is called. A client library without a reply asks again after 0.6 s, then at growing intervals.
 *
 * <p>Thread-safe. On a closed server every method throws an {@link IllegalStateException}.
 */
public final class Faults {

    private static final Duration DELAY_MAX = Duration.ofDays(365);

    private final ServerLoop loop;
    private final NetworkFaults network;
    private final FaultPlan plan;

    Faults(ServerLoop loop) {
        this.loop = loop;
        this.network = loop.controls().networkFaults();
        this.plan = loop.controls().faultPlan();
    }

    /**
     * Holds every reply back for a while, in which the server goes on working. The time is that of
     * the server's clock: with a {@link tigerbeetle.panama.testing.TestClock} replies are sent when
     * the test moves it.
     *
     * @param delay zero for none, which sends what is being held back; at most 365 days
     * @throws IllegalArgumentException if it is negative or longer
     */
    public void delayReplies(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
            throw new IllegalArgumentException("delay is " + delay + ", not in PT0S to 365 days");
        }
        loop.execute(replica -> network.delay(delay.toNanos()));
    }

    /**
     * Loses the next replies, over all clients. Their requests are executed. A client that asks
     * again gets the same reply again, which counts, too.
     *
     * @param count how many; 0 for none
     * @throws IllegalArgumentException if it is negative
     */
    public void dropReplies(int count) {
        requireNotNegative("count", count);
        loop.execute(replica -> plan.dropReplies(count));
    }

    /**
     * Closes, once, the connection on which the last of so many bytes is sent, counted over all
     * connections from now on. A reply has 256 bytes and its results, 16 for each account or
     * transfer to be created; so a few bytes end in the middle of the next one.
     *
     * @param bytesSent how many bytes are still sent; 0 for none
     * @throws IllegalArgumentException if it is negative
     */
    public void cutConnectionAfter(long bytesSent) {
        requireNotNegative("bytesSent", bytesSent);
        loop.execute(replica -> network.cutAfter(bytesSent));
    }

    /**
     * Stops reading, answering and accepting, as a server does that hangs: connections stay, and
     * new ones wait. Pending transfers go on expiring.
     */
    public void pause() {
        loop.execute(replica -> loop.pause());
    }

    /** Ends a pause. What has been sent meanwhile is handled now, duplicates included. */
    public void resume() {
        loop.execute(replica -> loop.resume());
    }

    /**
     * Ends a client's session. The client is told so now, if it is connected, and again with
     * whatever it sends. It cannot come back; another client can.
     *
     * @param clientId the client, not 0, as its {@code Client.id()}
     * @param reason what the client is told
     * @throws IllegalArgumentException if the id is 0
     */
    public void evict(UInt128 clientId, EvictionReason reason) {
        if (clientId.equals(UInt128.ZERO)) {
            throw new IllegalArgumentException("clientId is 0");
        }
        U128 client = new U128(clientId.low(), clientId.high());
        var onWire = onWire(reason);
        loop.execute(replica -> loop.controls().gateway().evict(client, onWire));
    }

    /**
     * Refuses the release of the next client that registers.
     *
     * @param reason {@link EvictionReason#CLIENT_RELEASE_TOO_LOW} or {@link
     *     EvictionReason#CLIENT_RELEASE_TOO_HIGH}
     * @throws IllegalArgumentException if it is another one
     */
    public void refuseNextRegistration(EvictionReason reason) {
        if (reason != EvictionReason.CLIENT_RELEASE_TOO_LOW
                && reason != EvictionReason.CLIENT_RELEASE_TOO_HIGH) {
            throw new IllegalArgumentException("reason is " + reason + ", not of a release");
        }
        var onWire = onWire(reason);
        loop.execute(replica -> plan.refuseNextRegistration(onWire));
    }

    /**
     * Limits the connections, which are not limited otherwise. Surplus ones are accepted and closed
     * at once, as by a real server, which allows 32 clients. Those that are there stay.
     *
     * @param count 0 for no new ones
     * @throws IllegalArgumentException if it is negative
     */
    public void maxConnections(int count) {
        requireNotNegative("count", count);
        loop.execute(replica -> network.limitConnections(count));
    }

    /**
     * Ends all faults: replies held back are sent, a pause is over. Clients that were evicted stay
     * without a session.
     */
    public void clear() {
        loop.execute(replica -> {
            plan.clear();
            network.clear();
            loop.resume();
        });
    }

    private static tigerbeetle.panama.embedded.wire.EvictionReason onWire(EvictionReason reason) {
        return tigerbeetle.panama.embedded.wire.EvictionReason.valueOf(reason.name());
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", negative");
        }
    }
}
