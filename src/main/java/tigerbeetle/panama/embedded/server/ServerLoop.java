package tigerbeetle.panama.embedded.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.session.FaultPlan;
import tigerbeetle.panama.embedded.session.Gateway;
import tigerbeetle.panama.embedded.session.Limits;
import tigerbeetle.panama.embedded.session.Replica;
import tigerbeetle.panama.embedded.session.RequestLog;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * The server's thread: waits for any connection to become ready, reads from all that are, then
 * handles what was read. Reading comes first so that a client which closed one connection and
 * opened another is known to have closed the first before the second is listened to.
 *
 * <p>The public methods may be called by any thread; everything else happens on the server's own, a
 * daemon.
 */
public final class ServerLoop implements AutoCloseable {

    private static final Logger LOG = System.getLogger("tigerbeetle.panama.embedded");

    /** How often to look for expired transfers, as the real server does. */
    private static final long EXPIRY_PERIOD_MS = 100;

    /** How long the memory of a large message is kept after the last one. */
    private static final long TRIM_PERIOD_MS = 1000;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final SelectionKey listenerKey;
    private final InetSocketAddress address;
    private final WallClock clock;
    private final U128 cluster;
    private final Replica replica;
    private final RequestLog requestLog;
    private final FaultPlan faultPlan = new FaultPlan();
    private final NetworkFaults networkFaults = new NetworkFaults();
    private final Gateway gateway;
    private final Thread thread;

    /** Connections from which something was received in this round. */
    private final List<Connection> received = new ArrayList<>();

    /** What other threads want done between two rounds. */
    private final Tasks tasks = new Tasks();

    private long sendHeldInMs;
    private boolean isMemoryToTrim;
    private long trimmedAtNs = System.nanoTime();
    private volatile boolean isClosing;

    private ServerLoop(
            Selector selector,
            ServerSocketChannel listener,
            U128 cluster,
            Limits limits,
            InstantSource clock,
            int requestLogSize)
            throws IOException {
        this.selector = selector;
        this.listener = listener;
        this.listenerKey = listener.register(selector, SelectionKey.OP_ACCEPT);
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.cluster = cluster;
        this.clock = new WallClock(clock);
        this.replica = new Replica(cluster, limits, new Ledger(), this.clock.nowNs());
        this.requestLog = new RequestLog(requestLogSize, limits);
        this.gateway = new Gateway(replica, requestLog, faultPlan);
        this.thread = new Thread(this::run, "tigerbeetle-embedded-" + this.address.getPort());
        thread.setDaemon(true);
    }

    /**
     * Starts a server with an empty ledger.
     *
     * @param address where to listen; port 0 for any free one
     * @param cluster the cluster id
     * @param limits the limits
     * @param clock the wall clock; asked by the server's thread
     * @param requestLogSize how many requests to keep in the log; 0 for none
     * @return the server, which accepts connections
     * @throws IOException if the address cannot be listened on
     */
    public static ServerLoop start(
            InetSocketAddress address,
            U128 cluster,
            Limits limits,
            InstantSource clock,
            int requestLogSize)
            throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = null;
        try {
            listener = Listener.open(address);
            ServerLoop server =
                    new ServerLoop(selector, listener, cluster, limits, clock, requestLogSize);
            server.thread.start();
            return server;
        } catch (Throwable e) {
            if (listener != null) {
                listener.close();
            }
            selector.close();
            throw e;
        }
    }

    /**
     * Where the server listens.
     *
     * @return the address, with the port in use
     */
    public InetSocketAddress address() {
        return address;
    }

    private void run() {
        try {
            while (!isClosing) {
                selector.select(this::select, timeoutMs());
                received.forEach(this::process);
                received.clear();
                tasks.runAll();
                tick();
            }
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "the server at " + address + " has failed", e);
        } finally {
            closeAll();
        }
    }

    private long timeoutMs() {
        if (networkFaults.isHolding()) {
            return Math.clamp(sendHeldInMs, 1, EXPIRY_PERIOD_MS);
        }
        if (replica.nextExpiryNs() != Long.MAX_VALUE || isAcceptingPaused()) {
            return EXPIRY_PERIOD_MS;
        }
        // 0 means for ever: an idle server costs nothing.
        return isMemoryToTrim ? TRIM_PERIOD_MS : 0;
    }

    private void select(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof Connection connection) {
            if (key.isWritable()) {
                connection.resume();
            } else if (connection.receive()) {
                received.add(connection);
            }
        } else {
            accept();
        }
    }

    private void process(Connection connection) {
        connection.process();
        isMemoryToTrim |= connection.isLarge();
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();
            while (channel != null) {
                connect(channel);
                channel = listener.accept();
            }
        } catch (Throwable e) {
            // Most likely too many open files: the connection waits, and so do we, or the selector
            // would report it again at once.
            LOG.log(Level.WARNING, "cannot accept a connection at " + address, e);
            listenerKey.interestOps(0);
        }
    }

    private void connect(SocketChannel channel) throws IOException {
        int countMax = networkFaults.connectionCountMax();
        if (countMax < Integer.MAX_VALUE && connections().size() >= countMax) {
            channel.close();
            return;
        }
        try {
            Connection connection =
                    new Connection(LOG, channel, selector, gateway, clock, networkFaults, cluster);
            channel.keyFor(selector).attach(connection);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a connection has gone before it was accepted", e);
            channel.close();
        }
    }

    /**
     * Does what is due by the clock at once, instead of within 100 ms. Returns when that is done;
     * does nothing if the server is closed.
     */
    public void catchUp() {
        try {
            execute(ignored -> tick());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof CancellationException)) {
                throw e;
            }
            LOG.log(Level.DEBUG, "nothing is due any more", e);
        }
    }

    /**
     * Runs something on the server's thread, between two rounds, and waits for it. It gets the
     * replica, which is not to be used after that. The server's own thread, which gets here through
     * a clock, runs it at once.
     *
     * @param <T> the type of the result
     * @param task what to run
     * @return the task's result
     * @throws IllegalStateException if the server is closed
     */
    public <T> T call(Function<Replica, T> task) {
        if (Thread.currentThread() == thread) {
            return task.apply(replica);
        }
        Future<T> result = tasks.add(() -> task.apply(replica));
        selector.wakeup();
        try {
            return Tasks.await(result);
        } catch (CancellationException e) {
            throw new IllegalStateException("the server at " + address + " is closed", e);
        }
    }

    /**
     * As {@link #call}, for what has no result.
     *
     * @param task what to run
     * @throws IllegalStateException if the server is closed
     */
    public void execute(Consumer<Replica> task) {
        call(target -> {
            task.accept(target);
            return true;
        });
    }

    /**
     * What tests may get at.
     *
     * @return this server's
     */
    public Controls controls() {
        return new Controls(gateway, requestLog, faultPlan, networkFaults);
    }

    /**
     * The server's time.
     *
     * @return nanoseconds since 1970
     */
    public long nowNs() {
        return clock.nowNs();
    }

    private boolean isAcceptingPaused() {
        return listenerKey.interestOps() == 0;
    }

    private void tick() {
        if (isAcceptingPaused() && !networkFaults.isPaused()) {
            listenerKey.interestOps(SelectionKey.OP_ACCEPT);
        }
        try {
            if (networkFaults.isHolding()) {
                sendHeldInMs = networkFaults.sendHeld(clock.nowNs());
            }
            if (replica.nextExpiryNs() != Long.MAX_VALUE) {
                replica.tick(clock.nowNs());
            }
            if (isMemoryToTrim) {
                trim(System.nanoTime());
            }
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "internal error in what is done from time to time", e);
        }
    }

    private void trim(long nowNs) {
        if (nowNs - trimmedAtNs < TRIM_PERIOD_MS * 1_000_000) {
            return;
        }
        trimmedAtNs = nowNs;
        isMemoryToTrim = false;
        for (Connection connection : connections()) {
            connection.trim();
            isMemoryToTrim |= connection.isLarge();
        }
    }

    /** The open connections, at this moment. */
    private List<Connection> connections() {
        return selector.keys().stream()
                .filter(SelectionKey::isValid)
                .map(SelectionKey::attachment)
                .filter(Connection.class::isInstance)
                .map(Connection.class::cast)
                .toList();
    }

    /**
     * Closes all connections; to be called through {@link #execute}.
     *
     * @param reason why, in a few words for the log
     */
    public void closeConnections(String reason) {
        networkFaults.loseHeld();
        connections().forEach(connection -> connection.close(reason));
    }

    /** Stops all traffic and accepts nobody; to be called through {@link #execute}. */
    public void pause() {
        networkFaults.setPaused(true);
        listenerKey.interestOps(0);
        connections().forEach(Connection::pause);
    }

    /** Ends a pause, if there is one; to be called through {@link #execute}. */
    public void resume() {
        networkFaults.setPaused(false);
        listenerKey.interestOps(SelectionKey.OP_ACCEPT);
        connections().forEach(Connection::resume);
    }

    private void closeAll() {
        closeConnections("the server is closed");
        try {
            listener.close();
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot close " + address, e);
        }
        tasks.close();
    }

    /**
     * Closes all connections and the listener, and waits for the thread to end. Idempotent. Called
     * by the server's own thread, through a clock, it does not wait.
     */
    @Override
    public void close() {
        isClosing = true;
        selector.wakeup();
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    /** Waits until the server is closed. An interrupt does not end the wait, but is kept. */
    public void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
