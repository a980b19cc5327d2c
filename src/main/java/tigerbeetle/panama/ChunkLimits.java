package tigerbeetle.panama;

import tigerbeetle.panama.ffm.Operation;

/**
 * The sizes of a client's chunks.
 *
 * @param creates of accounts or transfers, which are equally large
 * @param lookups of ids
 */
record ChunkLimits(ChunkLimit creates, ChunkLimit lookups) {

    /** The limits of a server that was started with --development, 0.17.9. */
    private static final int DEVELOPMENT_CREATES = 253;

    private static final int DEVELOPMENT_LOOKUPS = 2_031;

    ChunkLimits() {
        this(
                new ChunkLimit(Operation.CREATE_TRANSFERS.eventCountMax(), DEVELOPMENT_CREATES),
                new ChunkLimit(Operation.LOOKUP_TRANSFERS.eventCountMax(), DEVELOPMENT_LOOKUPS));
    }
}
