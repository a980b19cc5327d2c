package tigerbeetle.panama.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Clients at work behind proxies that do to them what networks do: all that {@link Load} says
 * holds, and after each fault all goes on. The same seed gives the same faults and the same
 * requests; which of them meet depends on the threads.
 */
final class Workload implements AutoCloseable {

    /** One fault in so many must be got over before the next one; the others may add up. */
    private static final int RECOVERY_SHARE = 3;

    private final Load load;
    private final List<Party> parties = new ArrayList<>();
    private final List<SplittableRandom> randoms = new ArrayList<>();
    private final AtomicInteger faultNumber = new AtomicInteger();

    private Workload(Load load) {
        this.load = load;
    }

    /**
     * Starts the clients and their callers; there are no faults yet.
     *
     * @param pauseMax the longest time between two things that a caller does
     */
    static Workload start(String server, long seed, int clients, Duration pauseMax, Tally tally)
            throws IOException {
        Load load = new Load(server, pauseMax, tally);
        Workload workload = new Workload(load);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < clients; i++) {
            Party party = new Party(server, tally, load::fail);
            workload.parties.add(party);
            workload.randoms.add(seeds.split());
            load.call(party::client, seeds.split());
        }
        return workload;
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
        try (ExecutorService strikers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < parties.size(); i++) {
                Party party = parties.get(i);
                SplittableRandom random = randoms.get(i);
                all.add(strikers.submit(() -> strike(party, random, goesOn, reopenShare, calmMax)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        load.throwFailure();
    }

    private void strike(
            Party party,
            SplittableRandom random,
            BooleanSupplier goesOn,
            int reopenShare,
            Duration calmMax) {
        try {
            while (!load.isOver() && goesOn.getAsBoolean()) {
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
            load.fail(e);
        }
    }

    /** What is wrong, if anything is. */
    void throwFailure() {
        load.throwFailure();
    }

    /** Ends the load, and checks everything. */
    void finish() throws Exception {
        load.finish();
        parties.forEach(Party::checkThatNothingIsLeft);
    }

    @Override
    public void close() {
        load.close();
        parties.forEach(Party::close);
    }
}
