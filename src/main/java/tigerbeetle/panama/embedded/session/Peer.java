package tigerbeetle.panama.embedded.session;

import tigerbeetle.panama.embedded.wire.U128;

/**
 * Who sits at the other end of a connection, as far as its messages have told ({@code src/vsr.zig},
 * {@code Peer}). Made by {@link Gateway#connect}.
 */
public final class Peer {

    /** What is known of a peer. */
    enum Kind {
        /** Nothing yet. */
        UNKNOWN,
        /** It sent a request, so it is a client or a replica that forwards for one. */
        LIKELY_CLIENT,
        /** It pinged as a client. */
        CLIENT,
        /** It sent what only replicas send. */
        REPLICA
    }

    private final Port port;
    private Kind kind = Kind.UNKNOWN;
    private U128 client = U128.ZERO;

    Peer(Port port) {
        this.port = port;
    }

    Port port() {
        return port;
    }

    Kind kind() {
        return kind;
    }

    /** The client that this peer is or may be; 0 if it is neither. */
    U128 client() {
        return client;
    }

    void become(Kind kind, U128 client) {
        this.kind = kind;
        this.client = client;
    }
}
