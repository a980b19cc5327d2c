package tigerbeetle.panama;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * What the events of requests have in common: the accounts and transfers that are to be created,
 * and the ids that are to be looked up.
 *
 * @param list what their list is called
 * @param newArray makes an array of them
 * @param id the event's id
 * @param isLinked whether the event is chained to the next one
 */
record EventType<E>(
        String list, IntFunction<E[]> newArray, Function<E, UInt128> id, Predicate<E> isLinked) {

    static final EventType<Account> ACCOUNTS =
            new EventType<>(
                    "accounts",
                    Account[]::new,
                    Account::id,
                    account -> account.flags().contains(AccountFlags.LINKED));

    static final EventType<Transfer> TRANSFERS =
            new EventType<>(
                    "transfers",
                    Transfer[]::new,
                    Transfer::id,
                    transfer -> transfer.flags().contains(TransferFlags.LINKED));

    static final EventType<UInt128> IDS =
            new EventType<>("ids", UInt128[]::new, id -> id, id -> false);

    /** The events as a list of our own, without nulls. */
    List<E> copy(List<E> events) {
        return Arrays.asList(Requests.copy(list, events, newArray));
    }

    /** Where the chain ends that begins at the index: after its first event that is not linked. */
    int chainEnd(List<E> events, int start) {
        int end = start;
        while (end < events.size() && isLinked.test(events.get(end))) {
            end++;
        }
        return Math.min(end + 1, events.size());
    }
}
