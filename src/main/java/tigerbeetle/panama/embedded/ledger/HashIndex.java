package tigerbeetle.panama.embedded.ledger;

import java.util.Arrays;

/**
 * Finds references by a 128-bit key. A reference is an int other than 0; who extends this class
 * says which key a reference stands for, so that no key is stored twice.
 *
 * <p>Extendible hashing: the upper bits of the hash choose a segment in a directory, the lower bits
 * the place in the {@linkplain HashSegment segment}. A full segment is doubled until it has {@value
 * #SLOTS_MAX} slots and split in two after that. So the index grows by one small segment at a time,
 * without a pause for rehashing everything, and without reading a key. The hash has no secret: the
 * ledger is deterministic.
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
    private HashSegment[] directory = {new HashSegment(new long[SLOTS_MIN], 0, SLOTS_MIN, 0)};
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

    /** Becomes a copy of another index, whose references mean the same. */
    final void copyFrom(HashIndex other) {
        directory = new HashSegment[other.directory.length];
        slab = new long[0];
        slabUsed = 0;
        for (int i = 0; i < directory.length; i++) {
            // The entries of one segment stand together.
            boolean sameAsBefore = i > 0 && other.directory[i] == other.directory[i - 1];
            directory[i] = sameAsBefore ? directory[i - 1] : copy(other.directory[i]);
        }
        depth = other.depth;
        count = other.count;
    }

    private HashSegment copy(HashSegment other) {
        int slotCount = other.slotCount();
        HashSegment copy =
                slotCount == slotsMax
                        ? newSegment(other.depth())
                        : new HashSegment(new long[slotCount], 0, slotCount, other.depth());
        copy.copyFrom(other);
        return copy;
    }

    /** The number of references. */
    final int count() {
        return count;
    }

    /** The reference that stands for the key, or {@link #ABSENT}. */
    final int find(long high, long low) {
        return find(hash(high, low), high, low);
    }

    /** As {@link #find(long, long)}, with the key's {@link #hash}. */
    final int find(int hash, long high, long low) {
        HashSegment segment = directory[directoryIndex(hash)];
        for (int i = segment.home(hash); segment.slot(i) != 0; i = segment.next(i)) {
            long slot = segment.slot(i);
            if (HashSegment.hash(slot) == hash && matches(HashSegment.reference(slot), high, low)) {
                return HashSegment.reference(slot);
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
    final long prefetch(int hash) {
        HashSegment segment = directory[directoryIndex(hash)];
        return segment.slot(segment.home(hash));
    }

    /** How far any reference is from where its key is looked for first: a measure for tests. */
    final int longestProbe() {
        int longest = 0;
        for (HashSegment segment : directory) {
            longest = Math.max(longest, segment.longestProbe());
        }
        return longest;
    }

    /** Adds a reference whose key has none yet. */
    final void add(long high, long low, int reference) {
        assert find(high, low) == ABSENT;
        add(hash(high, low), reference);
    }

    /** As {@link #add(long, long, int)}, with the key's {@link #hash}. */
    final void add(int hash, int reference) {
        assert reference != ABSENT;
        HashSegment segment = directory[directoryIndex(hash)];
        while (segment.isFull()) {
            grow(directoryIndex(hash));
            segment = directory[directoryIndex(hash)];
        }
        segment.add(HashSegment.slot(hash, reference));
        count++;
    }

    /** Removes a reference that is there. */
    final void remove(long high, long low, int reference) {
        int hash = hash(high, low);
        directory[directoryIndex(hash)].remove(HashSegment.slot(hash, reference));
        count--;
    }

    /**
     * Three multiplications, each followed by folding the upper half down, so that ids that count
     * up, differ only in their upper bits or are multiples of anything spread alike.
     */
    static int hash(long high, long low) {
        long h = (low ^ (low >>> 32)) * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 29) ^ high) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 32) ^ (high >>> 17)) * 0x94D049BB133111EBL;
        return (int) ((h ^ (h >>> 31)) >>> 16);
    }

    private int directoryIndex(int hash) {
        return (int) (Integer.toUnsignedLong(hash) >>> (Integer.SIZE - depth));
    }

    private void grow(int directoryIndex) {
        int index = directoryIndex;
        HashSegment segment = directory[index];
        if (segment.slotCount() < slotsMax || segment.depth() == depthMax) {
            segment.resize(segment.slotCount() * 2);
            return;
        }
        if (segment.depth() == depth) {
            doubleDirectory();
            index *= 2;
        }
        long[] old = segment.takeSlots();
        HashSegment zeros = segment.deeper();
        HashSegment ones = newSegment(segment.depth() + 1);
        int bit = 1 << (Integer.SIZE - 1 - segment.depth());
        for (long slot : old) {
            if (slot != 0) {
                ((HashSegment.hash(slot) & bit) == 0 ? zeros : ones).add(slot);
            }
        }
        // The entries of one segment stand together: half of them get the one, half the other.
        int half = 1 << (depth - 1 - segment.depth());
        int first = index & -(2 * half);
        Arrays.fill(directory, first, first + half, zeros);
        Arrays.fill(directory, first + half, first + 2 * half, ones);
    }

    /** Several segments share an array: each array has a head, which would be read for a slot. */
    private HashSegment newSegment(int segmentDepth) {
        if (slabUsed == slab.length) {
            slab = new long[slotsMax * SLAB_SEGMENTS];
            slabUsed = 0;
        }
        int start = slabUsed;
        slabUsed += slotsMax;
        return new HashSegment(slab, start, slotsMax, segmentDepth);
    }

    private void doubleDirectory() {
        HashSegment[] doubled = new HashSegment[directory.length * 2];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = directory[i >>> 1];
        }
        directory = doubled;
        depth++;
    }
}
