package tigerbeetle.panama.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tigerbeetle.panama.faults.Fault.Direction;

/**
 * Stands between clients and a server, on a port of its own, and passes on what they send, message
 * by message, except for what it is told to do to one of them. Thread-safe.
 *
 * <p>It has virtual threads: one that accepts, and two for each connection.
 */
final class FaultProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final Consumer<AssertionError> failures;
    private final Map<Direction, Lane> lanes = new EnumMap<>(Direction.class);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connectionCount = new AtomicInteger();

    private FaultProxy(String host, int port, Consumer<AssertionError> failures)
            throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
        this.failures = failures;
        for (Direction direction : Direction.values()) {
            lanes.put(direction, new Lane());
        }
    }

    /**
     * Starts one.
     *
     * @param server its {@code host:port}
     * @param failures told of messages that no client and no server may send
     */
    static FaultProxy start(String server, Consumer<AssertionError> failures) throws IOException {
        int colon = server.lastIndexOf(':');
        FaultProxy proxy =
                new FaultProxy(
                        server.substring(0, colon),
                        Integer.parseInt(server.substring(colon + 1)),
                        failures);
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    /** The address for clients. */
    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** How many connections there have been. */
    int connectionCount() {
        return connectionCount.get();
    }

    /** The fault befalls the next message in its direction; the future says when it is over. */
    CompletableFuture<Fault> strike(Fault fault) {
        return lane(fault.direction()).arm(fault);
    }

    private Lane lane(Direction direction) {
        return Objects.requireNonNull(lanes.get(direction));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException e) {
                // It is closed, or the client has gone: the condition tells.
            }
        }
    }

    /** Where there is no server, the client's connection ends at once. */
    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(host, port)) {
            Link link = new Link(client, server);
            links.add(link);
            connectionCount.incrementAndGet();
            try {
                run(link);
            } finally {
                links.remove(link);
            }
        } catch (IOException e) {
            // The client tries again.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void run(Link link) throws InterruptedException {
        if (listener.isClosed()) {
            link.cut();
        }
        CountDownLatch ended = new CountDownLatch(2);
        for (Direction direction : Direction.values()) {
            Pump pump = new Pump(link, direction, lane(direction), failures);
            Thread.startVirtualThread(() -> {
                try {
                    pump.run();
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::cut);
    }
}
