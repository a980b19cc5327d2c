package tigerbeetle.panama.property;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.embedded.EmbeddedServer;
import tigerbeetle.panama.testing.TestClock;

/** An embedded server, emptied before each program, and on a clock that moves 1 ms a request. */
final class EmbeddedWorld implements World {

    /** So late that the longest time-outs end after the last timestamp, in the year 2262. */
    static final Instant START = Instant.parse("2150-01-01T00:00:00Z");

    static final Duration STEP = Duration.ofMillis(1);
    private static final long NS_PER_SECOND = 1_000_000_000;

    /** A server in this JVM answers at once; else the test is to fail and not to hang. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final long idHigh;
    private final TestClock clock = TestClock.at(START);
    private final EmbeddedServer server = EmbeddedServer.builder().clock(clock).start();
    private final Sender sender = new Sender();
    private Client client = open();

    /** One in which a program's first step is its own. */
    EmbeddedWorld() {
        this(0);
    }

    /**
     * One in which programs begin as on a shared server, by marking where: a recording of theirs
     * has no time that is near to none of those that the server has chosen.
     *
     * @param idHigh the upper half of the ids of all programs
     */
    EmbeddedWorld(long idHigh) {
        this.idHigh = idHigh;
    }

    /** A client with a session: without one, a server that forgets all sessions evicts nobody. */
    private Client open() {
        Client opened = Client.builder().addresses(server.address()).requestTimeout(TIMEOUT).open();
        opened.awaitReady(TIMEOUT);
        return opened;
    }

    @Override
    public long begin() {
        server.reset();
        clock.advance(STEP); // past all timestamps so far: the first batch begins when it says
        return idHigh;
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
        Instant now = clock.instant();
        return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
    }

    @Override
    public boolean isClockOurs() {
        return true;
    }

    @Override
    public void afterRequest() {
        clock.advance(STEP);
    }

    @Override
    public void sleep(Duration time) {
        clock.advance(time);
    }

    @Override
    public Duration settle(List<BigInteger> expiries) {
        return Duration.ZERO;
    }

    @Override
    public void reopenClient() {
        client.close();
        client = open();
    }

    @Override
    public boolean restartServer(boolean keepSessions) {
        server.restart(keepSessions);
        return keepSessions;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
