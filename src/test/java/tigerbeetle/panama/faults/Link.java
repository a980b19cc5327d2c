package tigerbeetle.panama.faults;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through a proxy: the client's half and the server's half. Thread-safe. */
final class Link {

    private final Socket client;
    private final Socket server;
    private final CountDownLatch cut = new CountDownLatch(1);
    private volatile boolean isBlackHole;

    Link(Socket client, Socket server) throws IOException {
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    Socket from(Fault.Direction direction) {
        return direction == Fault.Direction.TO_SERVER ? client : server;
    }

    Socket to(Fault.Direction direction) {
        return direction == Fault.Direction.TO_SERVER ? server : client;
    }

    /** From now on nothing comes through. */
    void swallow() {
        isBlackHole = true;
    }

    boolean isBlackHole() {
        return isBlackHole;
    }

    /** Lets that much time pass, or less if the connection breaks: then this says so. */
    boolean isCutWithin(long ms) throws InterruptedException {
        return cut.await(ms, TimeUnit.MILLISECONDS);
    }

    /** Ends it on both sides. */
    void cut() {
        cut.countDown();
        closeQuietly(client);
        closeQuietly(server);
    }

    /** Ends it on both sides as a machine does that has no memory of it. */
    void reset() {
        resetAtClose(client);
        resetAtClose(server);
        cut();
    }

    private static void resetAtClose(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing else to be done about a socket.
        }
    }
}
