package tigerbeetle.panama.embedded.ledger;

/**
 * Pending transfers with a timeout, those that expire first in front, equal ones in the order of
 * their rows. A binary heap in columns. What is posted or voided stays in it until it gets to the
 * front; who reads the queue skips that.
 */
final class ExpiryQueue {

    private final LongColumn expiries = new LongColumn();
    private final IntColumn rows = new IntColumn();
    private int size;

    /** Becomes a copy of another queue. */
    void copyFrom(ExpiryQueue other) {
        expiries.copyFrom(other.expiries);
        rows.copyFrom(other.rows);
        size = other.size;
    }

    int size() {
        return size;
    }

    /** The row at a place of the heap; only the first place says anything about order. */
    int row(int place) {
        assert place < size;
        return rows.get(place);
    }

    boolean isEmpty() {
        return size == 0;
    }

    long firstExpiry() {
        assert size > 0;
        return expiries.get(0);
    }

    int firstRow() {
        assert size > 0;
        return rows.get(0);
    }

    void add(long expiry, int row) {
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (!isBefore(expiry, row, parent)) {
                break;
            }
            set(i, expiries.get(parent), rows.get(parent));
            i = parent;
        }
        set(i, expiry, row);
    }

    void removeFirst() {
        assert size > 0;
        size--;
        if (size == 0) {
            return;
        }
        long expiry = expiries.get(size);
        int row = rows.get(size);
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            int other = child + 1;
            if (other < size && isBefore(expiries.get(other), rows.get(other), child)) {
                child = other;
            }
            if (isBefore(expiry, row, child)) {
                break;
            }
            set(i, expiries.get(child), rows.get(child));
            i = child;
        }
        set(i, expiry, row);
    }

    private boolean isBefore(long expiry, int row, int i) {
        long otherExpiry = expiries.get(i);
        return expiry != otherExpiry ? expiry < otherExpiry : row < rows.get(i);
    }

    private void set(int i, long expiry, int row) {
        expiries.set(i, expiry);
        rows.set(i, row);
    }
}
