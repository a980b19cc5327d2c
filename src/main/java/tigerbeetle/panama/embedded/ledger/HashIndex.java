package tigerbeetle.panama.embedded.ledger;

import java.util.Arrays;

/**
 * Finds references by a 128-bit key. A reference is an int other than 0; who extends this class
 * says which key a reference stands for, so that no key is stored twice.
 *
 * <p>Extendible hashing: the upper bits of the hash choose a segment in a directory, the lower bits
 * the place in the segment, which is an open-addressing table of slots:
 *
 * <pre>
 *  63           32 31            0
 * ┌───────────────┬───────────────┐
 * │     hash      │   reference   │   0: free
 * └───────────────┴───────────────┘
 * </pre>
 *
 * <p>A full segment is doubled until it has {@value #SLOTS_MAX} slots and split in two after that.
 * So the index grows by one small segment at a time, without a pause for rehashing everything, and
 * without reading a key. The hash has no secret: the ledger is deterministic.
 */
abstract class HashIndex {

    /** No reference. */
    static final int ABSENT = 0;

    private static final int SLOTS_MIN = 1 << 5;
    private static final int SLOTS_MAX = 1 << 12;
    private static final int SLAB_SEGMENTS = 8;

    /** The directory has at most 2<sup>20</sup> entries; after that segments grow instead. */
    private static final int DEPTH_MAX = 20;

    private final int slotsMax;
    private final int depthMax;
    private Segment[] directory = {new Segment(new long[SLOTS_MIN], 0, SLOTS_MIN, 0)};
    private int depth;
    private int count;

    /** Where the next segments of full size are taken from. */
    private long[] slab = {};

    private int slabUsed;

    HashIndex() {
        this(SLOTS_MAX, DEPTH_MAX);
    }

    /** An index with other limits, so that a test gets to them. */
    HashIndex(int slotsMax, int depthMax) {
        this.slotsMax = slotsMax;
        this.depthMax = depthMax;
    }

    /** Whether the reference stands for the key. */
    abstract boolean matches(int reference, long high, long low);

    /** The number of references. */
    final int count() {
        return count;
    }

    /** The reference that stands for the key, or {@link #ABSENT}. */
    final int find(long high, long low) {
        int hash = hash(high, low);
        Segment segment = directory[directoryIndex(hash)];
        long[] slots = segment.slots;
        int start = segment.start;
        int mask = segment.mask;
        for (int i = hash & mask; slots[start + i] != 0; i = (i + 1) & mask) {
            long slot = slots[start + i];
            if (hashOf(slot) == hash && matches((int) slot, high, low)) {
                return (int) slot;
            }
        }
        return ABSENT;
    }

    /**
     * Reads where the key's slot is, so that {@link #find} has it near. Many of these in a row wait
     * for memory together; finding one key after the other waits for each.
     *
     * @return something that depends on what was read
     */
    final long prefetch(long high, long low) {
        int hash = hash(high, low);
        Segment segment = directory[directoryIndex(hash)];
        return segment.slots[segment.start + (hash & segment.mask)];
    }

    /** How far any reference is from where its key is looked for first: a measure for tests. */
    final int longestProbe() {
        int longest = 0;
        for (Segment segment : directory) {
            longest = Math.max(longest, segment.longestProbe());
        }
        return longest;
    }

    /** Adds a reference whose key has none yet. */
    final void add(long high, long low, int reference) {
        assert reference != ABSENT;
        assert find(high, low) == ABSENT;
        int hash = hash(high, low);
        Segment segment = directory[directoryIndex(hash)];
        while (segment.isFull()) {
            grow(directoryIndex(hash));
            segment = directory[directoryIndex(hash)];
        }
        segment.add(slot(hash, reference));
        count++;
    }

    /** Removes a reference that is there. */
    final void remove(long high, long low, int reference) {
        int hash = hash(high, low);
        directory[directoryIndex(hash)].remove(slot(hash, reference));
        count--;
    }

    /**
     * Three multiplications, each followed by folding the upper half down, so that ids that count
     * up, differ only in their upper bits or are multiples of anything spread alike.
     */
    private static int hash(long high, long low) {
        long h = (low ^ (low >>> 32)) * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 29) ^ high) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 32) ^ (high >>> 17)) * 0x94D049BB133111EBL;
        return (int) ((h ^ (h >>> 31)) >>> 16);
    }

    private static long slot(int hash, int reference) {
        return (long) hash << 32 | Integer.toUnsignedLong(reference);
    }

    private static int hashOf(long slot) {
        return (int) (slot >>> 32);
    }

    private int directoryIndex(int hash) {
        return (int) (Integer.toUnsignedLong(hash) >>> (Integer.SIZE - depth));
    }

    private void grow(int directoryIndex) {
        int index = directoryIndex;
        Segment segment = directory[index];
        if (segment.slotCount() < slotsMax || segment.depth == depthMax) {
            segment.resize(segment.slotCount() * 2);
            return;
        }
        if (segment.depth == depth) {
            doubleDirectory();
            index *= 2;
        }
        long[] old = segment.takeSlots();
        Segment zeros = new Segment(segment.slots, segment.start, slotsMax, segment.depth + 1);
        Segment ones = newSegment(segment.depth + 1);
        int bit = 1 << (Integer.SIZE - 1 - segment.depth);
        for (long slot : old) {
            if (slot != 0) {
                ((hashOf(slot) & bit) == 0 ? zeros : ones).add(slot);
            }
        }
        // The entries of one segment stand together: half of them get the one, half the other.
        int half = 1 << (depth - 1 - segment.depth);
        int first = index & -(2 * half);
        Arrays.fill(directory, first, first + half, zeros);
        Arrays.fill(directory, first + half, first + 2 * half, ones);
    }

    /** Several segments share an array: each array has a head, which would be read for a slot. */
    private Segment newSegment(int segmentDepth) {
        if (slabUsed == slab.length) {
            slab = new long[slotsMax * SLAB_SEGMENTS];
            slabUsed = 0;
        }
        int start = slabUsed;
        slabUsed += slotsMax;
        return new Segment(slab, start, slotsMax, segmentDepth);
    }

    private void doubleDirectory() {
        Segment[] doubled = new Segment[directory.length * 2];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = directory[i >>> 1];
        }
        directory = doubled;
        depth++;
    }

    /** The slots of all hashes that begin with the same {@code depth} bits. */
    private static final class Segment {

        private final int depth;
        private long[] slots;
        private int start;
        private int mask;
        private int used;

        /** An empty segment in slots that are free. */
        Segment(long[] slots, int start, int slotCount, int depth) {
            this.depth = depth;
            this.slots = slots;
            this.start = start;
            this.mask = slotCount - 1;
        }

        int slotCount() {
            return mask + 1;
        }

        /** More than 13 of 16 slots in use: beyond that, looking for what is not there is slow. */
        boolean isFull() {
            return used >= slotCount() / 16 * 13;
        }

        void add(long slot) {
            int i = hashOf(slot) & mask;
            while (slots[start + i] != 0) {
                i = (i + 1) & mask;
            }
            slots[start + i] = slot;
            used++;
        }

        int longestProbe() {
            int longest = 0;
            for (int i = 0; i <= mask; i++) {
                if (slots[start + i] != 0) {
                    longest = Math.max(longest, (i - hashOf(slots[start + i])) & mask);
                }
            }
            return longest;
        }

        /** Closes the gap by moving up those that would not be found across it. */
        void remove(long slot) {
            int gap = hashOf(slot) & mask;
            while (slots[start + gap] != slot) {
                assert slots[start + gap] != 0 : "not in the index";
                gap = (gap + 1) & mask;
            }
            for (int i = (gap + 1) & mask; slots[start + i] != 0; i = (i + 1) & mask) {
                int distanceFromHome = (i - hashOf(slots[start + i])) & mask;
                if (distanceFromHome >= ((i - gap) & mask)) {
                    slots[start + gap] = slots[start + i];
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
}
