package tigerbeetle.panama.metrics;

import java.util.Map;

/**
 * What a client's requests had come to at the moment it was asked. All views of a client count
 * together, and so do both tiers, records and batches.
 *
 * <p>A request is counted when it has ended for whoever made it; those that have not are {@code
 * inFlight}, or {@code waitingForPlace}. One that was started for a batch ({@code
 * BatchClient.start}) ends when somebody finds its results there: with {@code await}, with {@code
 * isInFlight}, or by giving the batch to another request. Each attempt of a client that tries again
 * is a request, and so is each chunk of one that splits lists.
 *
 * <p>Numbers are read one by one while requests go on: each is right, but two of them may be a few
 * requests apart.
 *
 * @param requests an entry for each type, in the order of the types; unmodifiable
 * @param inFlight how many requests the native library has, those included whose callers have given
 *     up, or that are about to be sent
 * @param waitingForPlace how many calls wait because as many requests as may be are in flight
 * @param evicted whether the cluster has ended the client's session, as far as is known
 */
public record ClientMetrics(
        Map<RequestType, RequestMetrics> requests,
        int inFlight,
        int waitingForPlace,
        boolean evicted) {

    /** There is an entry for each type. */
    public ClientMetrics {
        if (requests.size() != RequestType.values().length) {
            throw new IllegalArgumentException(
                    "ClientMetrics.requests: "
                            + requests.size()
                            + " entries, "
                            + RequestType.values().length
                            + " are needed");
        }
    }

    /**
     * {@return the requests of one type}
     *
     * @param type which
     */
    public RequestMetrics of(RequestType type) {
        RequestMetrics metrics = requests.get(type);
        if (metrics == null) {
            throw new IllegalArgumentException("ClientMetrics.of: null is not allowed");
        }
        return metrics;
    }
}
