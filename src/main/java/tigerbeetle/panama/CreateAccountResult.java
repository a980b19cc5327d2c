package tigerbeetle.panama;

/**
 * What became of one event of createAccounts. Immutable.
 *
 * @param index the position of the event in the request, from 0 on
 * @param status what became of the event
 * @param timestamp the account's, if it was created or had been created before, else the time at
 *     which the server judged the event; in nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits
 */
public record CreateAccountResult(int index, CreateAccountStatus status, long timestamp)
        implements CreateResult {

    /**
     * A result.
     *
     * @throws IllegalArgumentException if the index is negative or the status is null
     */
    public CreateAccountResult {
        Check.notNegative("CreateAccountResult.index", index);
        Check.notNull("CreateAccountResult.status", status);
    }
}
