package tigerbeetle.panama.property;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Events that are linked, or a single one that is not.
 *
 * @param isOpen whether the last one is linked, too: with the next chain, or with nothing
 * @param <D> what is drafted
 */
record Chain<D>(List<D> events, boolean isOpen) {

    /** Whether the event at this place is linked with the next one. */
    boolean isLinked(int index) {
        return isOpen || index < events.size() - 1;
    }

    /** Fewer chains, or one of them smaller. */
    static <D> Stream<List<Chain<D>>> smaller(
            List<Chain<D>> chains, Function<D, Stream<D>> simpler) {
        return Stream.concat(
                Smaller.shorter(chains, 1),
                Smaller.simpler(chains, chain -> chain.smaller(simpler)));
    }

    private Stream<Chain<D>> smaller(Function<D, Stream<D>> simpler) {
        return Stream.concat(
                Smaller.simplest(isOpen, false).map(it -> new Chain<>(events, it)),
                Stream.concat(Smaller.shorter(events, 1), Smaller.simpler(events, simpler))
                        .map(it -> new Chain<>(it, isOpen)));
    }
}
