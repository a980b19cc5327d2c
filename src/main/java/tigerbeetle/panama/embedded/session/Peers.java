package tigerbeetle.panama.embedded.session;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.PingHeader;
import tigerbeetle.panama.embedded.wire.RequestHeader;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * Which connection belongs to which client ({@code src/message_bus.zig}, {@code recv_update_peer}):
 * answers go to the connection registered for the client, not to the one that asked.
 *
 * <p>A request registers its connection only where no other is registered for the client; a ping
 * always does, and the connection before is closed. In one point this is kinder than the real
 * server: when the registered connection closes, the next request on another one registers that,
 * where the real server leaves the client without answers until it pings, up to 30 seconds later.
 */
final class Peers {

    /** The real server has one replica, with this index; no other may connect to it. */
    private static final int REPLICA_INDEX = 0;

    private final Map<U128, Peer> byClient = new HashMap<>();

    /** The connection to which a client's answers go, or null. */
    @Nullable Peer of(U128 client) {
        return byClient.get(client);
    }

    /**
     * Learns from a message who sent it.
     *
     * @return false if the peer contradicts what it said before: close the connection
     */
    boolean admit(Peer peer, ByteBuffer message) {
        int command = Header.command(message);
        if (command == Command.REQUEST.number()) {
            return admitRequest(peer, RequestHeader.client(message));
        }
        if (command == Command.PING_CLIENT.number()) {
            return admitPing(peer, PingHeader.client(message));
        }
        return isFromReplica(command) ? admitReplica(peer, Header.replica(message)) : true;
    }

    private boolean admitRequest(Peer peer, U128 client) {
        if (client.isZero()) {
            return true;
        }
        switch (peer.kind()) {
            case UNKNOWN -> peer.become(Peer.Kind.LIKELY_CLIENT, client);
            case CLIENT -> {
                return peer.client().equals(client);
            }
            // A replica may forward the requests of any client.
            case LIKELY_CLIENT, REPLICA -> {}
        }
        if (peer.client().equals(client)) {
            byClient.putIfAbsent(client, peer);
        }
        return true;
    }

    private boolean admitPing(Peer peer, U128 client) {
        if (client.isZero()) {
            return true;
        }
        boolean contradicts = peer.kind() != Peer.Kind.UNKNOWN && !peer.client().equals(client);
        if (contradicts) {
            return false;
        }
        peer.become(Peer.Kind.CLIENT, client);
        Peer before = byClient.put(client, peer);
        if (before != null && before != peer) {
            before.port().close("the client has a newer connection");
        }
        return true;
    }

    private boolean admitReplica(Peer peer, int replicaIndex) {
        if (peer.kind() == Peer.Kind.CLIENT || replicaIndex != REPLICA_INDEX) {
            return false;
        }
        forget(peer);
        peer.become(Peer.Kind.REPLICA, U128.ZERO);
        return true;
    }

    /** The commands that only replicas send; the others say nothing of their sender. */
    private static boolean isFromReplica(int command) {
        return switch (command) {
            // reserved, prepare, reply, block; four deprecated ones.
            case 0, 6, 8, 20, 12, 21, 22, 23 -> false;
            default -> true;
        };
    }

    /** Notes that a connection is closed. */
    void forget(Peer peer) {
        byClient.remove(peer.client(), peer);
    }
}
