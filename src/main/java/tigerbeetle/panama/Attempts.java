package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The attempts of one call, one after the other: sends the same request again for as long as it is
 * open what became of it and the policy allows. Used by one thread at a time.
 */
final class Attempts {

    private final RetryPolicy policy;
    private final Waits waits;
    private final long startNs;
    private final List<TigerBeetleException> failures = new ArrayList<>();

    Attempts(RetryPolicy policy, Waits waits) {
        this.policy = policy;
        this.waits = waits;
        this.startNs = waits.nanoTime().getAsLong();
    }

    /** Makes attempts until there is a reply or a failure that is final. */
    <R> R run(Supplier<R> request) {
        while (true) {
            try {
                return request.get();
            } catch (TigerBeetleException e) {
                pauseAfter(e);
            } catch (VirtualMachineError e) { // no memory, or no stack
                if (failures.isEmpty()) {
                    throw e;
                }
                throw end(new OutcomeUnknownException("Nothing left for another attempt", e));
            } catch (Throwable t) { // a mistake of somebody's
                suppressEarlier(t);
                throw t;
            }
        }
    }

    /** Makes further attempts, after one that failed. */
    <R> R goOn(TigerBeetleException failure, Supplier<R> request) {
        pauseAfter(failure);
        return run(request);
    }

    /** Whether another attempt makes sense: the cluster has not decided against this one. */
    static boolean isOpen(TigerBeetleException failure) {
        return switch (failure) {
            case OutcomeUnknownException _, NotSentException _ -> true;
            case ClientClosedException _,
                    ClientEvictedException _,
                    ClientReleaseException _,
                    InitializationException _,
                    NotReadyException _,
                    NotSupportedException _,
                    PartlyExecutedException _,
                    TooMuchDataException _ ->
                    false;
        };
    }

    /** Returns when it is time for the next attempt, or throws what the call ends with. */
    private void pauseAfter(TigerBeetleException failure) {
        if (!isOpen(failure) || Thread.currentThread().isInterrupted()) {
            throw end(failure);
        }
        int attempts = failures.size() + 1;
        long pauseNs = policy.pauseNs(attempts, waits.random().getAsDouble());
        long leftNs = policy.maxTimeNs() - (waits.nanoTime().getAsLong() - startNs);
        if (attempts >= policy.maxAttempts() || pauseNs >= leftNs) {
            throw end(failure);
        }
        try {
            waits.sleeper().sleep(pauseNs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw end(failure);
        }
        failures.add(failure);
    }

    /** What the call ends with: the last failure, with the earlier ones in the report. */
    private TigerBeetleException end(TigerBeetleException last) {
        TigerBeetleException end = last;
        if (!last.mayHaveExecuted()
                && failures.stream().anyMatch(TigerBeetleException::mayHaveExecuted)) {
            end = notForgettingEarlier(last);
        }
        suppressEarlier(end);
        return end;
    }

    private void suppressEarlier(Throwable end) {
        failures.stream().filter(earlier -> earlier != end).forEach(end::addSuppressed);
    }

    /** The last attempt was not executed, but an earlier one may have been. */
    private static TigerBeetleException notForgettingEarlier(TigerBeetleException last) {
        String message =
                "An earlier attempt may have been executed; the last one: " + last.getMessage();
        return switch (last) {
            // To these, callers react in ways of their own.
            case ClientClosedException e -> new ClientClosedException(message, e, true);
            case ClientEvictedException e -> new ClientEvictedException(message, e, true);
            // The same events never fit, however often they are sent.
            case TooMuchDataException e -> e;
            case ClientReleaseException _,
                    InitializationException _,
                    NotReadyException _,
                    NotSentException _,
                    NotSupportedException _,
                    OutcomeUnknownException _,
                    PartlyExecutedException _ ->
                    new OutcomeUnknownException(message, last);
        };
    }
}
