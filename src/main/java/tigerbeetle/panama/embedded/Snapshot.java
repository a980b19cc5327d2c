package tigerbeetle.panama.embedded;

import tigerbeetle.panama.embedded.session.Checkpoint;

/**
 * The accounts and transfers of an {@link EmbeddedServer} at a moment, with all that belongs to
 * them: balances, what is pending and until when, change events. Sessions are not in it.
 *
 * <p>It can be restored any number of times, into any server of this JVM, and costs as much memory
 * as the server's own ledger. Immutable and thread-safe.
 */
public final class Snapshot {

    private final Checkpoint checkpoint;

    Snapshot(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** A copy that a server may change. Only reads, so several threads may copy at a time. */
    Checkpoint copy() {
        return new Checkpoint(checkpoint.ledger().copy(), checkpoint.timestamp());
    }

    /**
     * The number of accounts.
     *
     * @return 0 or more
     */
    public int accountCount() {
        return checkpoint.ledger().accountCount();
    }

    /**
     * The number of transfers.
     *
     * @return 0 or more
     */
    public int transferCount() {
        return checkpoint.ledger().transferCount();
    }

    /** How much is in it. */
    @Override
    public String toString() {
        return "Snapshot[" + accountCount() + " accounts, " + transferCount() + " transfers]";
    }
}
