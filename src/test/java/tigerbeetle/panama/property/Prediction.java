package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import tigerbeetle.panama.CreateAccountResult;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferResult;
import tigerbeetle.panama.property.oracle.Oracle;
import tigerbeetle.panama.property.oracle.Predicted;

/**
 * What the oracle says to a request. Only the server knows the timestamp of a batch: it is taken
 * from its results, of which every other has to fit then.
 */
final class Prediction {

    @FunctionalInterface
    private interface ToResult<S extends CreateStatus> {
        CreateResult of(int index, S status, long timestamp);
    }

    private final Oracle oracle;
    private long lastTimestamp;

    Prediction(Oracle oracle) {
        this.oracle = oracle;
    }

    /** The results that the request has to have, having had these. */
    List<?> of(Step.Request request, List<?> actual, long nowNs) {
        return switch (request) {
            case Step.CreateAccounts it -> {
                long first = firstTimestamp(actual, i -> it.accounts().get(i).timestamp(), nowNs);
                yield results(
                        oracle.createAccounts(it.accounts(), first), CreateAccountResult::new);
            }
            case Step.CreateTransfers it -> {
                long first = firstTimestamp(actual, i -> it.transfers().get(i).timestamp(), nowNs);
                yield results(
                        oracle.createTransfers(it.transfers(), first), CreateTransferResult::new);
            }
            case Step.LookupAccounts it -> oracle.lookupAccounts(it.ids());
            case Step.LookupTransfers it -> oracle.lookupTransfers(it.ids());
            case Step.GetAccountTransfers it -> oracle.getAccountTransfers(it.filter());
            case Step.GetAccountBalances it -> oracle.getAccountBalances(it.filter());
            case Step.QueryAccounts it -> oracle.queryAccounts(it.filter());
            case Step.QueryTransfers it -> oracle.queryTransfers(it.filter());
        };
    }

    private static <S extends CreateStatus> List<CreateResult> results(
            List<Predicted<S>> predicted, ToResult<S> toResult) {
        List<CreateResult> results = new ArrayList<>();
        for (int i = 0; i < predicted.size(); i++) {
            Predicted<S> it = predicted.get(i);
            results.add(toResult.of(i, it.status(), it.timestamp()));
        }
        return results;
    }

    /**
     * The timestamp of the first event, from a result that has the timestamp of its event and not
     * that of an object. The server's is later than all before; else it is not believed.
     *
     * @param given the timestamps that the events brought along
     * @param nowNs the time at the server, if the clock is ours, else 0
     */
    private long firstTimestamp(List<?> actual, IntToLongFunction given, long nowNs) {
        long earliest = Math.max(lastTimestamp, nowNs) + 1;
        long first = earliest;
        for (int i = 0; i < actual.size(); i++) {
            if (actual.get(i) instanceof CreateResult result) {
                if (!isOfObject(result, given.applyAsLong(i))) {
                    first = Math.max(earliest, result.timestamp() - i);
                    break;
                }
                if (nowNs == 0) { // all that was imported was in the past
                    first = Math.max(first, result.timestamp() + 1);
                }
            }
        }
        lastTimestamp = Math.max(lastTimestamp, first + actual.size() - 1);
        return first;
    }

    private static boolean isOfObject(CreateResult result, long given) {
        return result.status().isExists() || (given != 0 && given == result.timestamp());
    }
}
