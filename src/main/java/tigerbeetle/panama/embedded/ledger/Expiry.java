package tigerbeetle.panama.embedded.ledger;

import static tigerbeetle.panama.layout.TransferLayout.TIMEOUT;
import static tigerbeetle.panama.layout.TransferLayout.TIMESTAMP;

import java.util.Arrays;

/**
 * Lets pending transfers expire whose timeout is over (execute_expire_pending_transfers in
 * src/state_machine.zig, 0.17.9).
 */
final class Expiry {

    /** Nothing is going to expire. */
    static final long NEVER = Long.MAX_VALUE;

    private final TransferStore transfers;
    private final TransferEffects effects;
    private final ExpiryQueue queue = new ExpiryQueue();
    private final ExpiryEvents events = new ExpiryEvents();
    private final Struct transfer;

    Expiry(AccountStore accounts, TransferStore transfers) {
        this.transfers = transfers;
        this.transfer = transfers.records().newView();
        this.effects = new TransferEffects(accounts, transfers);
    }

    /** Becomes a copy of another one, whose stores are copied, too. */
    void copyFrom(Expiry other) {
        queue.copyFrom(other.queue);
        events.copyFrom(other.events);
    }

    ExpiryEvents events() {
        return events;
    }

    ExpiryQueue queue() {
        return queue;
    }

    /** Schedules those transfers from a row on that are pending and have a timeout. */
    void scheduleFrom(int firstRow) {
        for (int row = firstRow; row < transfers.count(); row++) {
            Struct t = transfers.records().view(transfer, row);
            if (!t.isZero(TIMEOUT) && transfers.status(row) == PendingStatus.PENDING) {
                queue.add(Timestamps.expiry(t.get(TIMESTAMP), t.get(TIMEOUT)), row);
            }
        }
    }

    /** When the next pending transfer expires, or {@link #NEVER}. */
    long next() {
        skipResolved();
        return queue.isEmpty() ? NEVER : queue.firstExpiry();
    }

    /** Expires up to {@code max} transfers and returns their number. */
    int expire(long timestamp, int max) {
        int[] due = new int[16];
        int count = 0;
        while (count < max && next() <= timestamp && !queue.isEmpty()) {
            if (count == due.length) {
                due = Arrays.copyOf(due, due.length * 2);
            }
            due[count] = queue.firstRow();
            queue.removeFirst();
            count++;
        }
        for (int i = 0; i < count; i++) {
            effects.expire(due[i], timestamp - count + i + 1, events);
        }
        return count;
    }

    private void skipResolved() {
        while (!queue.isEmpty() && transfers.status(queue.firstRow()) != PendingStatus.PENDING) {
            queue.removeFirst();
        }
    }
}
