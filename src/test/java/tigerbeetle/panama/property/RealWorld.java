package tigerbeetle.panama.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.junit.real.RealServer;

/**
 * A real server on this machine, which programs share: each has ids of its own. Its clock is this
 * machine's.
 */
final class RealWorld implements World {

    private static final long NS_PER_SECOND = 1_000_000_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** A transfer that is due is expired within a tenth of a second. */
    private static final BigInteger EXPIRED_AFTER_NS = BigInteger.valueOf(500_000_000);

    /** A request takes less. */
    private static final BigInteger PENDING_BEFORE_NS = BigInteger.valueOf(700_000_000);

    private static final Duration POLL = Duration.ofMillis(20);

    private final RealServer server;
    private long idHigh = Id.next().high();
    private final Sender sender = new Sender();
    private Client client;

    /**
     * Up to when, on the clock of {@link System#nanoTime}, the trace knows that time has passed.
     */
    private long tracedNs = System.nanoTime();

    private RealWorld(RealServer server) {
        this.server = server;
        this.client = open();
    }

    /** The configured server. */
    static RealWorld start() throws IOException, InterruptedException {
        return new RealWorld(RealServer.start());
    }

    private Client open() {
        return Client.builder().addresses(server.address()).requestTimeout(TIMEOUT).open();
    }

    @Override
    public long begin() {
        tracedNs = System.nanoTime();
        return ++idHigh;
    }

    @Override
    public Client client() {
        return client;
    }

    @Override
    public Sender sender() {
        return sender;
    }

    @Override
    public long nowNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    }

    @Override
    public boolean isClockOurs() {
        return false;
    }

    @Override
    public void afterRequest() {
        // Time passes by itself.
    }

    @Override
    public void sleep(Duration time) {
        tracedNs += time.toNanos();
        long endNs = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - endNs < 0) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program was waiting", e);
        }
    }

    @Override
    public Duration settle(List<BigInteger> expiries) {
        while (expiries.stream().anyMatch(this::isInDoubt)) {
            pause();
        }
        // With what requests took: on a busy machine that is time enough to expire in.
        Duration passed = Duration.ofNanos(System.nanoTime() - tracedNs);
        if (passed.compareTo(POLL) < 0) {
            return Duration.ZERO;
        }
        tracedNs += passed.toNanos();
        return passed;
    }

    private boolean isInDoubt(BigInteger expiry) {
        BigInteger sinceNs = BigInteger.valueOf(nowNs()).subtract(expiry);
        return sinceNs.compareTo(EXPIRED_AFTER_NS) < 0
                && sinceNs.compareTo(PENDING_BEFORE_NS.negate()) > 0;
    }

    @Override
    public void reopenClient() {
        client.close();
        client = open();
    }

    @Override
    public boolean restartServer(boolean keepSessions) {
        throw new UnsupportedOperationException("the server may be someone else's");
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
