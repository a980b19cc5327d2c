package tigerbeetle.panama.ffm;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock-free queue of the integers from 0 to a fixed capacity, each in it at most once: at first
 * all of them, in their order.
 *
 * <p>Its two ends lie on cache lines of their own, and what was given back comes last: the thread
 * that gives back, the library's, and those that take meet on hardly any line. Nothing is allocated
 * after construction. Any thread may call anything; {@link #add} never waits.
 */
final class IndexQueue {

    static final int EMPTY = -1;

    /** In longs: two lines apart, because processors fetch lines in pairs. */
    private static final int HEAD = 16;

    private static final int TAIL = 32;
    private static final int ENDS_SIZE = 48;

    /** How often to look again for an index that is about to be there before another may run. */
    private static final int LOOKS = 100;

    private static final long PAUSE_NS = 10_000;

    private static final long INDEX_MASK = 0xFFFF_FFFFL;

    /** How many were taken and added so far. */
    private final AtomicLongArray ends = new AtomicLongArray(ENDS_SIZE);

    /**
     * A ring. Each cell has the lower half of the position for which it was written above its
     * index: whoever takes knows by it that it is there, and reads it before he owns it, so that a
     * cell may be written again at once. There is a free one for each index that is not in the
     * queue.
     *
     * <p>A plain array. Between the two steps of {@link #add} no call may be made: if the stack
     * overflowed there, the position would stay empty, and everybody would wait for it for ever.
     * The ends, which are read or changed before and after, order the accesses. A 64-bit JVM, and
     * the library has no other, writes a long at once.
     */
    private final long[] ring;

    private final int mask;

    IndexQueue(int capacity) {
        int size = Integer.highestOneBit(Math.max(1, capacity - 1)) << 1;
        ring = new long[size];
        mask = size - 1;
        for (int i = 0; i < capacity; i++) {
            add(i);
        }
    }

    /** Adds {@code index} at the end; it must not be there already. */
    void add(int index) {
        long position = ends.getAndIncrement(TAIL);
        ring[(int) position & mask] = position << 32 | index;
    }

    /** Takes the first index, or {@link #EMPTY}. */
    int take() {
        int looks = 0;
        while (true) {
            long position = ends.get(HEAD);
            long cell = ring[(int) position & mask];
            if ((int) (cell >>> 32) == (int) position) {
                if (ends.compareAndSet(HEAD, position, position + 1)) {
                    return (int) (cell & INDEX_MASK);
                }
            } else if (position == ends.get(TAIL)) {
                return EMPTY;
            } else if (++looks % LOOKS == 0) {
                LockSupport.parkNanos(this, PAUSE_NS); // who adds it was stopped between two steps
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** How many there are. */
    int size() {
        return Math.toIntExact(Math.max(0, ends.get(TAIL) - ends.get(HEAD)));
    }
}
