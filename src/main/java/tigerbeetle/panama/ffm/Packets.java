package tigerbeetle.panama.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import tigerbeetle.panama.layout.PacketLayout;

/**
 * A client's packets, what the library knows of a request: one for each slot.
 *
 * <p>They are no {@link java.nio.ByteBuffer}. Such a buffer on the memory of an arena would teach
 * the just-in-time compiler that buffers may have one, and every access to a batch, which is a
 * buffer without, would have to look: twice the time to fill it.
 *
 * <p>A packet is the caller's, or the library's from submit to completion; see {@link Request}.
 */
final class Packets {

    /**
     * From one packet to the next. No two lie on one cache line: the threads that submit and the
     * library's are at work on neighbours.
     */
    private static final int STRIDE = 128;

    /** The word that has data_size, user_tag, operation and status. */
    private static final int STATE_AT = PacketLayout.DATA_SIZE.offset();

    private static final int OPERATION_SHIFT = shift(PacketLayout.OPERATION.offset());
    private static final int STATUS_SHIFT = shift(PacketLayout.STATUS.offset());

    private final MemorySegment segment;
    private final long address;

    Packets(Arena arena, int count) {
        this.segment = arena.allocate((long) count * STRIDE, STRIDE);
        this.address = segment.address();
    }

    private static int shift(int offset) {
        return (offset - STATE_AT) * Byte.SIZE;
    }

    /** The address by which the library knows the packet of that index. */
    long address(int index) {
        return address + (long) index * STRIDE;
    }

    /** The index of the packet at an address that the library passes back. */
    int index(long packet) {
        return Math.toIntExact((packet - address) / STRIDE);
    }

    /** Makes a packet ready to be submitted: its tag and its status are 0. */
    void prepare(int index, long dataAddress, int dataSize, int operation) {
        long at = (long) index * STRIDE;
        segment.set(Memory.LONG, at + PacketLayout.DATA.offset(), dataAddress);
        long state = (long) operation << OPERATION_SHIFT | Integer.toUnsignedLong(dataSize);
        segment.set(Memory.LONG, at + STATE_AT, state);
    }

    /** The status with which the library has completed a packet. */
    int status(int index) {
        return (int) (segment.get(Memory.LONG, (long) index * STRIDE + STATE_AT) >>> STATUS_SHIFT)
                & 0xFF;
    }
}
