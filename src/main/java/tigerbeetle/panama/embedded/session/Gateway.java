package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.PingHeader;
import tigerbeetle.panama.embedded.wire.RequestHeader;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * Between connections and the replica: passes each message on and brings the answer to the
 * connection of the client it is addressed to. An answer to a client without a connection is lost,
 * as on a network.
 */
public final class Gateway {

    private final Replica replica;
    private final RequestLog log;
    private final FaultPlan faults;
    private final Peers peers = new Peers();

    /**
     * Makes a gateway.
     *
     * @param replica the replica
     * @param log where requests are noted
     * @param faults what goes wrong on purpose
     */
    public Gateway(Replica replica, RequestLog log, FaultPlan faults) {
        this.replica = replica;
        this.log = log;
        this.faults = faults;
    }

    /**
     * Notes a new connection.
     *
     * @param port the connection
     * @return what to name the connection by in the other calls
     */
    public Peer connect(Port port) {
        return new Peer(port);
    }

    /**
     * Notes that a connection is closed. The client's session stays.
     *
     * @param peer the connection
     */
    public void disconnect(Peer peer) {
        peers.forget(peer);
    }

    /**
     * Takes a message. Sends at most one answer, and may close this connection or another one.
     *
     * @param peer the connection it came from
     * @param nowNs the wall clock in nanoseconds since 1970
     * @param message a message for this cluster whose framing has been checked
     * @return what became of it, or null if the peer contradicts itself and this connection is
     *     closed
     */
    public @Nullable Outcome receive(Peer peer, long nowNs, ByteBuffer message) {
        if (!peers.admit(peer, message)) {
            peer.port().close("the peer contradicts what it said it was");
            return null;
        }
        EvictionReason reason = faults.evictionOf(message);
        Outcome outcome =
                reason == null
                        ? replica.handle(nowNs, message)
                        : replica.evict(client(message), reason);
        log.add(nowNs, message, outcome);
        if (outcome instanceof Outcome.Answer answer && !faults.drops(answer)) {
            send(answer.client(), answer.message());
        }
        return outcome;
    }

    private static U128 client(ByteBuffer message) {
        return Header.command(message) == Command.REQUEST.number()
                ? RequestHeader.client(message)
                : PingHeader.client(message);
    }

    /**
     * Evicts a client: it is told now if it is connected, and whenever it sends something.
     *
     * @param client the client, not 0
     * @param reason what it is told
     */
    public void evict(U128 client, EvictionReason reason) {
        faults.evict(client, reason);
        send(client, replica.evict(client, reason).message());
    }

    private void send(U128 client, ByteBuffer message) {
        Peer peer = peers.of(client);
        if (peer != null) {
            peer.port().send(message);
        }
    }
}
