package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The native memory of a client's request bodies and replies: blocks of four sizes, taken from the
 * client's arena when first needed and used again from then on, so that a steady load allocates
 * nothing.
 *
 * <p>Any thread may call anything. {@link #give} neither locks nor allocates: the IO thread calls
 * it for requests that nobody waits for any more.
 */
final class MemoryPool {

    /** From a handful of events up to the largest message. */
    private static final int[] SIZES = {512, 8 << 10, 128 << 10, 1 << 20};

    private static final long ALIGNMENT = 64; // a cache line, and more than a u128 asks for

    /**
     * A block. Whoever has taken it is its only owner until it is given back.
     *
     * @param buffer the whole block, little-endian; used with absolute positions only
     */
    record Block(int sizeClass, int index, MemorySegment segment, ByteBuffer buffer, long address) {

        int size() {
            return SIZES[sizeClass];
        }
    }

    private final Arena arena;
    private final SizeClass[] classes = new SizeClass[SIZES.length];

    /**
     * @param blockCountMax how many blocks can be taken at the same time
     */
    MemoryPool(Arena arena, int blockCountMax) {
        this.arena = arena;
        for (int i = 0; i < SIZES.length; i++) {
            classes[i] = new SizeClass(i, blockCountMax);
        }
    }

    /** A block of at least {@code size} bytes; what is in it is undefined. */
    Block take(int size) {
        for (int i = 0; i < SIZES.length; i++) {
            if (size <= SIZES[i]) {
                return classes[i].take();
            }
        }
        throw new IllegalArgumentException(
                "size: " + size + " is outside 0.." + SIZES[SIZES.length - 1]);
    }

    /** Takes the block back; the caller no longer owns it. */
    void give(Block block) {
        classes[block.sizeClass()].free.push(block.index());
    }

    /** The blocks of one size. */
    private final class SizeClass {

        private final int sizeClass;
        private final IndexStack free;
        private volatile @Nullable Block[] blocks = new Block[4];
        private int blockCount;

        SizeClass(int sizeClass, int blockCountMax) {
            this.sizeClass = sizeClass;
            this.free = new IndexStack(blockCountMax);
        }

        Block take() {
            int index = free.pop();
            if (index == IndexStack.EMPTY) {
                return allocate();
            }
            return requireNonNull(blocks[index]);
        }

        private synchronized Block allocate() {
            int size = SIZES[sizeClass];
            MemorySegment segment = arena.allocate(size, ALIGNMENT);
            ByteBuffer buffer = segment.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            Block block = new Block(sizeClass, blockCount, segment, buffer, segment.address());
            @Nullable Block[] grown =
                    blockCount < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
            grown[blockCount++] = block;
            blocks = grown; // publishes the new element, too
            return block;
        }
    }
}
