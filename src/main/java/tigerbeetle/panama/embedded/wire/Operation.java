package tigerbeetle.panama.embedded.wire;

import org.jspecify.annotations.Nullable;

/**
 * The operations of the ledger with their numbers, sizes and limits, in all three dialects
 * (TigerBeetle 0.17.9, {@code src/tigerbeetle.zig}, {@code Operation}). The number of a request
 * decides how its answer is encoded, not the release of the client.
 *
 * <ul>
 *   <li>{@code …_UNBATCHED}: clients of 0.16.4 to 0.16.34; one batch, no trailer, sparse results.
 *   <li>{@code …_SPARSE}: clients of 0.16.35 to 0.16.78; several batches, results only for the
 *       events that failed.
 *   <li>the others: clients of today; several batches, a result for each event.
 * </ul>
 *
 * <p>128, the pulse, is internal: from a client it is as undefined as 148.
 */
public enum Operation {
    /** Create accounts, one batch, results of the failures. */
    CREATE_ACCOUNTS_UNBATCHED(129, Kind.CREATE_ACCOUNTS, 128, Encoding.SPARSE, false),
    /** Create transfers, one batch, results of the failures. */
    CREATE_TRANSFERS_UNBATCHED(130, Kind.CREATE_TRANSFERS, 128, Encoding.SPARSE, false),
    /** Look up accounts, one batch. */
    LOOKUP_ACCOUNTS_UNBATCHED(131, Kind.LOOKUP_ACCOUNTS, 16, Encoding.OBJECTS, false),
    /** Look up transfers, one batch. */
    LOOKUP_TRANSFERS_UNBATCHED(132, Kind.LOOKUP_TRANSFERS, 16, Encoding.OBJECTS, false),
    /** The transfers of an account, one filter. */
    GET_ACCOUNT_TRANSFERS_UNBATCHED(133, Kind.GET_ACCOUNT_TRANSFERS, 128, Encoding.OBJECTS, false),
    /** The balances of an account, one filter. */
    GET_ACCOUNT_BALANCES_UNBATCHED(134, Kind.GET_ACCOUNT_BALANCES, 128, Encoding.OBJECTS, false),
    /** Query accounts, one filter. */
    QUERY_ACCOUNTS_UNBATCHED(135, Kind.QUERY_ACCOUNTS, 64, Encoding.OBJECTS, false),
    /** Query transfers, one filter. */
    QUERY_TRANSFERS_UNBATCHED(136, Kind.QUERY_TRANSFERS, 64, Encoding.OBJECTS, false),
    /** The stream of changes, one filter; the only operation of today without a trailer. */
    GET_CHANGE_EVENTS(137, Kind.GET_CHANGE_EVENTS, 64, Encoding.EVENTS, false),
    /** Create accounts, results of the failures. */
    CREATE_ACCOUNTS_SPARSE(138, Kind.CREATE_ACCOUNTS, 128, Encoding.SPARSE, true),
    /** Create transfers, results of the failures. */
    CREATE_TRANSFERS_SPARSE(139, Kind.CREATE_TRANSFERS, 128, Encoding.SPARSE, true),
    /** Look up accounts. */
    LOOKUP_ACCOUNTS(140, Kind.LOOKUP_ACCOUNTS, 16, Encoding.OBJECTS, true),
    /** Look up transfers. */
    LOOKUP_TRANSFERS(141, Kind.LOOKUP_TRANSFERS, 16, Encoding.OBJECTS, true),
    /** The transfers of an account. */
    GET_ACCOUNT_TRANSFERS(142, Kind.GET_ACCOUNT_TRANSFERS, 128, Encoding.OBJECTS, true),
    /** The balances of an account. */
    GET_ACCOUNT_BALANCES(143, Kind.GET_ACCOUNT_BALANCES, 128, Encoding.OBJECTS, true),
    /** Query accounts. */
    QUERY_ACCOUNTS(144, Kind.QUERY_ACCOUNTS, 64, Encoding.OBJECTS, true),
    /** Query transfers. */
    QUERY_TRANSFERS(145, Kind.QUERY_TRANSFERS, 64, Encoding.OBJECTS, true),
    /** Create accounts, a result for each event. */
    CREATE_ACCOUNTS(146, Kind.CREATE_ACCOUNTS, 128, Encoding.DENSE, true),
    /** Create transfers, a result for each event. */
    CREATE_TRANSFERS(147, Kind.CREATE_TRANSFERS, 128, Encoding.DENSE, true);

    /** What the ledger is asked to do. */
    public enum Kind {
        /** Each event is an account. */
        CREATE_ACCOUNTS,
        /** Each event is a transfer. */
        CREATE_TRANSFERS,
        /** Each event is an id. */
        LOOKUP_ACCOUNTS,
        /** Each event is an id. */
        LOOKUP_TRANSFERS,
        /** The only event is an account filter. */
        GET_ACCOUNT_TRANSFERS,
        /** The only event is an account filter. */
        GET_ACCOUNT_BALANCES,
        /** The only event is a query filter. */
        QUERY_ACCOUNTS,
        /** The only event is a query filter. */
        QUERY_TRANSFERS,
        /** The only event is a filter of change events. */
        GET_CHANGE_EVENTS;

        /**
         * Says whether the operation writes: whether its events take timestamps.
         *
         * @return true for the two that create
         */
        public boolean isCreate() {
            return this == CREATE_ACCOUNTS || this == CREATE_TRANSFERS;
        }

        /**
         * Says whether a batch may hold any number of events; a query holds exactly one filter.
         *
         * @return true for creating and looking up
         */
        public boolean isBatchable() {
            return isCreate() || this == LOOKUP_ACCOUNTS || this == LOOKUP_TRANSFERS;
        }
    }

    /** How results are written. */
    public enum Encoding {
        /** 16 bytes an event, in order: timestamp, status, zeroes. */
        DENSE(16),
        /** 8 bytes for each event that was not created: its index in the batch, its status. */
        SPARSE(8),
        /** Accounts, transfers or balances, 128 bytes each. */
        OBJECTS(128),
        /** Change events, 384 bytes each. */
        EVENTS(384);

        private final int resultSize;

        Encoding(int resultSize) {
            this.resultSize = resultSize;
        }
    }

    private static final @Nullable Operation[] BY_NUMBER = byNumber();

    private final int number;
    private final Kind kind;
    private final int eventSize;
    private final Encoding encoding;
    private final boolean multiBatch;

    Operation(int number, Kind kind, int eventSize, Encoding encoding, boolean multiBatch) {
        this.number = number;
        this.kind = kind;
        this.eventSize = eventSize;
        this.encoding = encoding;
        this.multiBatch = multiBatch;
    }

    /**
     * Finds an operation.
     *
     * @param number 0 to 255
     * @return the operation, or null if the number is none of the ledger's
     */
    public static @Nullable Operation of(int number) {
        return BY_NUMBER[number];
    }

    private static @Nullable Operation[] byNumber() {
        @Nullable Operation[] byNumber = new @Nullable Operation[256];
        for (Operation operation : values()) {
            byNumber[operation.number] = operation;
        }
        return byNumber;
    }

    /**
     * The operation's number on the wire.
     *
     * @return 129 to 147
     */
    public int number() {
        return number;
    }

    /**
     * What the ledger is asked to do.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * How the results are written.
     *
     * @return the encoding
     */
    public Encoding encoding() {
        return encoding;
    }

    /**
     * The size of an event.
     *
     * @return bytes
     */
    public int eventSize() {
        return eventSize;
    }

    /**
     * The size of a result.
     *
     * @return bytes
     */
    public int resultSize() {
        return encoding.resultSize;
    }

    /**
     * Says whether bodies have the trailer of {@link MultiBatch}.
     *
     * @return true if request and reply have one
     */
    public boolean isMultiBatch() {
        return multiBatch;
    }

    /**
     * The highest number of events in a batch of an operation that takes many, such that one batch
     * fits a request and its results fit a reply ({@code event_max}).
     *
     * @param batchSizeLimit the size of the largest request body in bytes
     * @return the number of events
     */
    public int eventCountMax(int batchSizeLimit) {
        int requestTrailerSize = multiBatch ? MultiBatch.trailerSize(eventSize, 1) : 0;
        return Math.min((batchSizeLimit - requestTrailerSize) / eventSize, replyCountMax());
    }

    /**
     * The highest number of results of one filter. A reply is as large as the protocol allows,
     * whatever the limit of requests ({@code result_max}).
     *
     * @return the number of results
     */
    public int replyCountMax() {
        int replyTrailerSize = multiBatch ? MultiBatch.trailerSize(resultSize(), 1) : 0;
        return (Header.BODY_SIZE_MAX - replyTrailerSize) / resultSize();
    }
}
