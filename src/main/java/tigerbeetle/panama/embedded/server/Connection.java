package tigerbeetle.panama.embedded.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import tigerbeetle.panama.embedded.session.Gateway;
import tigerbeetle.panama.embedded.session.Peer;
import tigerbeetle.panama.embedded.session.Port;
import tigerbeetle.panama.embedded.wire.FrameDecoder;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * One peer's connection. While the peer does not read its answers, nothing more is read from it, so
 * that it holds at most one message of received bytes and {@link #QUEUE_MAX} messages to be sent.
 * Driven by the server's thread only.
 */
final class Connection implements Port {

    /** Messages waiting to be sent; more are dropped (src/constants.zig, 0.17.9). */
    static final int QUEUE_MAX = 4;

    /** At most this much is handed to the socket at once: the JDK copies it on each attempt. */
    private static final int WRITE_SIZE_MAX = 256 * 1024;

    private final Logger log;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Gateway gateway;
    private final WallClock clock;
    private final NetworkFaults faults;
    private final Peer peer;
    private final FrameDecoder decoder;
    private final Queue<ByteBuffer> queue = new ArrayDeque<>(QUEUE_MAX);

    private boolean isIdle;
    private boolean isClosed;

    /**
     * Takes over an accepted channel.
     *
     * @throws IOException if the peer is gone again; the channel is the caller's to close
     */
    Connection(
            Logger log,
            SocketChannel channel,
            Selector selector,
            Gateway gateway,
            WallClock clock,
            NetworkFaults faults,
            U128 cluster)
            throws IOException {
        this.log = log;
        this.channel = channel;
        this.gateway = gateway;
        this.clock = clock;
        this.faults = faults;
        this.decoder = new FrameDecoder(cluster);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = channel.register(selector, SelectionKey.OP_READ);
        this.peer = gateway.connect(this);
    }

    /**
     * Reads what has arrived, without looking at it.
     *
     * @return true if there is something to look at, by calling {@link #process}
     */
    boolean receive() {
        if (isClosed || !queue.isEmpty()) {
            return false;
        }
        isIdle = false;
        try {
            int received = channel.read(decoder.window());
            if (received < 0) {
                close("closed by the peer");
            }
            return received > 0;
        } catch (Throwable e) {
            fail(e);
            return false;
        }
    }

    /** Handles the messages received, until one is incomplete or the peer does not read. */
    void process() {
        try {
            while (!isClosed && queue.isEmpty() && !faults.isPaused()) {
                FrameDecoder.Result result = decoder.next();
                if (result == FrameDecoder.Result.INCOMPLETE) {
                    return;
                }
                if (result != FrameDecoder.Result.MESSAGE) {
                    close("sent a message with a defect: " + result);
                    return;
                }
                gateway.receive(peer, clock.nowNs(), decoder.message());
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /**
     * Closes the connection after a failure. Whatever it is, a bug or a want of memory, it must not
     * stop the server or hurt another connection; the client comes back and asks again.
     */
    private void fail(Throwable failure) {
        if (!(failure instanceof IOException)) {
            log.log(Level.ERROR, "internal error, closing " + this, failure);
        }
        close("failed: " + failure);
    }

    @Override
    public void send(ByteBuffer message) {
        if (isClosed) {
            return;
        }
        if (faults.isDelaying()) {
            faults.hold(this, message, clock.nowNs());
        } else {
            sendNow(message);
        }
    }

    /** Sends a message without a delay. */
    void sendNow(ByteBuffer message) {
        if (isClosed) {
            return;
        }
        if (queue.size() == QUEUE_MAX) {
            log.log(Level.DEBUG, "{0} does not read: a message is dropped", this);
            return;
        }
        queue.add(message.duplicate().clear());
        if (queue.size() == 1) {
            flush();
        }
    }

    /** Goes on sending, and once all is sent with handling what was received meanwhile. */
    void resume() {
        flush();
        process();
    }

    /** Neither reads nor writes until it is resumed. */
    void pause() {
        if (!isClosed) {
            key.interestOps(0);
        }
    }

    private void flush() {
        if (isClosed || faults.isPaused()) {
            return;
        }
        try {
            ByteBuffer head = queue.peek();
            while (head != null && write(head)) {
                queue.remove();
                head = queue.peek();
            }
            if (!isClosed) { // a failure or a fault may have closed it
                key.interestOps(head == null ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Writes as much of a message as the socket takes; true if that was all. */
    private boolean write(ByteBuffer message) throws IOException {
        int end = message.limit();
        int written;
        do {
            long sizeMax = Math.min(WRITE_SIZE_MAX, faults.bytesUntilCut());
            message.limit((int) Math.min(end, message.position() + sizeMax));
            written = channel.write(message);
            message.limit(end);
            if (faults.cutsAfter(written)) {
                close("cut, as a test wants it");
                return false;
            }
        } while (written > 0 && message.hasRemaining());
        return !message.hasRemaining();
    }

    /** Says whether a large message has left memory behind. */
    boolean isLarge() {
        return decoder.isLarge();
    }

    /** Frees the memory of a large message if nothing came since the last call. */
    void trim() {
        if (isIdle) {
            decoder.trim();
        }
        isIdle = true;
    }

    @Override
    public void close(String reason) {
        if (isClosed) {
            return;
        }
        log.log(Level.DEBUG, "{0}: {1}", this, reason);
        isClosed = true;
        queue.clear();
        gateway.disconnect(peer);
        try {
            channel.close();
        } catch (IOException e) {
            log.log(Level.DEBUG, "cannot close " + this, e);
        }
    }

    /** The channel's addresses, for the log. */
    @Override
    public String toString() {
        return channel.toString();
    }
}
