package tigerbeetle.panama;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.StringJoiner;

/**
 * The results of createAccounts or createTransfers, one per event and in the order of the events.
 * Immutable.
 *
 * @param <R> {@link CreateAccountResult} or {@link CreateTransferResult}
 */
public final class CreateResults<R extends CreateResult> extends AbstractList<R>
        implements RandomAccess {

    private static final int FAILURES_SHOWN_MAX = 10;

    private final List<R> results;
    private final List<R> failures;

    /**
     * The given results.
     *
     * @param results one per event, in the order of the events; copied
     * @throws IllegalArgumentException if the index of a result is not its position
     */
    public CreateResults(List<? extends R> results) {
        this.results = List.copyOf(results);
        List<R> failed = List.of(); // as a rule: it costs nothing then
        for (int i = 0; i < this.results.size(); i++) {
            R result = this.results.get(i);
            if (result.index() != i) {
                throw new IllegalArgumentException(
                        "CreateResults: the result at position "
                                + i
                                + " has the index "
                                + result.index());
            }
            if (!result.status().isCreated()) {
                failed = failed.isEmpty() ? new ArrayList<>() : failed;
                failed.add(result);
            }
        }
        this.failures = Collections.unmodifiableList(failed);
    }

    @Override
    public R get(int index) {
        return results.get(index);
    }

    @Override
    public int size() {
        return results.size();
    }

    /** {@return whether every event created its object; so of an empty request, too} */
    public boolean allCreated() {
        return failures.isEmpty();
    }

    /**
     * The results of the events that created nothing, in order. {@link CreateResult#index} tells
     * which events they are.
     *
     * <p>"Exists" is among them, as that event changed nothing, and broke its chain if it was
     * linked. After a retry with the same ids it is good news all the same: the earlier attempt had
     * succeeded. Of a chain that had succeeded, the first event is then "exists", and the others
     * are "linked event failed". {@link Triage} sorts that out.
     *
     * @return every result whose status is not "created", unmodifiable
     */
    public List<R> failures() {
        return failures;
    }

    /**
     * How many events have a status of one kind.
     *
     * @param kind which
     * @return how many, from 0 to all
     */
    public int count(CreateStatus.Kind kind) {
        Check.notNull("kind", kind);
        return (int) results.stream().filter(result -> result.status().kind() == kind).count();
    }

    /** {@return the number of events, how many failed, and the first failures} */
    @Override
    public String toString() {
        if (allCreated()) {
            return "CreateResults[" + size() + " created]";
        }
        StringJoiner text = new StringJoiner(", ", "; ", "]");
        failures.stream()
                .limit(FAILURES_SHOWN_MAX)
                .forEach(failure -> text.add(failure.index() + ": " + failure.status().name()));
        if (failures.size() > FAILURES_SHOWN_MAX) {
            text.add("...");
        }
        int createdCount = size() - failures.size();
        return "CreateResults[" + createdCount + " created, " + failures.size() + " failed" + text;
    }
}
