package tigerbeetle.panama.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A network that takes its time: passes on what clients and a server send, each byte half of the
 * round trip later, as many as there are on the way. Thread-safe.
 */
final class DelayProxy implements AutoCloseable {

    private static final int CHUNK_SIZE = 256 * 1024;
    private static final int PROBES = 301;

    /** Some bytes, and when they are due; none are the end. */
    private static final class Chunk {
        private final byte[] bytes;
        private final long dueNs;

        Chunk(byte[] bytes, long dueNs) {
            this.bytes = bytes;
            this.dueNs = dueNs;
        }
    }

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private volatile long delayNs;

    private DelayProxy(String host, int port) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
    }

    /** Starts one, without a delay yet, before a server at {@code host:port}. */
    static DelayProxy start(String server) throws IOException {
        int colon = server.lastIndexOf(':');
        DelayProxy proxy =
                new DelayProxy(
                        server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        Thread.ofPlatform().daemon().start(proxy::accept);
        return proxy;
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    void roundTrip(long us) {
        delayNs = us * 1_000 / 2;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                pump(client, server);
                pump(server, client);
            } catch (IOException e) {
                // It is closed, or one of them has gone: the condition tells.
            }
        }
    }

    /** One thread takes in, and another passes on when the time has come. */
    private void pump(Socket from, Socket to) {
        BlockingQueue<Chunk> way = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> receive(from, way));
        Thread.ofPlatform().daemon().start(() -> send(way, to));
    }

    private void receive(Socket from, BlockingQueue<Chunk> way) {
        byte[] buffer = new byte[CHUNK_SIZE];
        try (from) {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                byte[] bytes = Arrays.copyOf(buffer, count);
                way.add(new Chunk(bytes, System.nanoTime() + delayNs));
            }
        } catch (IOException e) {
            // The connection is broken; so will the other half be.
        }
        way.add(new Chunk(new byte[0], 0));
    }

    private static void send(BlockingQueue<Chunk> way, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = way.take(); chunk.bytes.length > 0; chunk = way.take()) {
                for (long leftNs = chunk.dueNs - System.nanoTime();
                        leftNs > 0;
                        leftNs = chunk.dueNs - System.nanoTime()) {
                    LockSupport.parkNanos(leftNs);
                }
                out.write(chunk.bytes);
            }
        } catch (IOException e) {
            // The connection is broken; so will the other half be.
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
        }
    }

    /**
     * What a network of this kind really adds: a timer is late, and two more connections have to be
     * passed. The median of the round trips of a byte through it, less those without it.
     */
    static double networkUs(long roundTripUs) throws IOException {
        try (ServerSocket echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                DelayProxy proxy = start("127.0.0.1:" + echo.getLocalPort())) {
            Thread.ofPlatform().daemon().start(() -> echo(echo));
            proxy.roundTrip(roundTripUs);
            return probe(proxy.listener.getLocalPort()) - probe(echo.getLocalPort());
        }
    }

    private static void echo(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.setTcpNoDelay(true);
                socket.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException e) {
                // It is closed, or the peer has gone.
            }
        }
    }

    private static double probe(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            double[] us = new double[PROBES];
            for (int i = 0; i < PROBES; i++) {
                long startNs = System.nanoTime();
                socket.getOutputStream().write(1);
                in.readFully(new byte[1]);
                us[i] = (System.nanoTime() - startNs) / 1e3;
            }
            Arrays.sort(us);
            return us[PROBES / 2];
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
