package tigerbeetle.panama;

/**
 * A list was sent in chunks (see {@link Client#chunked}), and after some of them a chunk got no
 * reply. The chunks before have been executed, that one perhaps, and the rest was not sent.
 *
 * <p>What is known is here: the results so far, and the failure of that one chunk as the
 * {@linkplain #getCause cause}. To finish, send the whole list again <em>with the same ids</em>, or
 * its events from {@link #stoppedAt} on: what had been executed answers {@code EXISTS}, the rest is
 * executed now, and nothing twice.
 */
public final class PartlyExecutedException extends TigerBeetleException {

    private static final long serialVersionUID = 1L;

    /** Those of the events before the failure. */
    @SuppressWarnings("serial") // made to be caught, not to be serialized
    private final CreateResults<?> results;

    /** How many events the whole list has. */
    private final int eventCount;

    /** Of the chunk without results. */
    private final TigerBeetleException failure;

    PartlyExecutedException(
            String list, CreateResults<?> results, int eventCount, TigerBeetleException failure) {
        super(message(list, results.size(), eventCount, failure), failure, true);
        this.results = results;
        this.eventCount = eventCount;
        this.failure = failure;
    }

    private static String message(
            String list, int stoppedAt, int eventCount, TigerBeetleException failure) {
        return "Stopped at %s[%d] of %d: the results of those before are known; of those after, %s"
                        .formatted(
                                list,
                                stoppedAt,
                                eventCount,
                                failure.mayHaveExecuted()
                                        ? "one chunk may have been executed"
                                        : "nothing was executed")
                + ". The whole list may be sent again with the same ids. The failure: "
                + failure.getMessage();
    }

    /**
     * {@return the results of the events before {@link #stoppedAt}, in their order: {@link
     * CreateAccountResult} or {@link CreateTransferResult}}
     */
    public CreateResults<?> results() {
        return results;
    }

    /** {@return the index of the first event without a result, from 1 on} */
    public int stoppedAt() {
        return results.size();
    }

    /** {@return how many events the whole list has} */
    public int eventCount() {
        return eventCount;
    }

    /**
     * {@return why the chunk that begins at {@link #stoppedAt} has no results; its {@link
     * #mayHaveExecuted} tells of that chunk alone}
     */
    @Override
    public synchronized TigerBeetleException getCause() {
        return failure;
    }
}
