package tigerbeetle.panama.property;

import java.util.List;
import tigerbeetle.panama.UInt128;

/** An id to look up: one of those that were sent, from the last one backwards, or a special one. */
record IdDraft(Kind kind, int which) {

    enum Kind {
        SENT,
        UNKNOWN,
        ZERO,
        MAX
    }

    private static final UInt128 UNKNOWN = UInt128.ofHighLow(-1, 404);

    UInt128 resolve(List<UInt128> sent) {
        return switch (kind) {
            case SENT -> Scene.pick(sent, which).orElse(UNKNOWN);
            case UNKNOWN -> UNKNOWN;
            case ZERO -> UInt128.ZERO;
            case MAX -> UInt128.MAX;
        };
    }
}
