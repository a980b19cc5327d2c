package tigerbeetle.panama.embedded.ledger;

import java.util.Arrays;

/**
 * The slots of a {@link HashIndex} for all hashes that begin with the same {@code depth} bits: an
 * open-addressing table, a run of an array that others may share.
 *
 * <pre>
 *  63           32 31            0
 * ┌───────────────┬───────────────┐
 * │     hash      │   reference   │   0: free
 * └───────────────┴───────────────┘
 * </pre>
 */
final class HashSegment {

    private final int depth;
    private long[] slots;
    private int start;
    private int mask;
    private int used;

    /** An empty segment in slots that are free. */
    HashSegment(long[] slots, int start, int slotCount, int depth) {
        this.depth = depth;
        this.slots = slots;
        this.start = start;
        this.mask = slotCount - 1;
    }

    static long slot(int hash, int reference) {
        return (long) hash << 32 | Integer.toUnsignedLong(reference);
    }

    static int hash(long slot) {
        return (int) (slot >>> 32);
    }

    static int reference(long slot) {
        return (int) slot;
    }

    /** Where a hash is looked for first. */
    int home(int hash) {
        return hash & mask;
    }

    /** Where it is looked for next. */
    int next(int index) {
        return (index + 1) & mask;
    }

    long slot(int index) {
        return slots[start + index];
    }

    int depth() {
        return depth;
    }

    /** An empty segment in the slots of this one, which were taken, for one more bit. */
    HashSegment deeper() {
        assert used == 0;
        return new HashSegment(slots, start, slotCount(), depth + 1);
    }

    /** Becomes a copy of another segment of the same size. */
    void copyFrom(HashSegment other) {
        assert slotCount() == other.slotCount();
        System.arraycopy(other.slots, other.start, slots, start, slotCount());
        used = other.used;
    }

    int slotCount() {
        return mask + 1;
    }

    /** More than 13 of 16 slots in use: beyond that, looking for what is not there is slow. */
    boolean isFull() {
        return used >= slotCount() / 16 * 13;
    }

    void add(long slot) {
        int i = home(hash(slot));
        while (slot(i) != 0) {
            i = next(i);
        }
        slots[start + i] = slot;
        used++;
    }

    int longestProbe() {
        int longest = 0;
        for (int i = 0; i <= mask; i++) {
            if (slot(i) != 0) {
                longest = Math.max(longest, (i - hash(slot(i))) & mask);
            }
        }
        return longest;
    }

    /** Closes the gap by moving up those that would not be found across it. */
    void remove(long slot) {
        int gap = home(hash(slot));
        while (slot(gap) != slot) {
            assert slot(gap) != 0 : "not in the index";
            gap = next(gap);
        }
        for (int i = next(gap); slot(i) != 0; i = next(i)) {
            int distanceFromHome = (i - hash(slot(i))) & mask;
            if (distanceFromHome >= ((i - gap) & mask)) {
                slots[start + gap] = slot(i);
                gap = i;
            }
        }
        slots[start + gap] = 0;
        used--;
    }

    /** A copy of the slots, which are free after that. */
    long[] takeSlots() {
        long[] taken = Arrays.copyOfRange(slots, start, start + slotCount());
        Arrays.fill(slots, start, start + slotCount(), 0);
        used = 0;
        return taken;
    }

    void resize(int slotCount) {
        long[] old = takeSlots();
        slots = new long[slotCount];
        start = 0;
        mask = slotCount - 1;
        for (long slot : old) {
            if (slot != 0) {
                add(slot);
            }
        }
    }
}
