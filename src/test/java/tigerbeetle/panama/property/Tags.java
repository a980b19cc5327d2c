package tigerbeetle.panama.property;

import java.util.stream.Stream;
import tigerbeetle.panama.UInt128;

/**
 * User data and a code, of few values each, so that filters find several objects with the same.
 *
 * @param userData128 which of three values, 0 being the first; so are the next two
 * @param code as it is; in a filter 0 for any
 */
record Tags(int userData128, int userData64, int userData32, int code) {

    private static final UInt128[] VALUES_128 = {
        UInt128.ZERO, UInt128.ofHighLow(1, 0), UInt128.MAX
    };
    private static final long[] VALUES_64 = {0, 1, -1};
    private static final long[] VALUES_32 = {0, 1, 0xFFFF_FFFFL};

    /** Without user data. */
    Stream<Tags> simpler() {
        return Smaller.simplest(this, new Tags(0, 0, 0, code));
    }

    UInt128 data128() {
        return VALUES_128[userData128];
    }

    long data64() {
        return VALUES_64[userData64];
    }

    long data32() {
        return VALUES_32[userData32];
    }
}
