package tigerbeetle.panama.junit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientState;
import tigerbeetle.panama.TigerBeetleException;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.testing.TestClock;

/** A client, and the embedded server that it alone uses; on a real server just the client. */
final class Pair implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(30);

    /** Long enough for a client that has to ask again for a reply, and again. */
    private static final Duration DRAIN_MAX = Duration.ofSeconds(5);

    private final Client client;
    private final @Nullable EmbeddedServer server;
    private final @Nullable TestClock clock;

    private Pair(Client client, @Nullable EmbeddedServer server, @Nullable TestClock clock) {
        this.client = client;
        this.server = server;
        this.clock = clock;
    }

    static Pair embedded(boolean developmentLimits) {
        TestClock clock = TestClock.now();
        EmbeddedServer.Builder builder = EmbeddedServer.builder().clock(clock);
        if (developmentLimits) {
            builder.developmentLimits();
        }
        EmbeddedServer server = builder.start();
        try {
            return new Pair(connect(server.address(), UInt128.ZERO), server, clock);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    static Pair real(String address, UInt128 clusterId) {
        return new Pair(connect(address, clusterId), null, null);
    }

    private static Client connect(String address, UInt128 clusterId) {
        Client client = Client.builder().addresses(address).clusterId(clusterId).open();
        try {
            client.awaitReady(READY_MAX);
            return client;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    Client client() {
        return client;
    }

    @Nullable EmbeddedServer server() {
        return server;
    }

    @Nullable TestClock clock() {
        return clock;
    }

    /**
     * Makes it as good as new.
     *
     * @return false if that is impossible: it was closed, evicted or does not answer
     */
    boolean refresh() {
        try {
            if (server != null) {
                server.faults().clear();
            }
            if (!drain()) {
                return false;
            }
            if (server != null) {
                server.reset();
                server.clearRequestLog();
            }
            return true;
        } catch (TigerBeetleException | IllegalStateException e) {
            return false; // Another one takes its place.
        }
    }

    /**
     * Waits for requests that the last borrower did not wait for, because they must not be executed
     * in the next one's state. The look-up itself is not enough: the library may send it along with
     * an earlier look-up, ahead of other requests.
     */
    private boolean drain() {
        long start = System.nanoTime();
        Client patient = client.withTimeout(DRAIN_MAX);
        do {
            patient.lookupAccount(1);
            if (client.state().requestsInFlight() == 0) {
                return client.state().phase() == ClientState.Phase.REGISTERED;
            }
        } while (System.nanoTime() - start < DRAIN_MAX.toNanos());
        return false;
    }

    /** {@return the last request in the server's log; 0 if there is none} */
    long lastSequence() {
        if (server == null) {
            return 0;
        }
        var log = server.requestLog();
        return log.isEmpty() ? 0 : log.getLast().sequence();
    }

    @Override
    public void close() {
        client.close();
        if (server != null) {
            server.close();
        }
    }
}
