package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the generators of accounts, transfers and filters have in common. */
final class Draws {

    private static final int WHICH_MAX = 9;
    private static final int CHAIN_LENGTH_MAX = 10;
    private static final int TWISTS_MAX = 3;

    private Draws() {}

    /** True in one of that many cases. */
    static Arbitrary<Boolean> oneIn(int cases) {
        return Arbitraries.frequency(Tuple.of(1, true), Tuple.of(cases - 1, false));
    }

    static Arbitrary<Integer> upTo(int max) {
        return Arbitraries.integers().between(0, max);
    }

    /** One of the last few. */
    static Arbitrary<Integer> which() {
        return upTo(WHICH_MAX);
    }

    /** User data, mostly 0, and a code of 1 to 3. */
    static Arbitrary<Tags> tags() {
        return Combinators.combine(
                        userData(), userData(), userData(), Arbitraries.integers().between(1, 3))
                .as(Tags::new);
    }

    private static Arbitrary<Integer> userData() {
        return Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(2, 1), Tuple.of(1, 2));
    }

    /** Conditions, most of which hold for everything. */
    static Arbitrary<Tags> conditions() {
        Arbitrary<Integer> userData =
                Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 1), Tuple.of(1, 2));
        Arbitrary<Integer> code =
                Arbitraries.frequency(
                        Tuple.of(6, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 3));
        return Combinators.combine(userData, userData, userData, code).as(Tags::new);
    }

    /** One to three things that are wrong; in a batch of imports often with the import. */
    static <T> Arbitrary<List<T>> twists(T[] all, Collection<T> ofImports, boolean isImport) {
        Arbitrary<T> any = Arbitraries.of(all);
        Arbitrary<T> one =
                isImport
                        ? Arbitraries.frequencyOf(
                                Tuple.of(1, any), Tuple.of(1, Arbitraries.of(ofImports)))
                        : any;
        return one.list().ofMinSize(1).ofMaxSize(TWISTS_MAX);
    }

    /** What differs in an event that is sent again: nothing, or one field, or anything. */
    static <T> Arbitrary<List<T>> differences(T[] all, Collection<T> fields) {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.of())),
                Tuple.of(6, Arbitraries.of(fields).map(List::of)),
                Tuple.of(1, Arbitraries.of(all).map(List::of)));
    }

    /**
     * The chains of a batch: mostly single events, else longer ones in which nothing is wrong, or
     * one thing in any place.
     *
     * @param good drafts that mostly succeed
     * @param bad drafts that mostly fail
     */
    static <D> Arbitrary<List<Chain<D>>> chains(
            Arbitrary<D> good, Arbitrary<D> bad, int chainsMax) {
        Arbitrary<Chain<D>> single =
                Arbitraries.frequencyOf(Tuple.of(3, good), Tuple.of(2, bad))
                        .map(event -> new Chain<>(List.of(event), false));
        Arbitrary<Chain<D>> whole =
                Arbitraries.frequencyOf(
                                Tuple.of(3, good.list().ofMinSize(2).ofMaxSize(4)),
                                Tuple.of(1, good.list().ofMinSize(5).ofMaxSize(CHAIN_LENGTH_MAX)))
                        .map(Draws::closed);
        Arbitrary<Chain<D>> broken =
                Combinators.combine(
                                good.list().ofMinSize(1).ofMaxSize(CHAIN_LENGTH_MAX - 1),
                                bad,
                                upTo(CHAIN_LENGTH_MAX - 1))
                        .as(Draws::broken);
        Arbitrary<Chain<D>> open =
                good.list().ofMinSize(1).ofMaxSize(3).map(it -> new Chain<>(it, true));
        Arbitrary<Chain<D>> chain =
                Arbitraries.frequencyOf(
                        Tuple.of(20, single),
                        Tuple.of(3, whole),
                        Tuple.of(3, broken),
                        Tuple.of(1, open));
        return chain.list().ofMinSize(1).ofMaxSize(chainsMax);
    }

    private static <D> Chain<D> closed(List<D> events) {
        return new Chain<>(events, false);
    }

    private static <D> Chain<D> broken(List<D> goods, D bad, int place) {
        List<D> events = new ArrayList<>(goods);
        events.add(place % (goods.size() + 1), bad);
        return new Chain<>(List.copyOf(events), false);
    }
}
