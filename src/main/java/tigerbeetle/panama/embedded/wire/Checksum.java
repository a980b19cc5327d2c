package tigerbeetle.panama.embedded.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * The checksum of headers and bodies: the 128-bit tag of AEGIS-128L with a zero key and a zero
 * nonce, the data absorbed as associated data, the message empty (TigerBeetle 0.17.9, {@code
 * src/vsr/checksum.zig}, {@code src/stdx/vendored/aegis.zig}).
 *
 * <p>The state is eight blocks of 16 bytes. One step turns every block into an AES round of its
 * left neighbour, added to itself, and takes 32 bytes of data into the blocks 0 and 4:
 *
 * <pre>
 *      ┌──────────────────────────────────────────────────────────────┐
 *      │  ┌──┐ R  ┌──┐ R  ┌──┐ R  ┌──┐ R  ┌──┐ R  ┌──┐ R  ┌──┐ R  ┌──┐ │ R
 *      └▶ │S0│ ─▶ │S1│ ─▶ │S2│ ─▶ │S3│ ─▶ │S4│ ─▶ │S5│ ─▶ │S6│ ─▶ │S7│ ┘
 *         └──┘    └──┘    └──┘    └──┘    └──┘    └──┘    └──┘    └──┘
 *           ▲ bytes 0–15                    ▲ bytes 16–31
 * </pre>
 *
 * <p>Java has no instruction for a single AES round, so a round is 16 look-ups in {@link
 * AesTables}. A block is four ints, one a column of the AES state, least significant byte first. No
 * allocation but the returned number. An instance is scratch memory: not thread-safe, usable again
 * and again.
 */
public final class Checksum {

    /** The checksum of no bytes at all: the {@code checksum_body} of a message without a body. */
    public static final U128 OF_NOTHING = new U128(0xe6e7e3c40d60cc83L, 0x49f174618255402dL);

    /** Bytes absorbed in one step: two blocks. */
    private static final int STEP_SIZE = 32;

    private static final int BLOCK_INTS = 4;
    private static final int STATE_INTS = 8 * BLOCK_INTS;
    private static final int FIRST_OF_BLOCK_2 = 2 * BLOCK_INTS;
    private static final int FIRST_OF_BLOCK_4 = 4 * BLOCK_INTS;
    private static final int INITIAL_STEPS = 10;
    private static final int FINAL_STEPS = 7;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int[] TABLES = AesTables.ROUND;
    private static final int[] INITIAL_STATE = initialState();

    private final int[] state = new int[STATE_INTS];
    private final byte[] lastStep = new byte[STEP_SIZE];

    /** Makes an instance; one a thread is enough. */
    public Checksum() {}

    /**
     * Computes a checksum.
     *
     * @param message a buffer with an accessible array, whatever its position and limit
     * @param index the index of the first byte covered
     * @param size the number of bytes covered
     * @return the checksum
     * @throws IndexOutOfBoundsException if the bytes are not all inside the buffer's capacity
     */
    public U128 of(ByteBuffer message, int index, int size) {
        Objects.checkFromIndexSize(index, size, message.capacity());
        return of(message.array(), message.arrayOffset() + index, size);
    }

    /**
     * Computes a checksum.
     *
     * @param bytes the array that holds the bytes
     * @param offset the index of the first byte covered
     * @param size the number of bytes covered
     * @return the checksum
     * @throws IndexOutOfBoundsException if the bytes are not all inside the array
     */
    public U128 of(byte[] bytes, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, bytes.length);
        System.arraycopy(INITIAL_STATE, 0, state, 0, STATE_INTS);
        int end = offset + size;
        int index = offset;
        for (; end - index >= STEP_SIZE; index += STEP_SIZE) {
            absorb(bytes, index);
        }
        if (index < end) {
            System.arraycopy(bytes, index, lastStep, 0, end - index);
            Arrays.fill(lastStep, end - index, STEP_SIZE, (byte) 0);
            absorb(lastStep, 0);
        }
        return tag(8L * size);
    }

    private void absorb(byte[] bytes, int index) {
        int[] s = state;
        mix(s);
        s[0] ^= (int) INT.get(bytes, index);
        s[1] ^= (int) INT.get(bytes, index + 4);
        s[2] ^= (int) INT.get(bytes, index + 8);
        s[3] ^= (int) INT.get(bytes, index + 12);
        s[FIRST_OF_BLOCK_4] ^= (int) INT.get(bytes, index + 16);
        s[FIRST_OF_BLOCK_4 + 1] ^= (int) INT.get(bytes, index + 20);
        s[FIRST_OF_BLOCK_4 + 2] ^= (int) INT.get(bytes, index + 24);
        s[FIRST_OF_BLOCK_4 + 3] ^= (int) INT.get(bytes, index + 28);
    }

    /**
     * The 128-bit tag. TigerBeetle's copy of AEGIS adds seven blocks, S0 to S6, as Zig 0.13 did;
     * later drafts of the standard differ.
     */
    private U128 tag(long sizeBits) {
        int[] s = state;
        int t0 = s[FIRST_OF_BLOCK_2] ^ (int) sizeBits;
        int t1 = s[FIRST_OF_BLOCK_2 + 1] ^ (int) (sizeBits >>> 32);
        int t2 = s[FIRST_OF_BLOCK_2 + 2];
        int t3 = s[FIRST_OF_BLOCK_2 + 3];
        for (int step = 0; step < FINAL_STEPS; step++) {
            mix(s);
            add(s, 0, t0, t1, t2, t3);
            add(s, FIRST_OF_BLOCK_4, t0, t1, t2, t3);
        }
        return new U128(sum(s, 0), sum(s, 2));
    }

    /** Two neighbouring columns of S0 ⊕ … ⊕ S6 as one number. */
    private static long sum(int[] s, int column) {
        int low = 0;
        int high = 0;
        for (int block = 0; block < 7; block++) {
            low ^= s[block * BLOCK_INTS + column];
            high ^= s[block * BLOCK_INTS + column + 1];
        }
        return Integer.toUnsignedLong(low) | (long) high << 32;
    }

    private static void add(int[] s, int first, int a0, int a1, int a2, int a3) {
        s[first] ^= a0;
        s[first + 1] ^= a1;
        s[first + 2] ^= a2;
        s[first + 3] ^= a3;
    }

    /** One step without data: from the last block to the first, so that it works in place. */
    private static void mix(int[] s) {
        int c0 = s[28];
        int c1 = s[29];
        int c2 = s[30];
        int c3 = s[31];
        for (int to = STATE_INTS - BLOCK_INTS; to > 0; to -= BLOCK_INTS) {
            addRound(s, to, s[to - 4], s[to - 3], s[to - 2], s[to - 1]);
        }
        addRound(s, 0, c0, c1, c2, c3);
    }

    /**
     * Adds one AES round of the block with the columns c0 … c3 to the block at {@code to}. Row r of
     * a column comes from the column r further on (ShiftRows); the tables do the rest.
     */
    private static void addRound(int[] s, int to, int c0, int c1, int c2, int c3) {
        s[to] ^= row0(c0) ^ row1(c1) ^ row2(c2) ^ row3(c3);
        s[to + 1] ^= row0(c1) ^ row1(c2) ^ row2(c3) ^ row3(c0);
        s[to + 2] ^= row0(c2) ^ row1(c3) ^ row2(c0) ^ row3(c1);
        s[to + 3] ^= row0(c3) ^ row1(c0) ^ row2(c1) ^ row3(c2);
    }

    private static int row0(int column) {
        return TABLES[column & 0xff];
    }

    private static int row1(int column) {
        return TABLES[AesTables.ROW_1 + (column >>> 8 & 0xff)];
    }

    private static int row2(int column) {
        return TABLES[AesTables.ROW_2 + (column >>> 16 & 0xff)];
    }

    private static int row3(int column) {
        return TABLES[AesTables.ROW_3 + (column >>> 24)];
    }

    /** The state before the first byte: constant, because key and nonce are. */
    private static int[] initialState() {
        int[] c0 = {0x02010100, 0x0d080503, 0x59372215, 0x6279e990};
        int[] c1 = {0x55183ddb, 0xf12fc26d, 0x42311120, 0xdd28b573};
        int[] s = new int[STATE_INTS];
        int[][] blocks = {new int[4], c1, c0, c1, new int[4], c0, c1, c0};
        for (int block = 0; block < blocks.length; block++) {
            System.arraycopy(blocks[block], 0, s, block * BLOCK_INTS, BLOCK_INTS);
        }
        for (int step = 0; step < INITIAL_STEPS; step++) {
            mix(s);
        }
        return s;
    }
}
