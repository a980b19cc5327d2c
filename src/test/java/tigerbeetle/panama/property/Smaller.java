package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists that are smaller than a given one. */
final class Smaller {

    private Smaller() {}

    /** The list without a run of elements: long runs first, and of those the last ones. */
    static <T> Stream<List<T>> shorter(List<T> list, int sizeMin) {
        return Stream.iterate(list.size(), run -> run > 0, run -> run / 2)
                .filter(run -> list.size() - run >= sizeMin)
                .flatMap(run -> runs(list.size(), run, from -> without(list, from, from + run)));
    }

    private static <T> Stream<T> runs(int size, int run, IntFunction<T> ofBegin) {
        int count = (size + run - 1) / run;
        return IntStream.range(0, count)
                .map(i -> Math.max(0, size - (i + 1) * run))
                .mapToObj(ofBegin);
    }

    /** The list with one element that is simpler. */
    static <T> Stream<List<T>> simpler(List<T> list, Function<T, Stream<T>> simpler) {
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> simpler.apply(list.get(i)).map(it -> with(list, i, it)));
    }

    static <T> List<T> with(List<T> list, int at, T element) {
        List<T> changed = new ArrayList<>(list);
        changed.set(at, element);
        return List.copyOf(changed);
    }

    private static <T> List<T> without(List<T> list, int from, int to) {
        List<T> rest = new ArrayList<>(list.subList(0, from));
        rest.addAll(list.subList(to, list.size()));
        return List.copyOf(rest);
    }

    /** The simplest value, unless it is this one already. */
    static <T> Stream<T> simplest(T value, T simplest) {
        return value.equals(simplest) ? Stream.empty() : Stream.of(simplest);
    }
}
