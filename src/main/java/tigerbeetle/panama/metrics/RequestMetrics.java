package tigerbeetle.panama.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The requests of one type that have ended, since the client was opened.
 *
 * @param outcomes how many ended in which way; an entry for each way, 0 where none did;
 *     unmodifiable
 * @param events how many accounts, transfers, ids or filters there were in those with a reply
 * @param requestBytes the size of these events, as they are sent
 * @param replyBytes the size of the replies to them
 * @param latency how long those with a reply took, from the call until the answer was there: the
 *     wait for a place in flight, the native library's work, the cluster's, and the way back to the
 *     thread that waits, or that completes the future or calls the handler. What depends on a
 *     future is not a part of it
 */
public record RequestMetrics(
        Map<RequestOutcome, Long> outcomes,
        long events,
        long requestBytes,
        long replyBytes,
        Latency latency) {

    /** None of the numbers may be negative; outcomes that are left out count 0. */
    public RequestMetrics {
        Map<RequestOutcome, Long> all = new EnumMap<>(RequestOutcome.class);
        for (RequestOutcome outcome : RequestOutcome.values()) {
            all.put(outcome, outcomes.getOrDefault(outcome, 0L));
        }
        outcomes = Collections.unmodifiableMap(all);
    }

    /**
     * {@return how many requests ended so}
     *
     * @param outcome which
     */
    public long count(RequestOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** {@return how many requests have ended, with a reply or without} */
    public long requests() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many of them ended without a reply} */
    public long failures() {
        return requests() - count(RequestOutcome.OK);
    }
}
