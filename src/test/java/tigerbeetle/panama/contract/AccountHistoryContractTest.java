package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFilterBuilder;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** An account's transfers, and the balances after each of them. */
class AccountHistoryContractTest extends ClientContract {

    private static final int COUNT = 10;

    private UInt128 a;
    private UInt128 b;

    /** Forth and back: a is credited by the even ones; the amounts are 1, 2 and so on. */
    private List<Transfer> transfers;

    private List<Long> timestamps;

    @BeforeEach
    void moveForthAndBack() {
        a = account(AccountFlags.HISTORY);
        b = account(AccountFlags.HISTORY);
        transfers =
                IntStream.range(0, COUNT)
                        .mapToObj(i ->
                                transfer(i % 2 == 0 ? b : a, i % 2 == 0 ? a : b, i + 1).toBuilder()
                                        .userData64(i / 5)
                                        .code(CODE + i % 3)
                                        .build())
                        .toList();
        var results = client.createTransfers(transfers);
        assertThat(results.allCreated()).isTrue();
        timestamps = results.stream().map(CreateResult::timestamp).toList();
    }

    private static AccountFilterBuilder of(UInt128 account) {
        return AccountFilter.of(account).toBuilder();
    }

    /** What the filter finds is these, by their indexes, and has a balance each. */
    private void assertFound(AccountFilter filter, Integer... indexes) {
        List<Transfer> found = client.getAccountTransfers(filter);
        assertThat(found)
                .extracting(Transfer::id)
                .containsExactlyElementsOf(
                        List.of(indexes).stream().map(i -> transfers.get(i).id()).toList());
        List<Long> when = List.of(indexes).stream().map(timestamps::get).toList();
        assertThat(found).extracting(Transfer::timestamp).isEqualTo(when);
        assertThat(client.getAccountBalances(filter))
                .extracting(AccountBalance::timestamp)
                .isEqualTo(when);
    }

    @Test
    void readsBothSidesInBothDirections() {
        assertFound(of(a).build(), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertFound(of(b).reversed(true).build(), 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void readsOneSide() {
        assertFound(of(a).debits(false).build(), 0, 2, 4, 6, 8);
        assertFound(of(a).credits(false).build(), 1, 3, 5, 7, 9);
        assertFound(of(b).credits(false).reversed(true).build(), 8, 6, 4, 2, 0);
    }

    @Test
    void readsByEveryCondition() {
        assertFound(of(a).userData64(1).build(), 5, 6, 7, 8, 9);
        assertFound(of(a).code(CODE + 1).build(), 1, 4, 7);
        assertFound(of(a).code(CODE + 1).userData64(1).debits(false).build());
        assertFound(of(a).code(CODE + 1).userData64(1).build(), 7);
        assertFound(of(a).userData32(1).build());
        assertFound(of(a).userData128(1).build());
        assertFound(
                of(a).timestampMin(timestamps.get(2)).timestampMax(timestamps.get(4)).build(),
                2,
                3,
                4);
        assertFound(AccountFilter.of(Id.next()));
    }

    @Test
    void readsPageByPage() {
        AccountFilter first = of(a).limit(5).build();
        assertFound(first, 0, 1, 2, 3, 4);
        assertFound(first.toBuilder().timestampMin(timestamps.get(4) + 1).build(), 5, 6, 7, 8, 9);
        assertFound(first.toBuilder().timestampMin(timestamps.get(9) + 1).build());
        AccountFilter last = of(a).limit(5).reversed(true).build();
        assertFound(last, 9, 8, 7, 6, 5);
        assertFound(last.toBuilder().timestampMax(timestamps.get(5) - 1).build(), 4, 3, 2, 1, 0);
        assertFound(last.toBuilder().timestampMax(timestamps.get(0) - 1).build());
    }

    @Test
    void balancesAreThoseAfterEachTransfer() {
        List<Long> credits = new ArrayList<>();
        List<Long> debits = new ArrayList<>();
        for (int i = 0, credited = 0, debited = 0; i < COUNT; i++) {
            credited += i % 2 == 0 ? i + 1 : 0;
            debited += i % 2 == 0 ? 0 : i + 1;
            credits.add((long) credited);
            debits.add((long) debited);
        }
        List<AccountBalance> found = client.getAccountBalances(AccountFilter.of(a));
        assertThat(found)
                .extracting(balance -> balance.creditsPosted().longValueExact())
                .isEqualTo(credits);
        assertThat(found)
                .extracting(balance -> balance.debitsPosted().longValueExact())
                .isEqualTo(debits);
        assertThat(client.getAccountBalances(of(a).reversed(true).build()))
                .isEqualTo(reversed(found));
        assertThat(look(a).creditsPosted()).isEqualTo(found.getLast().creditsPosted());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }

    @Test
    void anAccountWithoutHistoryHasTransfersButNoBalances() {
        UInt128 plain = account();
        Transfer transfer = created(transfer(plain, a, 1));
        assertThat(client.getAccountTransfers(AccountFilter.of(plain)))
                .extracting(Transfer::id)
                .containsExactly(transfer.id());
        assertThat(client.getAccountBalances(AccountFilter.of(plain))).isEmpty();
    }

    @Test
    void readsAsynchronously() {
        AccountFilter filter = of(a).limit(3).build();
        assertThat(client.getAccountTransfersAsync(filter))
                .succeedsWithin(LONG)
                .isEqualTo(client.getAccountTransfers(filter));
        assertThat(client.getAccountBalancesAsync(filter))
                .succeedsWithin(LONG)
                .isEqualTo(client.getAccountBalances(filter));
    }
}
