package tigerbeetle.panama.property.oracle;

import java.util.ArrayList;
import java.util.List;
import tigerbeetle.panama.CreateStatus;

/**
 * What creating accounts and creating transfers have in common: event after event, chains, and the
 * checks of the imported flag and the timestamp.
 *
 * @param <E> the events
 * @param <S> their statuses
 */
abstract class ChainRules<E, S extends CreateStatus> {

    private final Class<S> statusType;
    private final Books books;

    ChainRules(Class<S> statusType, Books books) {
        this.statusType = statusType;
        this.books = books;
    }

    abstract boolean isLinked(E event);

    abstract boolean isImported(E event);

    abstract long timestampOf(E event);

    /** The status that both kinds of events call so. */
    abstract S status(String name);

    /**
     * Creates the object or throws a {@link Refusal}, which leaves everything as it was.
     *
     * @return the object's timestamp
     */
    abstract long create(E event, long eventTimestamp);

    /** Called for an event that failed, once its chain has been undone. */
    abstract void failed(E event, CreateStatus status);

    /** The results of a batch whose first event has this timestamp. */
    final List<Predicted<S>> execute(List<E> events, long firstTimestamp) {
        List<Predicted<S>> results = new ArrayList<>();
        int chainBegin = -1;
        boolean broken = false;
        Books beforeChain = books.copy();
        for (int i = 0; i < events.size(); i++) {
            E event = events.get(i);
            boolean linked = isLinked(event);
            if (linked && chainBegin < 0) {
                chainBegin = i;
                broken = false;
                beforeChain = books.copy();
            }
            boolean chained = chainBegin >= 0;
            Predicted<S> result = judge(events, i, chained && broken, firstTimestamp);
            results.add(result);
            boolean created = result.status().isCreated();
            if (chained && !broken && !created) {
                broken = true;
                books.restore(beforeChain);
                blameOthers(results, chainBegin, i);
            }
            if (!created) {
                failed(event, result.status());
            }
            if (!linked) {
                chainBegin = -1;
            }
        }
        return results;
    }

    private void blameOthers(List<Predicted<S>> results, int from, int to) {
        for (int i = from; i < to; i++) {
            long timestamp = results.get(i).timestamp();
            results.set(i, new Predicted<>(status("LINKED_EVENT_FAILED"), timestamp));
        }
    }

    private Predicted<S> judge(List<E> events, int i, boolean broken, long firstTimestamp) {
        E event = events.get(i);
        long timestamp = firstTimestamp + i;
        long batchTimestamp = firstTimestamp + events.size() - 1;
        try {
            boolean isLast = i == events.size() - 1;
            Refusal.when(isLinked(event) && isLast, status("LINKED_EVENT_CHAIN_OPEN"));
            Refusal.when(broken, status("LINKED_EVENT_FAILED"));
            checkImport(event, isImported(events.getFirst()), batchTimestamp);
            return new Predicted<>(status("CREATED"), create(event, timestamp));
        } catch (Refusal refusal) {
            return new Predicted<>(statusType.cast(refusal.status()), refusal.timestamp(timestamp));
        }
    }

    private void checkImport(E event, boolean isBatchImported, long batchTimestamp) {
        boolean imported = isImported(event);
        long timestamp = timestampOf(event);
        Refusal.when(imported && !isBatchImported, status("IMPORTED_EVENT_NOT_EXPECTED"));
        Refusal.when(!imported && isBatchImported, status("IMPORTED_EVENT_EXPECTED"));
        if (imported) {
            boolean isValid = timestamp > 0; // as a signed number: 1 to 2^63 - 1
            Refusal.when(!isValid, status("IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE"));
            Refusal.when(
                    timestamp >= batchTimestamp,
                    status("IMPORTED_EVENT_TIMESTAMP_MUST_NOT_ADVANCE"));
        } else {
            Refusal.when(timestamp != 0, status("TIMESTAMP_MUST_BE_ZERO"));
        }
    }
}
