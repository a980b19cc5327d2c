package tigerbeetle.panama;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tigerbeetle.panama.ffm.NativeClient;

/**
 * What an asynchronous call returns. Where the executor runs its tasks on the calling thread, or
 * takes none any more, what depends on a future runs on the client's one thread for completions. If
 * that waited for another future of the client, it would wait for itself, and for ever; so it is
 * refused.
 */
final class ReplyFuture<R> extends CompletableFuture<R> {

    private final NativeClient client;

    ReplyFuture(NativeClient client) {
        this.client = client;
    }

    /** A future that depends on the same client's replies. */
    ReplyFuture<R> another() {
        return new ReplyFuture<>(client);
    }

    @Override
    public R join() {
        refuseEndlessWait();
        return super.join();
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        refuseEndlessWait();
        return super.get();
    }

    private void refuseEndlessWait() {
        if (!isDone() && client.isCompletingHere()) {
            throw new IllegalStateException(
                    "The thread that completes the client's futures cannot wait for one: use"
                            + " thenCompose instead, or give the client an executor that has"
                            + " threads of its own");
        }
    }
}
