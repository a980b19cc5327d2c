package tigerbeetle.panama;

/** What became of one event of createAccounts or createTransfers, for code that handles both. */
public sealed interface CreateResult permits CreateAccountResult, CreateTransferResult {

    /** {@return the position of the event in the request, from 0 on} */
    int index();

    /** {@return what became of the event} */
    CreateStatus status();

    /**
     * The timestamp of the object, if it was created or had been created before; else the time at
     * which the server judged the event.
     *
     * @return nanoseconds since 1970-01-01T00:00Z, 64 unsigned bits
     */
    long timestamp();
}
