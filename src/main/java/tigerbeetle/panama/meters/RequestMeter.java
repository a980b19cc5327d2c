package tigerbeetle.panama.meters;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import tigerbeetle.panama.metrics.LatencyRecorder;
import tigerbeetle.panama.metrics.RequestMetrics;
import tigerbeetle.panama.metrics.RequestOutcome;

/**
 * Counts the requests of one type. Thread-safe; nothing is allocated to count, but when many
 * threads do so for the first time.
 */
public final class RequestMeter {

    private final int eventSize;
    private final LongAdder events = new LongAdder();
    private final LongAdder replyBytes = new LongAdder();
    private final LatencyRecorder latencies = new LatencyRecorder();
    private final Map<RequestOutcome, LongAdder> failures = new EnumMap<>(RequestOutcome.class);

    /**
     * Nothing has been counted.
     *
     * @param eventSize in bytes
     */
    public RequestMeter(int eventSize) {
        this.eventSize = eventSize;
        for (RequestOutcome outcome : RequestOutcome.values()) {
            failures.put(outcome, new LongAdder());
        }
    }

    /** A request has its reply. */
    public void replied(int eventCount, int replySize, long latencyNs) {
        events.add(eventCount);
        replyBytes.add(replySize);
        latencies.record(latencyNs);
    }

    /** A request has ended without a reply. */
    public void failed(RequestOutcome outcome) {
        requireNonNull(failures.get(outcome)).increment();
    }

    /** What was counted until now. */
    public RequestMetrics snapshot() {
        var latency = latencies.snapshot();
        Map<RequestOutcome, Long> outcomes = new EnumMap<>(RequestOutcome.class);
        failures.forEach((outcome, count) -> outcomes.put(outcome, count.sum()));
        outcomes.put(RequestOutcome.OK, latency.count());
        long eventCount = events.sum();
        return new RequestMetrics(
                outcomes, eventCount, eventCount * eventSize, replyBytes.sum(), latency);
    }
}
