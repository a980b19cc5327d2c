package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Streams of pages against the whole list at once. */
class PagesPropertyTest {

    /** Bounds, page size and direction. */
    record Paging(long min, long max, int limit, boolean reversed) {

        AccountFilter accountFilter() {
            return AccountFilter.builder()
                    .accountId(1)
                    .timestampMin(min)
                    .timestampMax(max)
                    .limit(limit)
                    .reversed(reversed)
                    .build();
        }

        QueryFilter queryFilter() {
            return QueryFilter.builder()
                    .timestampMin(min)
                    .timestampMax(max)
                    .limit(limit)
                    .reversed(reversed)
                    .build();
        }
    }

    /** Dense at both ends of what there is, where pages meet bounds, and anywhere between. */
    private static Arbitrary<Long> times() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 30),
                Arbitraries.longs().between(Long.MAX_VALUE - 30, Long.MAX_VALUE),
                Arbitraries.longs().between(1, Long.MAX_VALUE));
    }

    @Provide
    Arbitrary<Set<Long>> timestamps() {
        return times().set().ofMaxSize(50).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Paging> pagings() {
        Arbitrary<Long> bounds = Arbitraries.oneOf(Arbitraries.just(0L), times());
        return Combinators.combine(
                        bounds,
                        bounds,
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(true, false))
                .as((a, b, limit, reversed) -> {
                    boolean ordered = b == 0 || a <= b;
                    return new Paging(ordered ? a : b, ordered ? b : a, limit, reversed);
                })
                .withoutEdgeCases();
    }

    @Property
    void allPagesAreTheWholeList(
            @ForAll("timestamps") Set<Long> timestamps, @ForAll("pagings") Paging paging) {
        PagedRows rows = new PagedRows(timestamps.stream().mapToLong(Long::longValue).toArray());
        Client client = rows.client();
        List<Long> all = rows.select(paging.min(), paging.max(), paging.reversed(), Long.MAX_VALUE);

        assertThat(client.streamAccountTransfers(paging.accountFilter()).map(Transfer::timestamp))
                .isEqualTo(all);
        assertThat(
                        client.streamAccountBalances(paging.accountFilter())
                                .map(AccountBalance::timestamp))
                .isEqualTo(all);
        assertThat(client.streamAccounts(paging.queryFilter()).map(Account::timestamp))
                .isEqualTo(all);
        assertThat(client.streamTransfers(paging.queryFilter()).map(Transfer::timestamp))
                .isEqualTo(all);
        assertThat(rows.asked().size() / 4)
                .isBetween(
                        Math.max(1, Math.ceilDiv(all.size(), paging.limit())),
                        all.size() / paging.limit() + 1);
    }
}
