package tigerbeetle.panama;

import java.util.List;
import java.util.UUID;
import tigerbeetle.panama.layout.IdLayout;

/**
 * Ids in memory outside of the heap, as the protocol has them: what look-ups send without a copy.
 *
 * <pre>{@code
 * IdBatch ids = IdBatch.allocate(100);
 * ids.add(0, 1);
 * ids.add(UInt128.of(2));
 * }</pre>
 *
 * <p>Who owns the memory when, and who may use it, is said at {@link Batch}.
 */
public final class IdBatch extends Batch {

    private IdBatch(int capacity) {
        super("IdBatch", IdLayout.SIZE, capacity);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 8,189
     * @return the batch, which takes 16 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static IdBatch allocate(int capacity) {
        return new IdBatch(capacity);
    }

    private int at(int index) {
        return memory.check(index) * IdLayout.SIZE;
    }

    /**
     * Appends an id.
     *
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add(long high, long low) {
        int index = memory.add();
        IdLayout.ID.set(memory.buffer(), at(index), high, low);
        return index;
    }

    /**
     * Appends an id.
     *
     * @param id any
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add(UInt128 id) {
        Check.notNull("id", id);
        return add(id.high(), id.low());
    }

    /**
     * Appends an id.
     *
     * @param id whose most significant bits are the upper 64 bits
     * @return its index
     * @throws IllegalStateException if the batch is full, in flight or closed
     */
    public int add(UUID id) {
        Check.notNull("id", id);
        return add(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /**
     * {@return an id}
     *
     * @param index of the id, 0 to size − 1
     */
    public UInt128 get(int index) {
        return UInt128.ofHighLow(high(index), low(index));
    }

    /**
     * {@return the upper 64 bits of an id}
     *
     * @param index of the id, 0 to size − 1
     */
    public long high(int index) {
        return IdLayout.ID.high(memory.buffer(), at(index));
    }

    /**
     * {@return the lower 64 bits of an id}
     *
     * @param index of the id, 0 to size − 1
     */
    public long low(int index) {
        return IdLayout.ID.low(memory.buffer(), at(index));
    }

    /** {@return all ids; unmodifiable} */
    public List<UInt128> toList() {
        return copies(this::get);
    }
}
