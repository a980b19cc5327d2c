package tigerbeetle.panama.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Client;

/**
 * Callers at work, half of them virtual threads, until it is over or something is wrong: whatever
 * happens to their clients and the server, no acknowledged transfer is lost, none is applied twice,
 * and every call ends in a result or in an error that says whether it may have been executed.
 * Thread-safe.
 */
final class Load implements AutoCloseable {

    private static final int CALLERS = 2;
    private static final int STEPS_PER_JOURNAL = 50;

    /** Longer than anything takes. */
    private static final Duration END = Duration.ofMinutes(5);

    private final Client direct;
    private final long pauseMaxNs;
    private final Tally tally;
    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService platform = Executors.newCachedThreadPool();
    private final List<Future<?>> callers = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean isOver;

    /**
     * Makes one without callers.
     *
     * @param addresses of a server or a cluster, from which everything is read back
     * @param pauseMax the longest time between two things that a caller does: the faults are what
     *     counts, and a ledger has to be kept in memory
     */
    Load(String addresses, Duration pauseMax, Tally tally) {
        this.direct = Client.open(addresses);
        this.pauseMaxNs = pauseMax.toNanos();
        this.tally = tally;
    }

    /**
     * Puts callers to work.
     *
     * @param clients the client to call; it is another one when the one before was closed
     */
    synchronized void call(Supplier<Client> clients, SplittableRandom seeds) {
        for (int i = 0; i < CALLERS; i++) {
            SplittableRandom random = seeds.split();
            callers.add((i % 2 == 0 ? platform : virtual).submit(() -> run(clients, random)));
        }
    }

    private void run(Supplier<Client> clients, SplittableRandom random) {
        try {
            Caller caller = new Caller(clients, random, tally);
            for (int step = 1; !isOver; step++) {
                caller.step();
                LockSupport.parkNanos(random.nextLong(pauseMaxNs));
                if (step % STEPS_PER_JOURNAL == 0) {
                    caller.check(direct);
                    caller.renew();
                }
            }
            caller.check(direct);
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** The first thing that is wrong ends it. */
    void fail(Throwable e) {
        failure.compareAndSet(null, e);
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }

    /** What is wrong, if anything is. */
    void throwFailure() {
        Throwable first = failure.get();
        if (first != null) {
            throw new AssertionError(first.getMessage(), first);
        }
    }

    /** Ends it, after everything has been read back. */
    synchronized void finish() throws Exception {
        isOver = true;
        for (Future<?> caller : callers) {
            try {
                caller.get(END.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new InvariantBroken("a call has not ended in " + END);
            }
        }
        throwFailure();
    }

    @Override
    public void close() {
        isOver = true;
        direct.close();
        virtual.shutdownNow();
        platform.shutdownNow();
    }
}
