package tigerbeetle.panama;

import java.util.List;

/**
 * What became of the events of {@link BatchClient#createTransfers}, in memory outside of the heap.
 *
 * <p>Who owns the memory when, and who may use it, is said at {@link Batch}.
 */
public final class CreateTransferResultBatch extends CreateResultBatch {

    private CreateTransferResultBatch(int capacity) {
        super("CreateTransferResultBatch", capacity);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 8,189: at least as many as events
     * @return the batch, which takes 16 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static CreateTransferResultBatch allocate(int capacity) {
        return new CreateTransferResultBatch(capacity);
    }

    @Override
    public CreateTransferStatus status(int index) {
        return CreateTransferStatus.fromCode(statusCode(index));
    }

    /**
     * {@return a copy of an element}
     *
     * @param index of the event, 0 to size − 1
     */
    public CreateTransferResult get(int index) {
        return new CreateTransferResult(index, status(index), timestamp(index));
    }

    /** {@return a copy of all elements; unmodifiable} */
    public List<CreateTransferResult> toList() {
        return copies(this::get);
    }
}
