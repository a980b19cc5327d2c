package tigerbeetle.panama;

/**
 * What became of one event of createTransfers. Immutable.
 *
 * @param index the position of the event in the request, from 0 on
 * @param status what became of the event
 * @param timestamp the transfer's, if it was created or had been created before, else the time at
 *     which the server judged the event; in nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits
 */
public record CreateTransferResult(int index, CreateTransferStatus status, long timestamp)
        implements CreateResult {

    /**
     * A result.
     *
     * @throws IllegalArgumentException if the index is negative or the status is null
     */
    public CreateTransferResult {
        Check.notNegative("CreateTransferResult.index", index);
        Check.notNull("CreateTransferResult.status", status);
    }
}
