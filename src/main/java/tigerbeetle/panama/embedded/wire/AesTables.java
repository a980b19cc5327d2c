package tigerbeetle.panama.embedded.wire;

/**
 * The tables with which one AES round of a column is four look-ups and three additions: SubBytes
 * and MixColumns of one byte in each of the four rows (FIPS 197; the "T-tables" of the Rijndael
 * proposal, section 5.2.1). Four kilobytes, computed once.
 */
final class AesTables {

    /** Where the table of row 1 begins in {@link #ROUND}; the table of row 0 begins at 0. */
    static final int ROW_1 = 256;

    /** Where the table of row 2 begins. */
    static final int ROW_2 = 512;

    /** Where the table of row 3 begins. */
    static final int ROW_3 = 768;

    /** The four tables one after the other: 256 columns each, least significant byte is row 0. */
    static final int[] ROUND = round();

    private AesTables() {}

    private static int[] round() {
        int[] substitutes = substitutes();
        int[] round = new int[4 * 256];
        for (int value = 0; value < 256; value++) {
            int once = substitutes[value];
            int twice = times2(once);
            int column = twice | once << 8 | once << 16 | (twice ^ once) << 24;
            round[value] = column;
            round[ROW_1 + value] = Integer.rotateLeft(column, 8);
            round[ROW_2 + value] = Integer.rotateLeft(column, 16);
            round[ROW_3 + value] = Integer.rotateLeft(column, 24);
        }
        return round;
    }

    /** The S-box: p runs through all powers of 3, q through the powers of its inverse. */
    private static int[] substitutes() {
        int[] substitutes = new int[256];
        int p = 1;
        int q = 1;
        do {
            p = p ^ times2(p);
            q ^= q << 1;
            q ^= q << 2;
            q ^= q << 4;
            q &= 0xff;
            q ^= (q & 0x80) == 0 ? 0 : 0x09;
            int spread = q * 0x0101;
            int affine = q ^ spread >>> 7 ^ spread >>> 6 ^ spread >>> 5 ^ spread >>> 4;
            substitutes[p] = (affine ^ 0x63) & 0xff;
        } while (p != 1);
        substitutes[0] = 0x63;
        return substitutes;
    }

    /** Multiplies by 2 in GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x + 1. */
    private static int times2(int value) {
        return (value << 1 ^ (value >>> 7) * 0x11b) & 0xff;
    }
}
