package tigerbeetle.panama;

import java.util.List;

/**
 * What became of the events of {@link BatchClient#createAccounts}, in memory outside of the heap.
 *
 * <p>Who owns the memory when, and who may use it, is said at {@link Batch}.
 */
public final class CreateAccountResultBatch extends CreateResultBatch {

    private CreateAccountResultBatch(int capacity) {
        super("CreateAccountResultBatch", capacity);
    }

    /**
     * A new batch without elements.
     *
     * @param capacity how many elements there can be, 1 to 8,189: at least as many as events
     * @return the batch, which takes 16 bytes an element
     * @throws IllegalArgumentException if the capacity is out of that range
     */
    public static CreateAccountResultBatch allocate(int capacity) {
        return new CreateAccountResultBatch(capacity);
    }

    @Override
    public CreateAccountStatus status(int index) {
        return CreateAccountStatus.fromCode(statusCode(index));
    }

    /**
     * {@return a copy of an element}
     *
     * @param index of the event, 0 to size − 1
     */
    public CreateAccountResult get(int index) {
        return new CreateAccountResult(index, status(index), timestamp(index));
    }

    /** {@return a copy of all elements; unmodifiable} */
    public List<CreateAccountResult> toList() {
        return copies(this::get);
    }
}
