package tigerbeetle.panama.ffm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Access to memory as longs, and reading memory that the library points to. No object is made per
 * pointer: one segment spans the whole address space, and an address is an offset into it.
 *
 * <p>Addresses come from the library, in its callbacks only, with sizes that it vouches for;
 * nothing else may be passed here.
 */
final class Memory {

    /**
     * The only kind of access to a segment's single values: each kind costs time when the first
     * client opens.
     */
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    static void copy(long address, MemorySegment target, int size) {
        MemorySegment.copy(ALL, address, target, 0, size);
    }

    static byte[] copyOut(long address, int size) {
        byte[] bytes = new byte[size];
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, bytes, 0, size);
        return bytes;
    }
}
