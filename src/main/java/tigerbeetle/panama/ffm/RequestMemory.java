package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one request: where its events are, and where its reply goes. Each is a block of the
 * client's pool, which the slot keeps until it is released, or the caller's own, which is the
 * caller's again as soon as the library is done with it.
 *
 * <p>Used by whoever owns the slot at the moment; see {@link Request}.
 */
final class RequestMemory {

    private final MemoryPool pool;
    private MemoryPool.@Nullable Block body;
    private MemoryPool.@Nullable Block reply;
    private @Nullable BatchMemory events;
    private @Nullable BatchMemory results;

    RequestMemory(MemoryPool pool) {
        this.pool = pool;
    }

    /** Memory of the pool for events, its content undefined. */
    ByteBuffer takeBody(int size) {
        assert body == null;
        MemoryPool.Block block = pool.take(size);
        body = block;
        return block.buffer();
    }

    /** Where the body is; 0 if none was taken. */
    long bodyAddress() {
        MemoryPool.Block block = body;
        return block == null ? 0 : block.address();
    }

    /** Provides for a reply in memory of the pool. */
    void takeReply(int sizeMax) {
        reply = pool.take(sizeMax);
    }

    /** Provides for a reply in the caller's memory. */
    void borrow(BatchMemory results) {
        results.lend();
        this.results = results;
    }

    /** Provides for events and reply in the caller's memory; takes both, or none. */
    void borrow(BatchMemory events, BatchMemory results) {
        events.lend();
        try {
            results.lend();
        } catch (IllegalStateException e) {
            events.giveBack();
            throw e;
        }
        this.events = events;
        this.results = results;
    }

    /** Nothing was sent: what is the caller's is so again, as it was. */
    void giveBack() {
        BatchMemory lentEvents = events;
        BatchMemory lentResults = results;
        events = null;
        results = null;
        if (lentEvents != null) {
            lentEvents.giveBack();
        }
        if (lentResults != null) {
            lentResults.giveBack();
        }
    }

    /**
     * The library is done: what is the caller's is so again, with a reply of that size.
     *
     * @return the caller's memory with the reply, null if that is in the pool's
     */
    @Nullable BatchMemory giveBack(PacketStatus status, int replySize) {
        BatchMemory filled = results;
        results = null;
        giveBack();
        if (filled != null) {
            filled.giveBack(status, replySize);
        }
        return filled;
    }

    /** The caller's memory for the reply, if it is with this request. */
    @Nullable BatchMemory results() {
        return results;
    }

    /**
     * Copies the library's reply to where it shall go. On the IO thread: nothing is allocated.
     *
     * @return the size, or −1 if it is larger than was provided for
     */
    int copyReply(long result, int resultSize) {
        MemoryPool.Block block = reply;
        BatchMemory own = results;
        int sizeMax = block != null ? block.size() : own != null ? own.sizeMax() : 0;
        if (resultSize < 0 || resultSize > sizeMax) {
            return -1;
        }
        if (resultSize > 0) {
            MemorySegment target = block != null ? block.segment() : requireNonNull(own).segment();
            Memory.copy(result, target, resultSize);
        }
        return resultSize;
    }

    /** The reply in memory of the pool. */
    ByteBuffer reply() {
        return requireNonNull(reply).buffer();
    }

    /** Gives back what is the pool's. Neither locks nor allocates. */
    void release() {
        MemoryPool.Block bodyBlock = body;
        MemoryPool.Block replyBlock = reply;
        body = null;
        reply = null;
        if (bodyBlock != null) {
            pool.give(bodyBlock);
        }
        if (replyBlock != null) {
            pool.give(replyBlock);
        }
    }
}
