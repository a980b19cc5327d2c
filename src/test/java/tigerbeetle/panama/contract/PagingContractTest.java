package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** More than a page, read page by page with the timestamps of the last row. */
class PagingContractTest extends ClientContract {

    private static final int ROWS = 5_678;
    private static final int PAGE = 1_234;

    private UInt128 account;
    private UInt128 mark;
    private List<UInt128> ids;

    @BeforeEach
    void fill() {
        account = account();
        UInt128 other = account();
        mark = Id.next();
        List<Transfer> transfers =
                IntStream.range(0, ROWS)
                        .mapToObj(i ->
                                transfer(account, other, 1).toBuilder().userData128(mark).build())
                        .toList();
        assertThat(client.createTransfers(transfers).allCreated()).isTrue();
        ids = transfers.stream().map(Transfer::id).toList();
    }

    @Test
    void anAccountsTransfersAreReadForwards() {
        AccountFilter all = AccountFilter.of(account).toBuilder().limit(PAGE).build();
        assertRead(
                ids,
                last ->
                        client.getAccountTransfers(
                                last == null
                                        ? all
                                        : all.toBuilder()
                                                .timestampMin(last.timestamp() + 1)
                                                .build()));
    }

    @Test
    void anAccountsTransfersAreReadBackwards() {
        AccountFilter all =
                AccountFilter.of(account).toBuilder().limit(PAGE).reversed(true).build();
        assertRead(
                ids.reversed(),
                last ->
                        client.getAccountTransfers(
                                last == null
                                        ? all
                                        : all.toBuilder()
                                                .timestampMax(last.timestamp() - 1)
                                                .build()));
    }

    @Test
    void queriesAreReadForwards() {
        QueryFilter all = QueryFilter.builder().userData128(mark).limit(PAGE).build();
        assertRead(
                ids,
                last ->
                        client.queryTransfers(
                                last == null
                                        ? all
                                        : all.toBuilder()
                                                .timestampMin(last.timestamp() + 1)
                                                .build()));
    }

    @Test
    void queriesAreReadBackwards() {
        QueryFilter all =
                QueryFilter.builder().userData128(mark).limit(PAGE).reversed(true).build();
        assertRead(
                ids.reversed(),
                last ->
                        client.queryTransfers(
                                last == null
                                        ? all
                                        : all.toBuilder()
                                                .timestampMax(last.timestamp() - 1)
                                                .build()));
    }

    /** Every row once, in order; the last page is not full. */
    private static void assertRead(
            List<UInt128> expected, Function<Transfer, List<Transfer>> nextPage) {
        List<UInt128> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Transfer last = null;
        List<Transfer> page;
        do {
            page = nextPage.apply(last);
            sizes.add(page.size());
            page.forEach(transfer -> read.add(transfer.id()));
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
        assertThat(read).isEqualTo(expected);
        assertThat(sizes).containsExactly(PAGE, PAGE, PAGE, PAGE, ROWS - 4 * PAGE);
    }
}
