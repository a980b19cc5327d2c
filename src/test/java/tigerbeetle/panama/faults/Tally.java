package tigerbeetle.panama.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What was done, and how long it took. Thread-safe. */
final class Tally {

    private static final int DIGITS = 3;

    final LongAdder answers = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder transfers = new LongAdder();
    final LongAdder reopened = new LongAdder();
    private final Recorder latenciesNs = new Recorder(DIGITS);
    private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();

    void answered(long latencyNs) {
        answers.increment();
        latenciesNs.recordValue(latencyNs);
    }

    void struck(Fault fault) {
        Fault anySeed = new Fault(fault.kind(), fault.direction(), 0);
        faults.computeIfAbsent(anySeed, key -> new LongAdder()).increment();
    }

    long faults() {
        return faults.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How often the rarest one was, of all kinds in both directions. */
    long rarestFault() {
        boolean isEach =
                faults.size() == Fault.Kind.values().length * Fault.Direction.values().length;
        return isEach ? faults.values().stream().mapToLong(LongAdder::sum).min().orElseThrow() : 0;
    }

    /** The latencies since the last call. */
    Histogram latenciesNs() {
        return latenciesNs.getIntervalHistogram();
    }

    @Override
    public String toString() {
        return "%,d faults, %,d answers, %,d calls without one, %,d transfers, %,d clients reopened"
                .formatted(
                        faults(), answers.sum(), unanswered.sum(), transfers.sum(), reopened.sum());
    }
}
