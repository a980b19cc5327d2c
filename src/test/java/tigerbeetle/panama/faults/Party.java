package tigerbeetle.panama.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientState;

/**
 * A client and the proxy between it and the server. Thread-safe, but for the faults, which come
 * from one thread.
 */
final class Party implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(90);

    private final FaultProxy proxy;
    private final Tally tally;
    private volatile Client client;

    Party(String server, Tally tally, Consumer<AssertionError> failures) throws IOException {
        this.proxy = FaultProxy.start(server, failures);
        this.tally = tally;
        this.client = Client.open(proxy.address());
    }

    /** The client to call. */
    Client client() {
        return client;
    }

    /** Puts another client in the place of this one, which is closed with all that is in flight. */
    void reopen() {
        Client old = client;
        client = Client.open(proxy.address());
        old.close();
        tally.reopened.increment();
    }

    /** One fault from its beginning to its end. */
    void strike(Fault fault) throws InterruptedException {
        try {
            proxy.strike(fault).get(END.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new InvariantBroken(
                    "no message for " + fault + " in " + END + ": " + client.state());
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        tally.struck(fault);
    }

    /** The client gets an answer. */
    void checkThatItGoesOn() {
        client.withTimeout(END).lookupAccount(1);
    }

    /** Without faults the client gets an answer, and nothing stays in flight. */
    void checkThatNothingIsLeft() {
        checkThatItGoesOn();
        Client now = client;
        long startNs = System.nanoTime();
        while (now.state().requestsInFlight() > 0) {
            if (System.nanoTime() - startNs > END.toNanos()) {
                throw new InvariantBroken("still in flight: " + now.state());
            }
            Thread.onSpinWait();
        }
        if (now.state().phase() != ClientState.Phase.REGISTERED) {
            throw new InvariantBroken("not registered: " + now.state());
        }
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
    }
}
