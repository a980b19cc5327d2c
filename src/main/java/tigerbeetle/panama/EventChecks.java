package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds events that cannot succeed, without a server: those that the server refuses for what they
 * are, whatever its ledger holds.
 *
 * <pre>{@code
 * for (EventProblem problem : EventChecks.checkTransfers(transfers)) {
 *     System.out.println(problem); // transfers[3].ledger: 0 is outside 1..4294967295 (LEDGER_...)
 * }
 * }</pre>
 *
 * <p>The list is taken for one request. An event has a problem
 *
 * <ul>
 *   <li>if one of its fields, or two of them together, break a rule of the server's;
 *   <li>if it is imported and the first event of the list is not, or the other way round;
 *   <li>if it is linked and the last one of the list, so that its chain has no end;
 *   <li>if it is in a chain of which another event has a problem.
 * </ul>
 *
 * <p><b>What a problem promises.</b> The event will not be created. Its status is the one that the
 * server gives, by the server's own order of checks (src/state_machine.zig, 0.17.9), unless the
 * ledger gives it another reason to refuse the event before it comes to that check:
 *
 * <ul>
 *   <li>The id exists, or has failed before: the status is {@code EXISTS...} or {@code
 *       ID_ALREADY_FAILED}. The server looks for the id right after the rules for ids, flags that
 *       are not defined, imports and timestamps, and so before the rules for all other fields.
 *   <li>An earlier event of its chain fails: that event has the status, and this one {@code
 *       LINKED_EVENT_FAILED}.
 *   <li>The timeout of an imported transfer is looked at after the accounts of the transfer.
 * </ul>
 *
 * <p><b>What an empty answer does not promise.</b> That the events succeed. Everything that depends
 * on the ledger is left to the server: whether ids, accounts and pending transfers exist, ledgers,
 * balances and their limits, closed accounts, whether an imported timestamp is in the past and in
 * order, and two events of the list that have the same id.
 *
 * <p>{@link ClientBuilder#strict} makes a client refuse lists with problems. A filter needs no such
 * check: one that the server would deem invalid cannot be made.
 */
public final class EventChecks {

    private EventChecks() {}

    /**
     * Checks accounts that are to be created.
     *
     * @param accounts any number; not changed
     * @return the accounts that cannot be created, in the order of the list; unmodifiable
     * @throws IllegalArgumentException if the list or an element is null
     */
    public static List<EventProblem> checkAccounts(List<Account> accounts) {
        return check(BatchRules.ACCOUNTS, accounts);
    }

    /**
     * Checks transfers that are to be created.
     *
     * @param transfers any number; not changed
     * @return the transfers that cannot be created, in the order of the list; unmodifiable
     * @throws IllegalArgumentException if the list or an element is null
     */
    public static List<EventProblem> checkTransfers(List<Transfer> transfers) {
        return check(BatchRules.TRANSFERS, transfers);
    }

    private static <E> List<EventProblem> check(BatchRules<E> rules, List<E> events) {
        List<E> list = rules.type().copy(events);
        List<EventProblem> problems = new ArrayList<>();
        int end;
        for (int start = 0; start < list.size(); start = end) {
            end = rules.type().chainEnd(list, start);
            checkChain(rules, list, start, end, problems);
        }
        return List.copyOf(problems);
    }

    /** The events from start to end: a chain, or a single one, which is a chain of its own. */
    private static <E> void checkChain(
            BatchRules<E> rules, List<E> list, int start, int end, List<EventProblem> problems) {
        int last = end - 1;
        boolean open = rules.type().isLinked().test(list.get(last));
        // That a chain is open comes before anything else about its last event.
        int culprit = firstAtFault(rules, list, start, open ? last : end);
        for (int i = start; i < end && culprit < end; i++) {
            Fault fault =
                    i == last && open
                            ? rules.chainOpen()
                            : i == culprit
                                    ? Objects.requireNonNull(rules.check(list, i))
                                    : rules.chainFailed(culprit);
            problems.add(new EventProblem(i, fault.status(), rules.name(i) + fault.text()));
        }
    }

    private static <E> int firstAtFault(BatchRules<E> rules, List<E> list, int start, int end) {
        int index = start;
        while (index < end && rules.check(list, index) == null) {
            index++;
        }
        return index;
    }
}
