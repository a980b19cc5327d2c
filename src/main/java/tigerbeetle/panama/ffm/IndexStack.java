package tigerbeetle.panama.ffm;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A lock-free stack of the integers from 0 to a fixed capacity, each in it at most once.
 *
 * <p>The top is kept beside a counter of changes in one 64-bit word, so that a compare-and-set that
 * was overtaken by a pop and a push of the same index fails (the ABA problem). Nothing is allocated
 * after construction. Any thread may call anything, the library's IO threads included.
 */
final class IndexStack {

    static final int EMPTY = -1;

    private static final long INDEX_MASK = 0xFFFF_FFFFL;

    /** Below each index the one under it; written before the index is on the stack. */
    private final int[] below;

    /** Changes so far in the upper half, the top index + 1 in the lower half. */
    private final AtomicLong top = new AtomicLong();

    IndexStack(int capacity) {
        this.below = new int[capacity];
    }

    /** Puts {@code index} on the stack; it must not be there already. */
    void push(int index) {
        while (true) {
            long seen = top.get();
            below[index] = (int) (seen & INDEX_MASK) - 1;
            if (top.compareAndSet(seen, next(seen, index))) {
                return;
            }
        }
    }

    /** Takes the index that was pushed last, or {@link #EMPTY}. */
    int pop() {
        while (true) {
            long seen = top.get();
            int index = (int) (seen & INDEX_MASK) - 1;
            if (index == EMPTY) {
                return EMPTY;
            }
            if (top.compareAndSet(seen, next(seen, below[index]))) {
                return index;
            }
        }
    }

    private static long next(long seen, int index) {
        return ((seen >>> 32) + 1) << 32 | (index + 1);
    }
}
