package tigerbeetle.panama;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where change events come from: a {@link Client}, or what stands for one in a test.
 *
 * <p>A source returns events by timestamp, from the earliest to the latest, and only as many as the
 * filter's limit. Nothing but an empty list means that there are no more.
 */
@FunctionalInterface
public interface ChangeEventSource {

    /**
     * Reads change events: what each transfer and each expiry has changed.
     *
     * @param filter which
     * @return those that the filter selects, by timestamp, but perhaps fewer than there are; empty
     *     only if there are none; unmodifiable
     * @throws TigerBeetleException if there is no reply
     */
    List<ChangeEvent> getChangeEvents(ChangeEventsFilter filter);

    /**
     * All change events after a timestamp that there are by now, page by page: the next page is
     * read when it is needed. As {@link ChangeFeed#stream()}; a {@link ChangeFeed} can also follow,
     * and publish.
     *
     * @param afterTimestamp that of the last event that is known already; 0: from the beginning
     * @return the events, by timestamp
     * @throws IllegalArgumentException if the timestamp is negative
     */
    default Stream<ChangeEvent> changeEvents(long afterTimestamp) {
        return ChangeFeed.of(this).after(afterTimestamp).stream();
    }

    /**
     * The change event of a transfer, which has both accounts with their balances right after it,
     * however many transfers there have been since.
     *
     * @param transfer with the timestamp that it was given when it was created, as one that was
     *     looked up has it; otherwise that of its {@link CreateTransferResult}
     * @return the event; empty if the ledger has no such transfer at that time
     * @throws IllegalArgumentException if the transfer has no timestamp, or not one of a ledger
     * @throws TigerBeetleException if there is no reply
     */
    default Optional<ChangeEvent> balancesAfter(Transfer transfer) {
        long timestamp = Check.notNull("transfer", transfer).timestamp();
        if (timestamp <= 0) {
            throw Check.outside(
                    "Transfer.timestamp",
                    Long.toUnsignedString(timestamp),
                    "1..2^63-1; a transfer that was looked up has it, and the result of its"
                            + " creation");
        }
        var filter = new ChangeEventsFilter(timestamp, timestamp, 1);
        return getChangeEvents(filter).stream()
                .filter(event -> event.transfer().id().equals(transfer.id()))
                .filter(event -> event.transfer().timestamp() == timestamp)
                .findFirst();
    }
}
