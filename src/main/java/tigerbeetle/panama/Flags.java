package tigerbeetle.panama;

import java.util.StringJoiner;

/** What {@link AccountFlags} and {@link TransferFlags} do alike with their bits. */
final class Flags {

    private Flags() {}

    /** The given bits, if all of them are in the mask of the defined ones. */
    static int requireDefined(String field, int bits, int definedMask) {
        int undefinedBits = bits & ~definedMask;
        if (undefinedBits != 0) {
            throw new IllegalArgumentException(
                    "%s: 0x%x has the undefined bits 0x%x; defined is 0x%x"
                            .formatted(field, bits, undefinedBits, definedMask));
        }
        return bits;
    }

    /** The names of the bits that are set, in the order of the bits; "NONE" if none is. */
    static String toString(int bits, String... namesByBit) {
        if (bits == 0) {
            return "NONE";
        }
        StringJoiner text = new StringJoiner("|");
        for (int bit = 0; bit < namesByBit.length; bit++) {
            if ((bits & (1 << bit)) != 0) {
                text.add(namesByBit[bit]);
            }
        }
        return text.toString();
    }
}
