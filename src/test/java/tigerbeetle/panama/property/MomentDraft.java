package tigerbeetle.panama.property;

import tigerbeetle.panama.Account;
import tigerbeetle.panama.Transfer;

/**
 * A bound of a time range.
 *
 * @param which of the objects, from the last one backwards
 * @param distance from its timestamp in ns
 */
record MomentDraft(Kind kind, int which, int distance) {

    enum Kind {
        NONE,
        OF_ACCOUNT,
        OF_TRANSFER,
        LAST
    }

    static final MomentDraft ANY = new MomentDraft(Kind.NONE, 0, 0);

    long resolve(Scene scene) {
        long timestamp =
                switch (kind) {
                    case NONE -> 0;
                    case OF_ACCOUNT ->
                            Scene.pick(scene.accounts(), which).map(Account::timestamp).orElse(0L);
                    case OF_TRANSFER ->
                            Scene.pick(scene.transfers(), which)
                                    .map(Transfer::timestamp)
                                    .orElse(0L);
                    case LAST -> Long.MAX_VALUE;
                };
        return timestamp == 0 || timestamp == Long.MAX_VALUE
                ? timestamp
                : Math.max(0, timestamp + distance);
    }
}
