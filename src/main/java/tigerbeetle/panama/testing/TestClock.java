package tigerbeetle.panama.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until a test moves it.
 *
 * <pre>{@code
 * TestClock clock = TestClock.now();
 * try (EmbeddedServer server = EmbeddedServer.builder().clock(clock).start()) {
 *     // ... a pending transfer with a time-out of a day ...
 *     clock.advance(Duration.ofDays(1)); // has expired when this returns
 * }
 * }</pre>
 *
 * <p>Several servers may share a clock. Thread-safe.
 */
public final class TestClock implements InstantSource {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    private TestClock(Instant start) {
        this.now = start;
    }

    /**
     * A clock that shows the given time.
     *
     * @param start not before 1970
     * @return the clock
     * @throws IllegalArgumentException if it is before 1970
     */
    public static TestClock at(Instant start) {
        if (start.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("start: " + start + " is before 1970");
        }
        return new TestClock(start);
    }

    /**
     * A clock that shows the system's time of this moment.
     *
     * @return the clock
     */
    public static TestClock now() {
        return at(InstantSource.system().instant());
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock forward. Everything that is due by then has happened when this returns: each
     * server that runs on this clock has expired the pending transfers whose time is over.
     *
     * @param duration not negative
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration duration) {
        if (Objects.requireNonNull(duration, "duration").isNegative()) {
            throw new IllegalArgumentException("duration: " + duration + " is negative");
        }
        synchronized (this) {
            now = now.plus(duration);
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Calls back after each advance, on the thread that advances, before {@link #advance} returns.
     *
     * @param listener what to call
     * @return what ends that
     */
    public Runnable onAdvance(Runnable listener) {
        Objects.requireNonNull(listener, "listener");
        // An object of its own, so that the same listener can be given twice and removed once.
        Runnable entry =
                new Runnable() {
                    @Override
                    public void run() {
                        listener.run();
                    }
                };
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    @Override
    public String toString() {
        return "TestClock[" + now + "]";
    }
}
