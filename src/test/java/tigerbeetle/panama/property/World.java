package tigerbeetle.panama.property;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import tigerbeetle.panama.Client;

/** A server and a client of it, for one program after the other. */
interface World extends AutoCloseable {

    /**
     * Begins anew.
     *
     * @return the upper half of the ids of the program that begins: 0 if the server is empty now;
     *     else a number that no other program on this server has
     */
    long begin();

    /** The client, which another one may follow. */
    Client client();

    /** How to send requests to the server. */
    Sender sender();

    /** The time at the server, in ns since the epoch. */
    long nowNs();

    /** Whether the clock moves only when it is told to. */
    boolean isClockOurs();

    /** Called after each request. */
    void afterRequest();

    /** Lets time pass. */
    void sleep(Duration time);

    /**
     * Called before each request: where the clock is real, waits until it is beyond doubt which
     * pending transfers have expired.
     *
     * @param expiries when they do, in ns since the epoch
     * @return how much time has passed by itself since the last request or sleep; zero if hardly
     *     any
     */
    Duration settle(List<BigInteger> expiries);

    /** Closes the client and opens another one. */
    void reopenClient();

    /**
     * Cuts all connections.
     *
     * @return whether the server knows the client afterwards
     */
    boolean restartServer(boolean keepSessions);

    @Override
    void close();
}
