package tigerbeetle.panama.embedded.session;

import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;

/**
 * The limits of a server.
 *
 * @param batchSizeLimit the size of the largest request body in bytes, {@value #BATCH_SIZE_MIN} to
 *     1,048,320; told to every client at registration
 * @param sessionCountMax how many clients may have a session at a time, at least 1
 */
public record Limits(int batchSizeLimit, int sessionCountMax) {

    /** The smallest limit of a real server. With tiny ones the client library would abort. */
    public static final int BATCH_SIZE_MIN = 3840;

    /** The limits of a production server. */
    public static final Limits PRODUCTION = new Limits(Header.BODY_SIZE_MAX, 64);

    /** The limits of a server started with {@code --development}: requests of 32 KiB. */
    public static final Limits DEVELOPMENT = new Limits(32 * 1024 - Header.SIZE, 64);

    /** Checks the ranges. */
    public Limits {
        if (batchSizeLimit < BATCH_SIZE_MIN || batchSizeLimit > Header.BODY_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "batchSizeLimit is %d, not in %d to %d"
                            .formatted(batchSizeLimit, BATCH_SIZE_MIN, Header.BODY_SIZE_MAX));
        }
        if (sessionCountMax < 1) {
            throw new IllegalArgumentException("sessionCountMax is " + sessionCountMax);
        }
    }

    /**
     * How many pending transfers one pulse may expire ({@code src/state_machine.zig}, {@code
     * execute_expire_pending_transfers}): 8,190, or 254 with the limits for development.
     *
     * @return the number of transfers
     */
    public int expiryCountMax() {
        return Math.max(
                Operation.CREATE_TRANSFERS.eventCountMax(batchSizeLimit),
                Operation.CREATE_TRANSFERS_UNBATCHED.eventCountMax(batchSizeLimit));
    }

    /**
     * How many rows one filter may be answered with. For change events this depends on the limit of
     * requests too, because the real server looks up both accounts of each event as a request of
     * look-ups would ({@code src/state_machine.zig}, {@code limit_max}).
     *
     * @param operation an operation that takes a filter
     * @return the number of rows
     */
    public int resultCountMax(Operation operation) {
        if (operation.kind() != Operation.Kind.GET_CHANGE_EVENTS) {
            return operation.replyCountMax();
        }
        int lookupCountMax =
                Math.max(
                        Operation.LOOKUP_ACCOUNTS.eventCountMax(batchSizeLimit),
                        Operation.LOOKUP_ACCOUNTS_UNBATCHED.eventCountMax(batchSizeLimit));
        return Math.min(operation.replyCountMax(), lookupCountMax / 2);
    }
}
