package tigerbeetle.panama;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/** Addresses at which there is no cluster; what there is instead, until it is closed. */
final class DeadEnd implements Closeable {

    /** What a connection comes to. */
    enum Kind {
        /** Refused: nobody listens. */
        NOBODY,
        /** Made, and nothing more. */
        SILENCE,
        /** Closed at once. */
        HANG_UP,
        /** Answered with random bytes. */
        NOISE
    }

    private static final int NOISE_SIZE = 4_096;

    private final ServerSocket socket;

    DeadEnd(Kind kind) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        switch (kind) {
            case NOBODY -> socket.close();
            case SILENCE -> {}
            case HANG_UP, NOISE ->
                    Thread.ofPlatform().daemon().start(() -> answer(kind == Kind.NOISE));
        }
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void answer(boolean noise) {
        Random random = new Random(socket.getLocalPort());
        byte[] bytes = new byte[NOISE_SIZE];
        while (!socket.isClosed()) {
            try (Socket peer = socket.accept()) {
                if (noise) {
                    random.nextBytes(bytes);
                    peer.getOutputStream().write(bytes);
                }
            } catch (IOException e) {
                // the peer has gone, or it is closed here
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
