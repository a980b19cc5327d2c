package tigerbeetle.panama;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A client that sends a request again while it does not know what became of it. */
final class RetryingClient extends ClientView {

    private final RetryPolicy policy;
    private final Executor executor;
    private final Waits waits;

    /**
     * A view of a client.
     *
     * @param executor where futures are completed
     */
    RetryingClient(Client client, RetryPolicy policy, Executor executor, Waits waits) {
        super(client);
        this.policy = Check.notNull("policy", policy);
        this.executor = executor;
        this.waits = waits;
    }

    @Override
    Client over(Client client) {
        return new RetryingClient(client, policy, executor, waits);
    }

    @Override
    public Client withRetry(RetryPolicy policy) {
        return new RetryingClient(client, policy, executor, waits);
    }

    /** Each chunk is tried again by itself, so this view goes under the other one. */
    @Override
    public Client chunked() {
        return client.chunked().withRetry(policy);
    }

    @Override
    <R> R call(Supplier<R> request) {
        return new Attempts(policy, waits).run(request);
    }

    @Override
    <R> CompletableFuture<R> callAsync(
            Supplier<CompletableFuture<R>> request, Supplier<R> blocking) {
        Attempts attempts = new Attempts(policy, waits);
        CompletableFuture<R> first = request.get();
        if (first.isDone() && Thread.currentThread().isInterrupted()) {
            return first; // it was to wait for its turn, and an interrupt ends that for good
        }
        return Background.after(
                first,
                (future, result, failure) -> {
                    if (failure == null) {
                        future.complete(result);
                    } else if (!(failure instanceof TigerBeetleException e)
                            || !Attempts.isOpen(e)) {
                        future.completeExceptionally(failure);
                    } else if (!future.isDone()) { // as one that was cancelled is
                        Background.run(future, () -> attempts.goOn(e, blocking), executor);
                    }
                });
    }

    @Override
    String purpose() {
        return "tries again";
    }

    @Override
    public String toString() {
        return client + ", " + policy;
    }
}
