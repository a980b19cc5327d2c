package tigerbeetle.panama.embedded.ledger;

/**
 * The transfer at hand: what the rules have looked up and computed for it, and what its execution
 * needs. One instance is used for all transfers.
 */
final class TransferContext {

    /** The event; never written to. */
    final Struct event;

    /** The {@link HashIndex#hash} of its id. */
    int idHash;

    /** The timestamp of its place in the batch. */
    long eventTimestamp;

    /** The timestamp it gets: its own if imported, else {@link #eventTimestamp}. */
    long timestamp;

    /** The transfer that has its id, if there is one. */
    final Struct existing;

    /** The pending transfer that it posts or voids. */
    final Struct pending;

    int pendingRow;

    final Struct debitAccount;

    /**
     * The debit account's row, looked up ahead; of a post or void, that of its pending transfer.
     */
    int debitRow;

    final Struct creditAccount;
    int creditRow;

    /** The amount it moves, which balancing or a pending transfer may have determined. */
    final Amount amount = new Amount();

    TransferContext(Struct event, AccountStore accounts, TransferStore transfers) {
        this.event = event;
        this.existing = transfers.records().newView();
        this.pending = transfers.records().newView();
        this.debitAccount = accounts.records().newView();
        this.creditAccount = accounts.records().newView();
    }
}
