package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tigerbeetle.panama.ChangeEventType.SINGLE_PHASE;
import static tigerbeetle.panama.ChangeEventType.TWO_PHASE_EXPIRED;
import static tigerbeetle.panama.ChangeEventType.TWO_PHASE_PENDING;
import static tigerbeetle.panama.ChangeEventType.TWO_PHASE_POSTED;
import static tigerbeetle.panama.ChangeEventType.TWO_PHASE_VOIDED;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBalance;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.BatchOperation;
import tigerbeetle.panama.ChangeEvent;
import tigerbeetle.panama.ChangeEventBatch;
import tigerbeetle.panama.ChangeEventType;
import tigerbeetle.panama.ChangeEventsFilter;
import tigerbeetle.panama.ChangeFeed;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.RetryPolicy;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * What change events say. They are those of a whole ledger, so others' may come in between: but not
 * within one request.
 */
class ChangeEventsContractTest extends ClientContract {

    private UInt128 a;
    private UInt128 b;
    private Account debit;
    private Account credit;

    /** That of the latest event before the test. */
    private long before;

    @BeforeEach
    void open() {
        a = account(AccountFlags.HISTORY);
        b = account();
        debit = look(a);
        credit = look(b);
        before = credit.timestamp();
    }

    /** Creates the transfer, and returns it as the ledger has it. */
    private Transfer stored(Transfer transfer) {
        return client.lookupTransfer(created(transfer).id()).orElseThrow();
    }

    private Transfer pending(long amount, int seconds) {
        return transfer(a, b, amount, TransferFlags.PENDING).toBuilder().timeout(seconds).build();
    }

    /** Creates so many transfers of 1 in one request. */
    private void some(int count) {
        List<Transfer> transfers =
                IntStream.range(0, count).mapToObj(i -> transfer(a, b, 1)).toList();
        assertThat(client.createTransfers(transfers).allCreated()).isTrue();
    }

    private boolean isOurs(ChangeEvent event) {
        return event.debitAccount().id().equals(a) || event.debitAccount().id().equals(b);
    }

    private List<ChangeEvent> ours(Stream<ChangeEvent> events) {
        return events.filter(this::isOurs).toList();
    }

    private List<ChangeEvent> ours() {
        return ours(client.changeEvents(before));
    }

    private static ChangeEventsFilter between(ChangeEvent first, ChangeEvent last, int limit) {
        return new ChangeEventsFilter(first.timestamp(), last.timestamp(), limit);
    }

    /** With the balances of both accounts. */
    private ChangeEvent event(ChangeEventType type, Transfer t, long pending, long posted) {
        return new ChangeEvent(
                type,
                t.timestamp(),
                t,
                debit.toBuilder().debitsPending(pending).debitsPosted(posted).build(),
                credit.toBuilder().creditsPending(pending).creditsPosted(posted).build());
    }

    @Test
    void saysWhatEachTransferHasChanged() {
        Transfer single =
                stored(
                        transfer(a, b, 5).toBuilder()
                                .userData128(UInt128.MAX)
                                .userData64(-1)
                                .userData32(7)
                                .build());
        Transfer held = stored(pending(40, 1_000));
        Transfer posted = stored(Transfer.postPending(Id.next(), held.id(), 30));
        Transfer again = stored(pending(2, 0));
        Transfer voided = stored(Transfer.voidPending(Id.next(), again.id()));

        assertThat(ours())
                .containsExactly(
                        event(SINGLE_PHASE, single, 0, 5),
                        event(TWO_PHASE_PENDING, held, 40, 5),
                        event(TWO_PHASE_POSTED, posted, 0, 35),
                        event(TWO_PHASE_PENDING, again, 2, 35),
                        event(TWO_PHASE_VOIDED, voided, 0, 35));
    }

    @Test
    void anExpiryHasATimeOfItsOwn() {
        Transfer held = stored(pending(9, 1));
        try (Stream<ChangeEvent> events =
                ChangeFeed.of(client).after(held.timestamp()).following().stream()) {
            ChangeEvent expiry = events.filter(this::isOurs).findFirst().orElseThrow();
            assertThat(expiry.type()).isEqualTo(TWO_PHASE_EXPIRED);
            assertThat(expiry.transfer()).isEqualTo(held);
            assertThat(expiry.timestamp())
                    .isGreaterThanOrEqualTo(held.timestamp() + TimeUnit.SECONDS.toNanos(1));
            assertThat(expiry.debitAccount()).isEqualTo(debit).isEqualTo(look(a));
            assertThat(expiry.creditAccount()).isEqualTo(credit).isEqualTo(look(b));
        }
    }

    @Test
    void whatIsRolledBackHasNoEvents() {
        Transfer good = transfer(a, b, 1, TransferFlags.LINKED);
        Transfer bad = transfer(a, a, 1);
        Transfer other = transfer(a, b, 2);
        assertThat(client.createTransfers(List.of(good, bad, other)).failures()).hasSize(2);
        assertThat(ours()).extracting(event -> event.transfer().id()).containsExactly(other.id());
    }

    @Test
    void accountsHaveTheFlagsOfThen() {
        stored(transfer(a, b, 1));
        TransferFlags closing = TransferFlags.PENDING.with(TransferFlags.CLOSING_DEBIT);
        Transfer closed = stored(transfer(a, b, 0, closing));
        stored(Transfer.voidPending(Id.next(), closed.id()));
        assertThat(ours())
                .extracting(event -> event.debitAccount().flags().contains(AccountFlags.CLOSED))
                .containsExactly(false, true, false);
    }

    @Test
    void selectsByTimestampAndLimit() {
        some(10);
        List<ChangeEvent> all = ours();
        assertThat(all)
                .hasSize(10)
                .isSortedAccordingTo(Comparator.comparingLong(ChangeEvent::timestamp));
        ChangeEventsFilter four = between(all.get(2), all.get(7), 4);
        assertThat(client.getChangeEvents(four)).isEqualTo(all.subList(2, 6));
        ChangeEventsFilter nine = four.toBuilder().limit(9).build();
        assertThat(client.getChangeEvents(nine)).isEqualTo(all.subList(2, 8));
        assertThat(client.getChangeEventsAsync(nine).join()).isEqualTo(all.subList(2, 8));
        assertThat(client.getChangeEvents(between(all.get(9), all.get(9), 9)))
                .containsExactly(all.get(9));
        long next = all.get(9).timestamp() + 1;
        assertThat(client.getChangeEvents(new ChangeEventsFilter(next, next, 9))).isEmpty();
    }

    @Test
    void readsIntoBatches() {
        some(10);
        List<ChangeEvent> all = ours();
        ChangeEventsFilter filter = between(all.get(2), all.get(7), 9);
        List<ChangeEvent> selected = all.subList(2, 8);
        ChangeEventBatch batch = ChangeEventBatch.allocate(9);
        assertThat(client.batches().getChangeEvents(filter, batch)).isSameAs(batch);
        assertThat(batch.toList()).isEqualTo(selected);
        assertThat(batch.debitAccounts().debitsPosted(5)).isEqualTo(UInt128.of(8));
        ChangeEventsFilter one = filter.toBuilder().limit(1).build();
        client.batches().start(BatchOperation.GET_CHANGE_EVENTS, one, batch);
        batch.await();
        assertThat(batch.toList()).isEqualTo(selected.subList(0, 1));

        ChangeEventBatch small = ChangeEventBatch.allocate(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.batches().getChangeEvents(filter, small))
                .withMessage("results: their capacity of 8 is less than 9, the filter's limit");
    }

    @Test
    void readsMoreThanAPage() {
        some(3_000);
        assertThat(client.getChangeEvents(new ChangeEventsFilter(before + 1, 0, 2_730)))
                .hasSize(2_730);
        ChangeEventBatch batch = ChangeEventBatch.allocate(2_730);
        client.batches().getChangeEvents(new ChangeEventsFilter(before + 1, 0, 2_730), batch);
        assertThat(batch.size()).isEqualTo(2_730);

        List<ChangeEvent> all = ours();
        assertThat(all)
                .extracting(event -> event.debitAccount().debitsPosted())
                .isEqualTo(IntStream.rangeClosed(1, 3_000).mapToObj(UInt128::of).toList());
        assertThat(ours(client.changeEvents(all.get(2_989).timestamp())))
                .isEqualTo(all.subList(2_990, 3_000));
        assertThat(ours(ChangeFeed.of(client).after(before).pageSize(999).stream())).isEqualTo(all);
    }

    @Test
    void readsThroughEveryView() {
        some(2);
        List<ChangeEvent> all = ours();
        ChangeEventsFilter filter = between(all.get(0), all.get(1), 9);
        for (Client view :
                List.of(
                        client.withTimeout(LONG),
                        client.withRetry(RetryPolicy.standard()),
                        client.chunked(),
                        client.chunked().withRetry(RetryPolicy.standard()).withTimeout(LONG))) {
            assertThat(view.getChangeEvents(filter)).as(view.toString()).isEqualTo(all);
            assertThat(view.getChangeEventsAsync(filter).join()).isEqualTo(all);
            assertThat(ours(view.changeEvents(before))).isEqualTo(all);
        }
    }

    @Test
    void knowsTheBalancesAfterATransfer() {
        Transfer first = stored(transfer(a, b, 5));
        Transfer held = stored(pending(40, 0));
        stored(transfer(b, a, 100));
        Transfer posted = stored(Transfer.postPending(Id.next(), held.id(), 30));
        assertThat(client.balancesAfter(first)).contains(event(SINGLE_PHASE, first, 0, 5));
        assertThat(client.balancesAfter(held)).contains(event(TWO_PHASE_PENDING, held, 40, 5));

        // One of both accounts has a history, which says the same.
        List<AccountBalance> history = client.getAccountBalances(AccountFilter.of(a));
        assertThat(history).hasSize(4);
        for (AccountBalance row : history) {
            Transfer transfer =
                    client.getAccountTransfers(
                                    AccountFilter.of(a).toBuilder()
                                            .timestampMin(row.timestamp())
                                            .timestampMax(row.timestamp())
                                            .build())
                            .getFirst();
            ChangeEvent event = client.balancesAfter(transfer).orElseThrow();
            assertThat(event.transfer()).isEqualTo(transfer);
            assertThat(balances(event, a)).isEqualTo(row);
        }
        assertThat(client.balancesAfter(posted).orElseThrow().type()).isEqualTo(TWO_PHASE_POSTED);
        assertThat(client.balancesAfter(posted).orElseThrow().creditAccount()).isEqualTo(look(b));
    }

    private static AccountBalance balances(ChangeEvent event, UInt128 id) {
        Account account =
                event.debitAccount().id().equals(id) ? event.debitAccount() : event.creditAccount();
        return new AccountBalance(
                account.debitsPending(),
                account.debitsPosted(),
                account.creditsPending(),
                account.creditsPosted(),
                event.timestamp());
    }

    @Test
    void knowsNoBalancesOfWhatIsNotThere() {
        Transfer first = stored(transfer(a, b, 5));
        assertThat(client.balancesAfter(first.toBuilder().id(Id.next()).build())).isEmpty();
        Transfer elsewhen = first.toBuilder().timestamp(first.timestamp() + 1).build();
        assertThat(client.balancesAfter(elsewhen)).isEmpty();
        assertThatThrownBy(() -> client.balancesAfter(transfer(a, b, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Transfer.timestamp: 0 is outside 1..2^63-1");
    }
}
