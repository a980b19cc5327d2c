package tigerbeetle.panama.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Client;

/**
 * Clients at work behind proxies that do to them what networks do: no acknowledged transfer is
 * lost, none is applied twice, every call ends in a result or in an error that says whether it may
 * have been executed, and after each fault all goes on.
 *
 * <p>Each client has callers, half of them virtual threads, and a thread that brings the faults.
 * The first thing that is wrong ends all of it. The same seed gives the same faults and the same
 * requests; which of them meet depends on the threads.
 */
final class Workload implements AutoCloseable {

    private static final int CALLERS = 2;
    private static final int STEPS_PER_JOURNAL = 50;

    /** Longer than anything takes. */
    private static final Duration END = Duration.ofMinutes(3);

    /** One fault in so many must be got over before the next one; the others may add up. */
    private static final int RECOVERY_SHARE = 3;

    private final long pauseMaxNs;
    private final Tally tally;
    private final Client direct;
    private final List<Party> parties = new ArrayList<>();
    private final List<SplittableRandom> randoms = new ArrayList<>();
    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService platform = Executors.newCachedThreadPool();
    private final List<Future<?>> callers = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger faultNumber = new AtomicInteger();
    private volatile boolean isOver;

    private Workload(String server, long seed, int clients, Duration pauseMax, Tally tally)
            throws IOException {
        this.pauseMaxNs = pauseMax.toNanos();
        this.tally = tally;
        this.direct = Client.open(server);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < clients; i++) {
            parties.add(new Party(server, tally, this::fail));
            randoms.add(seeds.split());
        }
    }

    /**
     * Starts the clients and their callers; there are no faults yet.
     *
     * @param pauseMax the longest time between two things that a caller does: the faults are what
     *     counts, and a ledger has to be kept in memory
     */
    static Workload start(String server, long seed, int clients, Duration pauseMax, Tally tally)
            throws IOException {
        Workload workload = new Workload(server, seed, clients, pauseMax, tally);
        for (int i = 0; i < clients; i++) {
            Party party = workload.parties.get(i);
            for (int j = 0; j < CALLERS; j++) {
                SplittableRandom random = workload.randoms.get(i).split();
                ExecutorService threads = j % 2 == 0 ? workload.platform : workload.virtual;
                workload.callers.add(threads.submit(() -> workload.call(party, random)));
            }
        }
        return workload;
    }

    private void call(Party party, SplittableRandom random) {
        try {
            Caller caller = new Caller(party::client, random, tally);
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

    private void fail(Throwable e) {
        failure.compareAndSet(null, e);
        isOver = true;
    }

    /**
     * Brings faults to all clients, and each time waits until it is over.
     *
     * @param goesOn asked before each fault
     * @param reopenShare one in so many faults is, in addition, a client that is closed and another
     *     one that is opened in its place
     * @param calmMax the longest time between two faults of a client
     */
    void strike(BooleanSupplier goesOn, int reopenShare, Duration calmMax) throws Exception {
        List<Future<?>> strikers = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            Party party = parties.get(i);
            SplittableRandom random = randoms.get(i);
            strikers.add(virtual.submit(() -> strike(party, random, goesOn, reopenShare, calmMax)));
        }
        for (Future<?> striker : strikers) {
            striker.get();
        }
        throwFailure();
    }

    private void strike(
            Party party,
            SplittableRandom random,
            BooleanSupplier goesOn,
            int reopenShare,
            Duration calmMax) {
        try {
            while (!isOver && goesOn.getAsBoolean()) {
                party.strike(Fault.of(faultNumber.getAndIncrement(), random.nextLong()));
                if (random.nextInt(RECOVERY_SHARE) == 0) {
                    party.checkThatItGoesOn();
                }
                if (random.nextInt(reopenShare) == 0) {
                    party.reopen();
                }
                LockSupport.parkNanos(random.nextLong(calmMax.toNanos() + 1));
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Ends the load, and checks everything. */
    void finish() throws Exception {
        isOver = true;
        for (Future<?> caller : callers) {
            try {
                caller.get(END.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new InvariantBroken("a call has not ended in " + END);
            }
        }
        throwFailure();
        parties.forEach(Party::checkThatNothingIsLeft);
    }

    /** What is wrong, if anything is. */
    void throwFailure() {
        Throwable first = failure.get();
        if (first != null) {
            throw new AssertionError(first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        isOver = true;
        parties.forEach(Party::close);
        direct.close();
        virtual.shutdownNow();
        platform.shutdownNow();
    }
}
