package tigerbeetle.panama.property;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import tigerbeetle.panama.AccountFilter;

/** Generates filters, and ids to look up. */
final class FilterDraws {

    private FilterDraws() {}

    static Arbitrary<FilterDraft> filters() {
        Arbitrary<Integer> ledger =
                Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, 2));
        Arbitrary<Integer> limit =
                Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.integers().between(1, 5)),
                        Tuple.of(1, Arbitraries.integers().between(6, 100)),
                        Tuple.of(2, Arbitraries.just(AccountFilter.LIMIT_MAX)));
        Arbitrary<Integer> sides =
                Arbitraries.frequency(Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(4, 3));
        return Combinators.combine(
                        ids(),
                        Draws.conditions(),
                        ledger,
                        moments(),
                        moments(),
                        limit,
                        sides,
                        Draws.oneIn(2))
                .as(FilterDraft::new);
    }

    private static Arbitrary<MomentDraft> moments() {
        Arbitrary<MomentDraft.Kind> kind =
                Arbitraries.frequency(
                        Tuple.of(6, MomentDraft.Kind.NONE),
                        Tuple.of(1, MomentDraft.Kind.OF_ACCOUNT),
                        Tuple.of(3, MomentDraft.Kind.OF_TRANSFER),
                        Tuple.of(1, MomentDraft.Kind.LAST));
        return Combinators.combine(kind, Draws.upTo(20), Arbitraries.integers().between(-1, 1))
                .as(MomentDraft::new);
    }

    static Arbitrary<IdDraft> ids() {
        Arbitrary<IdDraft.Kind> kind =
                Arbitraries.frequency(
                        Tuple.of(20, IdDraft.Kind.SENT),
                        Tuple.of(1, IdDraft.Kind.UNKNOWN),
                        Tuple.of(1, IdDraft.Kind.ZERO),
                        Tuple.of(1, IdDraft.Kind.MAX));
        return Combinators.combine(kind, Draws.which()).as(IdDraft::new);
    }
}
