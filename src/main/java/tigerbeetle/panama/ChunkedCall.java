package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.jfr.ChunksEvent;
import tigerbeetle.panama.jfr.Recording;

/**
 * One call with a list of any length: sends one chunk after the other, each when the one before has
 * its reply. Used by one thread at a time.
 *
 * @param <E> an event
 * @param <R> a reply
 */
final class ChunkedCall<E, R> {

    private final EventType<E> type;
    private final List<E> events;
    private final ChunkLimit limit;
    private final Function<List<E>, R> send;
    private final Function<List<R>, R> join;
    private final List<R> replies = new ArrayList<>();

    private final @Nullable ChunksEvent event;

    /** Where the chunk at hand begins. */
    private int from;

    /**
     * A call that was not sent yet.
     *
     * @param send sends a chunk and waits for its reply
     * @param join makes one reply of those of all chunks
     * @param client who calls, as it is shown to Flight Recorder
     */
    ChunkedCall(
            EventType<E> type,
            List<E> events,
            ChunkLimit limit,
            Function<List<E>, R> send,
            Function<List<R>, R> join,
            Client client) {
        this.type = type;
        this.events = type.copy(events);
        this.limit = limit;
        this.send = send;
        this.join = join;
        this.event = Recording.ofChunks() ? begun(client) : null;
    }

    private ChunksEvent begun(Client client) {
        ChunksEvent begun = new ChunksEvent();
        begun.begin();
        begun.client = client.id().toString();
        begun.list = type.list();
        begun.events = events.size();
        return begun;
    }

    R run() {
        try {
            checkChains();
            return sendRest();
        } finally {
            ended();
        }
    }

    /** The call has its result, or none. */
    private void ended() {
        if (event != null) {
            try {
                event.done = from;
                event.commit();
            } catch (VirtualMachineError | LinkageError e) {
                // no memory to tell of it; the call is not concerned
            }
        }
    }

    /** Sends the first chunk by this thread, so that calls keep their order. */
    CompletableFuture<R> runAsync(
            Function<List<E>, CompletableFuture<R>> sendAsync, Executor executor) {
        try {
            checkChains();
        } catch (TooMuchDataException e) {
            ended();
            return CompletableFuture.failedFuture(e);
        }
        List<E> chunk = nextChunk();
        int count = chunk.size();
        return Background.after(
                sendAsync.apply(chunk),
                (future, reply, failure) -> {
                    if (failure == null && count == events.size()) {
                        if (reply != null) {
                            replied(count, reply);
                        }
                        ended();
                        future.complete(reply);
                    } else if (failure != null && !(failure instanceof TooMuchDataException)) {
                        ended();
                        future.completeExceptionally(failure);
                    } else if (!future.isDone()) { // as one that was cancelled is
                        Background.run(future, () -> goOn(count, reply, failure), executor);
                    } else {
                        ended();
                    }
                });
    }

    /** After the first chunk, which either has its reply or was too large. */
    private R goOn(int count, @Nullable R reply, @Nullable Throwable failure) {
        try {
            if (failure instanceof TooMuchDataException e) {
                refused(count, e);
            } else if (reply != null) {
                replied(count, reply);
            }
            return sendRest();
        } finally {
            ended();
        }
    }

    /** At least one chunk: an empty list is sent, too. */
    private R sendRest() {
        do {
            List<E> chunk = nextChunk();
            try {
                replied(chunk.size(), send.apply(chunk));
            } catch (TooMuchDataException e) {
                refused(chunk.size(), e);
            } catch (TigerBeetleException e) {
                throw failed(e);
            } catch (VirtualMachineError e) { // no memory, or no stack
                if (replies.isEmpty()) {
                    throw e;
                }
                throw failed(new OutcomeUnknownException("Nothing left for another chunk", e));
            }
        } while (from < events.size());
        return join.apply(replies);
    }

    private void replied(int count, R reply) {
        limit.taken(count);
        replies.add(reply);
        from += count;
        if (event != null) {
            event.requests++;
            event.largest = Math.max(event.largest, count);
        }
    }

    /** Nothing of the chunk was executed: a smaller one may do, if no chain is in the way. */
    private void refused(int count, TooMuchDataException failure) {
        limit.refused(count);
        if (event != null) {
            event.refused++;
        }
        if (count <= 1) {
            throw failed(failure);
        }
        try {
            checkChains();
        } catch (TooMuchDataException e) {
            throw failed(e);
        }
    }

    private TigerBeetleException failed(TigerBeetleException failure) {
        return !replies.isEmpty() && join.apply(replies) instanceof CreateResults<?> results
                ? new PartlyExecutedException(type.list(), results, events.size(), failure)
                : failure;
    }

    private List<E> nextChunk() {
        return events.subList(from, chunkEnd());
    }

    /** As many as fit, but not a part of a chain; or one chain that may fit if it is all alone. */
    private int chunkEnd() {
        int size = limit.size();
        if (size >= events.size() - from) {
            return events.size();
        }
        int end = from + size;
        while (end > from && type.isLinked().test(events.get(end - 1))) {
            end--;
        }
        return end > from ? end : type.chainEnd(events, from);
    }

    /** Refuses, before more is sent, chains that are known not to fit into a request. */
    private void checkChains() {
        int refusedMin = limit.refusedMin();
        int end;
        for (int start = from; start < events.size(); start = end) {
            end = type.chainEnd(events, start);
            if (end - start >= refusedMin) {
                throw new TooMuchDataException(
                        "%s[%d..%d]: a linked chain of %d cannot be split, and %d do not fit into a"
                                        .formatted(
                                                type.list(),
                                                start,
                                                end - 1,
                                                end - start,
                                                refusedMin)
                                + " request of this server");
            }
        }
    }
}
