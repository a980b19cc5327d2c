package tigerbeetle.panama.embedded.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What goes wrong on purpose on the network: delays, cut connections, silence, refused connections.
 * Driven by the server's thread only; see {@link ServerLoop#execute}.
 */
public final class NetworkFaults {

    /** No connection is going to be cut. */
    private static final long NEVER = Long.MAX_VALUE;

    /** Messages that may be held back; more are lost, as any message may be. */
    private static final int HELD_MAX = 10_000;

    private static final long MILLISECOND_NS = 1_000_000;

    private record Held(long dueNs, Connection connection, ByteBuffer message) {}

    private final Queue<Held> held = new ArrayDeque<>();
    private long delayNs;
    private long bytesUntilCut = NEVER;
    private int connectionCountMax = Integer.MAX_VALUE;
    private boolean isPaused;

    NetworkFaults() {}

    /**
     * Holds back each message from now on.
     *
     * @param delayNs for how many nanoseconds; 0 for none, which sends what is held back
     */
    public void delay(long delayNs) {
        this.delayNs = delayNs;
        if (delayNs == 0) {
            sendHeld(Long.MAX_VALUE);
        }
    }

    /**
     * Closes the connection on which the last of so many bytes is sent, counted from now on.
     *
     * @param byteCount 0 for the next connection on which anything is to be sent
     */
    public void cutAfter(long byteCount) {
        bytesUntilCut = byteCount;
    }

    /**
     * Closes at once what is accepted while there are that many connections.
     *
     * @param countMax 0 or more
     */
    public void limitConnections(int countMax) {
        connectionCountMax = countMax;
    }

    void setPaused(boolean isPaused) {
        this.isPaused = isPaused;
    }

    /** Ends all of it but a pause; see {@link ServerLoop#resume}. */
    public void clear() {
        delay(0);
        bytesUntilCut = NEVER;
        connectionCountMax = Integer.MAX_VALUE;
    }

    boolean isPaused() {
        return isPaused;
    }

    int connectionCountMax() {
        return connectionCountMax;
    }

    boolean isDelaying() {
        return delayNs > 0;
    }

    /** Keeps a message back until its time has come. */
    void hold(Connection connection, ByteBuffer message, long nowNs) {
        if (held.size() < HELD_MAX) {
            held.add(new Held(nowNs + delayNs, connection, message));
        }
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    /** Forgets what is held back. */
    void loseHeld() {
        held.clear();
    }

    /**
     * Sends what is due, in the order in which it was held back.
     *
     * @return the time until there will be more in milliseconds, rounded up
     */
    long sendHeld(long nowNs) {
        Held first = held.peek();
        while (first != null && first.dueNs() <= nowNs) {
            held.remove();
            first.connection().sendNow(first.message());
            first = held.peek();
        }
        return first == null ? Long.MAX_VALUE : Math.ceilDiv(first.dueNs() - nowNs, MILLISECOND_NS);
    }

    /** How many bytes may be sent before a connection is cut. */
    long bytesUntilCut() {
        return bytesUntilCut;
    }

    /** Notes what was sent, and says whether the connection it went through is to be closed. */
    boolean cutsAfter(int byteCount) {
        if (bytesUntilCut == NEVER) {
            return false;
        }
        bytesUntilCut -= byteCount;
        if (bytesUntilCut > 0) {
            return false;
        }
        bytesUntilCut = NEVER;
        return true;
    }
}
