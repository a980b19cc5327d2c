package tigerbeetle.panama;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a filter selects, page by page: the next page is asked for when the one before is
 * used up, and none before the first row is wanted. Holds one page and nothing that would have to
 * be closed.
 *
 * <p>The timestamps of rows are unique, so the next page begins right after the last row of the one
 * before. A page that fails is asked for again, should anybody try to go on.
 */
final class Pages<T> implements Spliterator<T> {

    /**
     * Neither IMMUTABLE nor SIZED: the server may get more rows meanwhile. Bound late, when the
     * first page is asked for.
     */
    private static final int CHARACTERISTICS = ORDERED | DISTINCT | NONNULL;

    /** The filter with other bounds, asked. */
    @FunctionalInterface
    private interface Source<T> {
        List<T> page(long timestampMin, long timestampMax);
    }

    private final Source<T> source;
    private final ToLongFunction<T> timestampOf;
    private final int limit;
    private final boolean reversed;

    // As in the filter: 0 is no bound.
    private long timestampMin;
    private long timestampMax;

    private Spliterator<T> page = Spliterators.emptySpliterator();
    private boolean isLastPage;

    private Pages(
            Source<T> source,
            ToLongFunction<T> timestampOf,
            long timestampMin,
            long timestampMax,
            int limit,
            boolean reversed) {
        this.source = source;
        this.timestampOf = timestampOf;
        this.timestampMin = timestampMin;
        this.timestampMax = timestampMax;
        this.limit = limit;
        this.reversed = reversed;
    }

    static <T> Stream<T> stream(
            AccountFilter filter,
            Function<AccountFilter, List<T>> ask,
            ToLongFunction<T> timestampOf) {
        Check.notNull("filter", filter);
        return stream(
                new Pages<>(
                        (min, max) ->
                                ask.apply(
                                        filter.toBuilder()
                                                .timestampMin(min)
                                                .timestampMax(max)
                                                .build()),
                        timestampOf,
                        filter.timestampMin(),
                        filter.timestampMax(),
                        filter.limit(),
                        filter.reversed()));
    }

    static <T> Stream<T> stream(
            QueryFilter filter, Function<QueryFilter, List<T>> ask, ToLongFunction<T> timestampOf) {
        Check.notNull("filter", filter);
        return stream(
                new Pages<>(
                        (min, max) ->
                                ask.apply(
                                        filter.toBuilder()
                                                .timestampMin(min)
                                                .timestampMax(max)
                                                .build()),
                        timestampOf,
                        filter.timestampMin(),
                        filter.timestampMax(),
                        filter.limit(),
                        filter.reversed()));
    }

    private static <T> Stream<T> stream(Pages<T> pages) {
        return StreamSupport.stream(pages, false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        return page.tryAdvance(action) || (ask() && page.tryAdvance(action));
    }

    /** Hands out what is left of a page, so that a parallel stream works on several pages. */
    @Override
    public @Nullable Spliterator<T> trySplit() {
        if (page.estimateSize() == 0 && !ask()) {
            return null;
        }
        Spliterator<T> rest = page;
        page = Spliterators.emptySpliterator();
        return rest;
    }

    /** Gets the next page, which then has a row; or there are no more. */
    private boolean ask() {
        if (isLastPage) {
            return false;
        }
        List<T> rows = source.page(timestampMin, timestampMax);
        // The server returns fewer rows than it was asked for only when there are no more.
        isLastPage = rows.size() < limit || !goOnAfter(timestampOf.applyAsLong(rows.getLast()));
        page = rows.spliterator();
        return !rows.isEmpty();
    }

    /** Moves the bound at which the next page begins, if there can be anything behind it. */
    private boolean goOnAfter(long last) {
        long latest = timestampMax == 0 ? Long.MAX_VALUE : timestampMax;
        if (last < timestampMin || last > latest) {
            // No server does that. A substitute that passes over the bounds would never end.
            throw new IllegalStateException(
                    "a page's last timestamp, %d, is outside the bounds that were asked for, %d..%d"
                            .formatted(last, timestampMin, latest));
        }
        if (reversed) {
            timestampMax = last - 1;
            // 0 would be no bound, and there is nothing before 1.
            return timestampMax >= Math.max(timestampMin, 1);
        }
        timestampMin = last + 1; // less than 0 after 2^63-1: then there is no next page
        return last < latest;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return CHARACTERISTICS;
    }
}
