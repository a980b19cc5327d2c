package tigerbeetle.panama.property;

import java.util.stream.Stream;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.QueryFilter;

/**
 * A filter. Most of its conditions are 0, which holds for everything.
 *
 * @param account which one, for a filter of one account
 * @param ledger for a filter of all objects
 * @param limit 1 to 8,189
 * @param sides 1 debits, 2 credits, 3 both
 */
record FilterDraft(
        IdDraft account,
        Tags tags,
        int ledger,
        MomentDraft from,
        MomentDraft to,
        int limit,
        int sides,
        boolean reversed) {

    /** Filters that ask for less. */
    Stream<FilterDraft> simpler() {
        return Stream.of(
                        Smaller.simplest(tags, new Tags(0, 0, 0, 0))
                                .map(it -> with(it, ledger, from, to, limit)),
                        Smaller.simplest(ledger, 0).map(it -> with(tags, it, from, to, limit)),
                        Smaller.simplest(from, MomentDraft.ANY)
                                .map(it -> with(tags, ledger, it, to, limit)),
                        Smaller.simplest(to, MomentDraft.ANY)
                                .map(it -> with(tags, ledger, from, it, limit)),
                        Smaller.simplest(limit, AccountFilter.LIMIT_MAX)
                                .map(it -> with(tags, ledger, from, to, it)))
                .flatMap(it -> it);
    }

    private FilterDraft with(Tags tags, int ledger, MomentDraft from, MomentDraft to, int limit) {
        return new FilterDraft(account, tags, ledger, from, to, limit, sides, reversed);
    }

    AccountFilter accountFilter(Scene scene) {
        Range range = range(scene);
        return AccountFilter.builder()
                .accountId(scene.accountToAskFor(account))
                .userData128(tags.data128())
                .userData64(tags.data64())
                .userData32(tags.data32())
                .code(tags.code())
                .timestampMin(range.min())
                .timestampMax(range.max())
                .limit(limit)
                .debits((sides & 1) != 0)
                .credits((sides & 2) != 0)
                .reversed(reversed)
                .build();
    }

    QueryFilter queryFilter(Scene scene) {
        Range range = range(scene);
        return QueryFilter.builder()
                .userData128(tags.data128())
                .userData64(tags.data64())
                .userData32(tags.data32())
                .ledger(ledger)
                .code(tags.code())
                .timestampMin(Math.max(range.min(), scene.firstTimestamp()))
                .timestampMax(range.max())
                .limit(limit)
                .reversed(reversed)
                .build();
    }

    private record Range(long min, long max) {}

    /** The client refuses a range that is upside down. */
    private Range range(Scene scene) {
        long a = Math.max(from.resolve(scene), scene.firstTimestamp());
        long b = to.resolve(scene);
        return b == 0 || a <= b ? new Range(a, b) : new Range(b, a);
    }
}
