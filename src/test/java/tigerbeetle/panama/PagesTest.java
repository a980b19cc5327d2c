package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The edges of paging, on rows in a list. */
class PagesTest {

    private static final long LATEST = Long.MAX_VALUE;

    private static QueryFilterBuilder pagesOf(int limit) {
        return QueryFilter.builder().limit(limit);
    }

    private static List<Long> timestamps(Stream<Transfer> transfers) {
        return transfers.map(Transfer::timestamp).toList();
    }

    private static List<Long> streamed(PagedRows rows, QueryFilterBuilder filter) {
        return timestamps(rows.client().streamTransfers(filter.build()));
    }

    /** The bounds of the pages that were asked for, as min..max. */
    private static List<String> bounds(PagedRows rows) {
        return rows.asked().stream()
                .map(QueryFilter.class::cast)
                .map(filter -> filter.timestampMin() + ".." + filter.timestampMax())
                .toList();
    }

    @Test
    void ascending() {
        PagedRows rows = new PagedRows(10, 20, 30, 40, 50);
        assertThat(streamed(rows, pagesOf(2))).containsExactly(10L, 20L, 30L, 40L, 50L);
        assertThat(bounds(rows)).containsExactly("0..0", "21..0", "41..0");
    }

    @Test
    void reversed() {
        PagedRows rows = new PagedRows(10, 20, 30, 40, 50);
        assertThat(streamed(rows, pagesOf(2).reversed(true)))
                .containsExactly(50L, 40L, 30L, 20L, 10L);
        assertThat(bounds(rows)).containsExactly("0..0", "0..39", "0..19");
    }

    @Test
    void withinBounds() {
        PagedRows rows = new PagedRows(10, 20, 30, 40, 50);
        QueryFilterBuilder filter = pagesOf(1).timestampMin(20).timestampMax(41);
        assertThat(streamed(rows, filter)).containsExactly(20L, 30L, 40L);
        assertThat(bounds(rows)).containsExactly("20..41", "21..41", "31..41", "41..41");
    }

    @Test
    void withinBoundsReversed() {
        PagedRows rows = new PagedRows(10, 20, 30, 40, 50);
        QueryFilterBuilder filter = pagesOf(1).timestampMin(19).timestampMax(40).reversed(true);
        assertThat(streamed(rows, filter)).containsExactly(40L, 30L, 20L);
        assertThat(bounds(rows)).containsExactly("19..40", "19..39", "19..29", "19..19");
    }

    @Test
    void noRows() {
        PagedRows rows = new PagedRows();
        assertThat(streamed(rows, pagesOf(1))).isEmpty();
        assertThat(bounds(rows)).containsExactly("0..0");
    }

    @Test
    void aFullPageMayBeTheLast() {
        PagedRows rows = new PagedRows(10, 20);
        assertThat(streamed(rows, pagesOf(2))).containsExactly(10L, 20L);
        assertThat(bounds(rows)).containsExactly("0..0", "21..0");
    }

    @Test
    void aShortPageIsTheLast() {
        PagedRows rows = new PagedRows(10, 20);
        assertThat(streamed(rows, pagesOf(3))).containsExactly(10L, 20L);
        assertThat(bounds(rows)).containsExactly("0..0");
    }

    @Test
    void nothingComesAfterTheUpperBound() {
        PagedRows rows = new PagedRows(10, 20, 30);
        assertThat(streamed(rows, pagesOf(2).timestampMax(20))).containsExactly(10L, 20L);
        assertThat(bounds(rows)).containsExactly("0..20");
    }

    @Test
    void nothingComesBeforeTheLowerBound() {
        PagedRows rows = new PagedRows(10, 20, 30);
        assertThat(streamed(rows, pagesOf(2).timestampMin(20).reversed(true)))
                .containsExactly(30L, 20L);
        assertThat(bounds(rows)).containsExactly("20..0");
    }

    @Test
    void nothingComesAfterTheLatestTimestamp() {
        PagedRows rows = new PagedRows(LATEST - 1, LATEST);
        assertThat(streamed(rows, pagesOf(1))).containsExactly(LATEST - 1, LATEST);
        assertThat(bounds(rows)).containsExactly("0..0", LATEST + "..0");
    }

    @Test
    void nothingComesBeforeTheTimestamp1() {
        PagedRows rows = new PagedRows(1, 2);
        assertThat(streamed(rows, pagesOf(1).reversed(true))).containsExactly(2L, 1L);
        assertThat(bounds(rows)).containsExactly("0..0", "0..1");
    }

    @Test
    void onlyTheBoundsChange() {
        PagedRows rows = new PagedRows(10, 20, 30);
        Client client = rows.client();
        AccountFilter filter = SampleRecords.accountFilter().toBuilder().limit(2).build();
        AccountFilter from = filter.toBuilder().timestampMin(1).timestampMax(30).build();
        client.streamAccountTransfers(from).forEach(row -> {});
        client.streamAccountBalances(from).forEach(row -> {});
        AccountFilter next = from.toBuilder().timestampMax(19).build();
        assertThat(rows.asked()).containsExactly(from, next, from, next);
    }

    @Test
    void nothingIsAskedBeforeTheTerminalOperation() {
        PagedRows rows = new PagedRows(10, 20, 30);
        Stream<Transfer> stream =
                rows.client().streamTransfers(pagesOf(2).build()).filter(row -> true);
        Spliterator<Transfer> spliterator = stream.spliterator();
        assertThat(rows.asked()).isEmpty();
        assertThat(spliterator.tryAdvance(row -> {})).isTrue();
        assertThat(rows.asked()).hasSize(1);
    }

    @Test
    void aPageIsAskedForWhenTheOneBeforeIsUsedUp() {
        PagedRows rows = new PagedRows(10, 20, 30, 40, 50);
        Iterator<Transfer> iterator = rows.client().streamTransfers(pagesOf(2).build()).iterator();
        List<Integer> asked = new ArrayList<>();
        while (iterator.hasNext()) {
            iterator.next();
            asked.add(rows.asked().size());
        }
        assertThat(asked).containsExactly(1, 1, 2, 2, 3);
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThat(iterator.hasNext()).isFalse();
        assertThat(rows.asked()).hasSize(3);
    }

    @Test
    void noPageIsAskedForThatIsNotNeeded() {
        PagedRows rows = new PagedRows(10, 20, 30, 40, 50);
        QueryFilter filter = pagesOf(2).build();
        assertThat(timestamps(rows.client().streamTransfers(filter).limit(2)))
                .containsExactly(10L, 20L);
        assertThat(rows.asked()).hasSize(1);
        try (Stream<Transfer> stream = rows.client().streamTransfers(filter)) {
            assertThat(stream.map(Transfer::timestamp).findFirst()).contains(10L);
        }
        assertThat(rows.asked()).hasSize(2);
    }

    @Test
    void rowsThatAreCreatedMeanwhileAreFound() {
        PagedRows rows = new PagedRows(10, 20);
        List<Long> found = new ArrayList<>();
        rows.client()
                .streamTransfers(pagesOf(2).build())
                .map(Transfer::timestamp)
                .forEach(timestamp -> {
                    found.add(timestamp);
                    if (timestamp < 40) {
                        rows.add(timestamp + 20);
                    }
                });
        assertThat(found).containsExactly(10L, 20L, 30L, 40L, 50L);
    }

    @Test
    void rowsThatAreCreatedMeanwhileAreBehindAReversedStream() {
        PagedRows rows = new PagedRows(10, 20, 30);
        List<Long> found = new ArrayList<>();
        rows.client()
                .streamTransfers(pagesOf(1).reversed(true).build())
                .forEach(row -> {
                    found.add(row.timestamp());
                    rows.add(row.timestamp() + 21);
                });
        assertThat(found).containsExactly(30L, 20L, 10L);
    }

    @Test
    void aPageThatFailsThrowsAndIsAskedForAgain() {
        PagedRows rows = new PagedRows(10, 20, 30);
        rows.failAt(2, new OutcomeUnknownException("of the test's own", null));
        Client client = rows.client();
        QueryFilter filter = pagesOf(2).build();
        List<Long> found = new ArrayList<>();
        assertThatThrownBy(() ->
                        client.streamTransfers(filter).forEach(row -> found.add(row.timestamp())))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessage("of the test's own");
        assertThat(found).containsExactly(10L, 20L);

        rows.failAt(4, new OutcomeUnknownException("of the test's own", null));
        Iterator<Transfer> iterator = client.streamTransfers(filter).iterator();
        iterator.next();
        iterator.next();
        assertThatThrownBy(iterator::next).isInstanceOf(OutcomeUnknownException.class);
        assertThat(iterator.next().timestamp()).isEqualTo(30);
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void aSubstituteThatPassesOverTheBoundsDoesNotGoOnForEver() {
        PagedRows rows = new PagedRows(10, 20, 30).withoutBounds();
        assertThatIllegalStateException()
                .isThrownBy(() -> streamed(rows, pagesOf(2)))
                .withMessage(
                        "a page's last timestamp, 20, is outside the bounds that were asked for,"
                                + " 21..9223372036854775807");
        assertThatIllegalStateException()
                .isThrownBy(() -> streamed(rows, pagesOf(2).reversed(true)))
                .withMessage(
                        "a page's last timestamp, 20, is outside the bounds that were asked for,"
                                + " 0..19");
    }

    @Test
    void aParallelStreamHasTheSameRows() {
        long[] timestamps = LongStream.rangeClosed(1, 1_000).toArray();
        PagedRows rows = new PagedRows(timestamps);
        AtomicInteger count = new AtomicInteger();
        assertThat(
                        timestamps(
                                rows.client()
                                        .streamTransfers(pagesOf(7).build())
                                        .parallel()
                                        .peek(row -> count.incrementAndGet())))
                .containsExactlyElementsOf(LongStream.of(timestamps).boxed().toList());
        assertThat(count).hasValue(1_000);
    }

    @Test
    void describesItself() {
        Client client = new PagedRows(10, 20, 30).client();
        Spliterator<Account> spliterator = client.streamAccounts(pagesOf(2).build()).spliterator();
        assertThat(spliterator.estimateSize()).isEqualTo(Long.MAX_VALUE);
        assertThat(spliterator.getExactSizeIfKnown()).isEqualTo(-1);
        assertThat(spliterator.characteristics())
                .isEqualTo(Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);

        assertThat(spliterator.tryAdvance(row -> {})).isTrue();
        Spliterator<Account> page = spliterator.trySplit();
        assertThat(page.getExactSizeIfKnown()).isEqualTo(1);
        page.forEachRemaining(row -> assertThat(row.timestamp()).isEqualTo(20));
        assertThat(spliterator.trySplit().getExactSizeIfKnown()).isEqualTo(1);
        assertThat(spliterator.trySplit()).isNull();
        assertThat(spliterator.tryAdvance(row -> {})).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void refusesNullAtOnce() {
        Client client = new PagedRows().client();
        List<ThrowingCallable> calls =
                List.of(
                        () -> client.streamAccountTransfers(null),
                        () -> client.streamAccountBalances(null),
                        () -> client.streamAccounts(null),
                        () -> client.streamTransfers(null));
        for (ThrowingCallable call : calls) {
            assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .withMessage("filter: null is not allowed");
        }
    }
}
