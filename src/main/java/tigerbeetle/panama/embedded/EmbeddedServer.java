package tigerbeetle.panama.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.server.ServerLoop;
import tigerbeetle.panama.embedded.session.Checkpoint;
import tigerbeetle.panama.embedded.session.Limits;
import tigerbeetle.panama.embedded.session.Replica;
import tigerbeetle.panama.embedded.wire.U128;
import tigerbeetle.panama.testing.TestClock;

/**
 * A TigerBeetle server inside this JVM, in memory, for tests: accounts, transfers and queries
 * answered as the server 0.17.9 does, for any official client of 0.16.4 to 0.17.9.
 *
 * <p>Each server has its own ledger, which begins empty, and one daemon thread; any number of them
 * may run in one JVM. A client's session outlives its connection, not the server: a client whose
 * server was closed and replaced is evicted by the new one.
 *
 * <p>Messages for the log go to the {@link System.Logger} named {@code
 * tigerbeetle.panama.embedded}.
 *
 * <p>What a test can ask for beyond the protocol, from {@link #reset} to {@link #restart}, happens
 * on the server's thread between two requests, and is done when the method returns. On a closed
 * server it throws an {@link IllegalStateException}.
 *
 * <p>Thread-safe: every method may be called by any thread.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerLoop loop;
    private final Inspection inspection;
    private final Faults faults;
    private final UInt128 clusterId;
    private final Runnable unsubscribe;

    private EmbeddedServer(ServerLoop loop, UInt128 clusterId, InstantSource clock) {
        this.loop = loop;
        this.inspection = new Inspection(loop);
        this.faults = new Faults(loop);
        this.clusterId = clusterId;
        this.unsubscribe =
                clock instanceof TestClock test ? test.onAdvance(loop::catchUp) : () -> {};
    }

    /**
     * Starts a server on a free port of the loopback interface, with cluster id 0, the system's
     * clock and the limits of production.
     *
     * @return the server, which accepts connections
     * @throws UncheckedIOException if no port can be listened on
     */
    public static EmbeddedServer start() {
        return builder().start();
    }

    /**
     * Begins to describe a server.
     *
     * @return a builder with the same defaults as {@link #start()}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The address for clients on this machine.
     *
     * @return host and port as the client library takes them, for example {@code "127.0.0.1:41234"}
     */
    public String address() {
        InetAddress host = loop.address().getAddress();
        boolean isV6 = host instanceof Inet6Address;
        if (host.isAnyLocalAddress()) {
            return (isV6 ? "[::1]:" : "127.0.0.1:") + port();
        }
        String text = host.getHostAddress();
        return (isV6 ? "[" + text + "]" : text) + ":" + port();
    }

    /**
     * The port in use.
     *
     * @return 1 to 65,535
     */
    public int port() {
        return loop.address().getPort();
    }

    /**
     * The cluster id, which clients have to name: a client of another cluster waits for ever.
     *
     * @return the cluster id
     */
    public UInt128 clusterId() {
        return clusterId;
    }

    /**
     * Empties the ledger. Clients stay connected and keep their sessions; timestamps go on growing.
     * Takes some microseconds, so that it can be done before every test.
     */
    public void reset() {
        restore(new Checkpoint(new Ledger(), 0));
    }

    /**
     * Copies the accounts and transfers as they are now.
     *
     * @return the copy
     */
    public Snapshot snapshot() {
        return new Snapshot(loop.call(Replica::checkpoint));
    }

    /**
     * Replaces the accounts and transfers by those of a snapshot. Clients stay connected and keep
     * their sessions. Timestamps go on growing, even where the snapshot comes from a server whose
     * clock is ahead. A pending transfer whose time is over by this server's clock expires at once.
     *
     * @param snapshot of this server or another one
     */
    public void restore(Snapshot snapshot) {
        restore(snapshot.copy());
    }

    private void restore(Checkpoint checkpoint) {
        loop.execute(replica -> replica.restore(checkpoint, loop.nowNs()));
    }

    /**
     * All accounts.
     *
     * @return a copy, in the order of the timestamps
     */
    public List<Account> accounts() {
        return inspection.accounts();
    }

    /**
     * All transfers.
     *
     * @return a copy, in the order of the timestamps
     */
    public List<Transfer> transfers() {
        return inspection.transfers();
    }

    /**
     * The transfers that are pending: not posted, voided or expired.
     *
     * @return a copy, in the order of the timestamps
     */
    public List<Transfer> pendingTransfers() {
        return inspection.pendingTransfers();
    }

    /**
     * The number of sessions.
     *
     * @return 0 to 64
     */
    public int sessionCount() {
        return loop.call(Replica::sessionCount);
    }

    /**
     * The sessions. A client has one from its registration, 0.6 s after it was opened, until a
     * newer client needs the place; closing a client does not end its session.
     *
     * @return a copy, the oldest session first
     */
    public List<ClientSession> sessions() {
        return inspection.sessions();
    }

    /**
     * The last requests and what became of them; the last 1,000, unless {@link
     * Builder#requestLogSize} says otherwise.
     *
     * @return a copy, the oldest first
     */
    public List<RequestLogEntry> requestLog() {
        return inspection.requestLog();
    }

    /** Forgets the requests in the log. The sequence goes on. */
    public void clearRequestLog() {
        loop.execute(replica -> loop.controls().requestLog().clear());
    }

    /**
     * What can be made to go wrong.
     *
     * @return the faults of this server
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Cuts all connections, as a server does that crashes and comes back at once on the same port.
     * Accounts, transfers, faults and the log stay.
     *
     * @param keepSessions false to forget all sessions: clients are evicted when they come back
     */
    public void restart(boolean keepSessions) {
        loop.execute(replica -> {
            loop.closeConnections("restarted");
            if (!keepSessions) {
                replica.endSessions();
            }
        });
    }

    /**
     * Closes all connections, frees the port and forgets the ledger. Returns when that is done.
     * Clients that are still open try to connect again for ever, as they do with any server.
     * Closing again has no effect.
     */
    @Override
    public void close() {
        unsubscribe.run();
        loop.close();
    }

    /** Waits until the server is closed by another thread, or has failed. */
    void awaitClose() {
        loop.join();
    }

    /** The server's address and cluster id. */
    @Override
    public String toString() {
        return "EmbeddedServer[" + address() + ", cluster " + clusterId + "]";
    }

    /** Describes a server. Not thread-safe; reusable. */
    public static final class Builder {

        private int port;
        private InetAddress host = loopback();
        private UInt128 clusterId = UInt128.ZERO;
        private InstantSource clock = InstantSource.system();
        private Limits limits = Limits.PRODUCTION;
        private int requestLogSize = 1_000;

        private Builder() {}

        private static InetAddress loopback() {
            try {
                return InetAddress.getByAddress(LOOPBACK);
            } catch (UnknownHostException e) {
                throw new AssertionError("four bytes are an address", e);
            }
        }

        /**
         * Sets the port.
         *
         * @param port 0 to 65,535; 0, the default, takes any free one
         * @return this builder
         * @throws IllegalArgumentException if the port is out of range
         */
        public Builder port(int port) {
            if (port < 0 || port > 0xffff) {
                throw new IllegalArgumentException("port is " + port + ", not in 0 to 65535");
            }
            this.port = port;
            return this;
        }

        /**
         * Sets the interface to listen on. The default is 127.0.0.1. The protocol knows neither
         * passwords nor encryption: whoever can reach the port can read and write.
         *
         * @param host the address of a local interface, or the wildcard address
         * @return this builder
         */
        public Builder host(InetAddress host) {
            this.host = Objects.requireNonNull(host, "host");
            return this;
        }

        /**
         * Sets the cluster id.
         *
         * @param clusterId the id that clients have to name; 0 by default
         * @return this builder
         */
        public Builder clusterId(UInt128 clusterId) {
            this.clusterId = Objects.requireNonNull(clusterId, "clusterId");
            return this;
        }

        /**
         * Sets the wall clock, from which timestamps and the expiry of pending transfers come.
         * Timestamps grow even if the clock goes backwards. The server's thread asks it, so it has
         * to be thread-safe and quick. With a {@link TestClock} a test moves the time itself, and
         * what is due has happened when {@link TestClock#advance} returns.
         *
         * @param clock the clock; the system's by default
         * @return this builder
         */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets the limits of a real server that was started with {@code --development}: requests of
         * 32 KiB instead of 1 MiB, so at most 253 accounts or transfers at a time.
         *
         * @return this builder
         */
        public Builder developmentLimits() {
            this.limits = Limits.DEVELOPMENT;
            return this;
        }

        /**
         * Sets how many requests {@link EmbeddedServer#requestLog} keeps.
         *
         * @param requestLogSize 0, for none, to 1,000,000; 1,000 by default
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder requestLogSize(int requestLogSize) {
            if (requestLogSize < 0 || requestLogSize > 1_000_000) {
                throw new IllegalArgumentException(
                        "requestLogSize is " + requestLogSize + ", not in 0 to 1000000");
            }
            this.requestLogSize = requestLogSize;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the server, which accepts connections
         * @throws UncheckedIOException if the port is in use or cannot be listened on
         */
        public EmbeddedServer start() {
            InetSocketAddress address = new InetSocketAddress(host, port);
            U128 cluster = new U128(clusterId.low(), clusterId.high());
            try {
                ServerLoop loop = ServerLoop.start(address, cluster, limits, clock, requestLogSize);
                return new EmbeddedServer(loop, clusterId, clock);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot listen on %s port %d: %s"
                                .formatted(host.getHostAddress(), port, e.getMessage()),
                        e);
            }
        }
    }
}
