package tigerbeetle.panama.conformance;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Executes requests, starting empty: a ledger, or a client and its server. */
public interface Target {

    /**
     * Executes one request.
     *
     * @param request events, ids or a filter, little-endian, from position to limit
     * @return the results, from position to limit, valid until the next call; empty if the request
     *     was refused with TOO_MUCH_DATA
     * @throws RequestFailedException if there is no answer, or one that no recording knows
     */
    Optional<ByteBuffer> execute(Operation operation, ByteBuffer request);

    /**
     * Lets time pass, and pending transfers expire whose time is over.
     *
     * @param wait how long to wait if the clock is real
     * @param advance how far to move the clock if it can be moved
     */
    void sleep(Duration wait, Duration advance);
}
