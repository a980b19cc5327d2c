package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * Between connections and the replica: passes each message on and brings the answer to the
 * connection of the client it is addressed to. An answer to a client without a connection is lost,
 * as on a network.
 */
public final class Gateway {

    private final Replica replica;
    private final Peers peers = new Peers();

    /**
     * Makes a gateway.
     *
     * @param replica the replica
     */
    public Gateway(Replica replica) {
        this.replica = replica;
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
        Outcome outcome = replica.handle(nowNs, message);
        if (outcome instanceof Outcome.Answer answer) {
            send(answer.client(), answer.message());
        }
        return outcome;
    }

    private void send(U128 client, ByteBuffer message) {
        Peer peer = peers.of(client);
        if (peer != null) {
            peer.port().send(message);
        }
    }
}
