package tigerbeetle.panama;

import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.Request;

/**
 * One kind of request: how what is asked becomes a request, and its reply an answer. Both tiers are
 * kinds of this: {@link Call} for records, {@link BatchOperation} for batches.
 *
 * @param <Q> what is asked
 * @param <T> where the answer goes, if the caller says so
 * @param <R> the answer
 */
interface Exchange<Q, T extends @Nullable Object, R> {

    /** {@return what the library is asked for} */
    Operation operation();

    /** {@return how many events the request has} */
    int eventCount(Q query);

    /** Submits the request in that slot. */
    void submit(Request slot, Q query, T target, Request.@Nullable Completion completion);

    /** {@return the answer, from a slot whose request was successful} */
    R answer(Request slot, Q query, T target);
}
