package tigerbeetle.panama.faults;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.ClientState;
import tigerbeetle.panama.NotSentException;
import tigerbeetle.panama.OutcomeUnknownException;
import tigerbeetle.panama.TigerBeetleException;

/**
 * Asks until there is an answer. A request may end without one in three ways: nobody waits for it
 * any longer, it was not sent, or its client was closed by us; whatever else comes out of a call
 * ends the run. For one thread.
 */
final class Patience {

    private static final Duration LONG = Duration.ofSeconds(5);
    private static final int SHORT_MAX_MS = 900;
    private static final int SHORT_SHARE = 8;

    /** Longer than a cluster needs to begin again. */
    private static final Duration END = Duration.ofMinutes(3);

    /** The answer, and whether an earlier attempt may have been executed, too. */
    record Answer<T>(T value, boolean mayBeRepeated) {}

    private final Supplier<Client> clients;
    private final SplittableRandom random;
    private final Tally tally;

    /**
     * Makes one.
     *
     * @param clients the client to ask; it is another one when the one before was closed
     */
    Patience(Supplier<Client> clients, SplittableRandom random, Tally tally) {
        this.clients = clients;
        this.random = random;
        this.tally = tally;
    }

    /** The client of the moment, for requests with one of the timeouts. */
    Client client() {
        return clients.get().withTimeout(timeout());
    }

    <T> Answer<T> ask(Function<Client, T> request) {
        boolean mayBeRepeated = false;
        long startNs = System.nanoTime();
        while (true) {
            Client shared = clients.get();
            long attemptNs = System.nanoTime();
            try {
                T value = request.apply(shared.withTimeout(timeout()));
                tally.answered(System.nanoTime() - attemptNs);
                return new Answer<>(value, mayBeRepeated);
            } catch (OutcomeUnknownException | NotSentException | ClientClosedException e) {
                mayBeRepeated |= e.mayHaveExecuted();
                tally.unanswered.increment();
                boolean isClosed = shared.state().phase() == ClientState.Phase.CLOSED;
                if (isClosed && clients.get().equals(shared)) {
                    throw e; // there is no other one
                }
                requireThatItGoesOn(shared, startNs, e);
            }
        }
    }

    /** Some requests are given up while they are on their way. */
    private Duration timeout() {
        return random.nextInt(SHORT_SHARE) == 0
                ? Duration.ofMillis(random.nextInt(1, SHORT_MAX_MS))
                : LONG;
    }

    private static void requireThatItGoesOn(
            Client client, long startNs, TigerBeetleException last) {
        if (System.nanoTime() - startNs > END.toNanos()) {
            InvariantBroken broken =
                    new InvariantBroken("no answer in " + END + ": " + client.state());
            broken.initCause(last);
            throw broken;
        }
    }
}
