package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;

/**
 * What is to happen when the reply to a request is there.
 *
 * @param <Q> what was asked: a batch of events or ids, or a filter
 * @param <R> the batch with the results
 */
@FunctionalInterface
public interface BatchHandler<Q, R> {

    /**
     * Called once for each request that was sent, on the client's {@link ClientBuilder#executor},
     * never on the native library's thread. Both batches are the user's again, unless the failure
     * is that a deadline has passed: then they come back later, which {@link Batch#isInFlight}
     * tells.
     *
     * @param query what was given to the request
     * @param results what was given to the request, filled unless there is a failure
     * @param failure null if all went well, else mostly a {@link TigerBeetleException}, as the
     *     blocking call would have thrown it
     */
    void completed(Q query, R results, @Nullable Throwable failure);
}
