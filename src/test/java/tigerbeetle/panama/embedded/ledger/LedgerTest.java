package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_EXPIRED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Account;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Transfer;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.ChangeEventLayout;

class LedgerTest {

    private static final int PENDING = TransferFlags.PENDING.bits();
    private static final int POST = TransferFlags.POST_PENDING_TRANSFER.bits();
    private static final int VOID = TransferFlags.VOID_PENDING_TRANSFER.bits();
    private static final int LINKED = TransferFlags.LINKED.bits();
    private static final long SECOND_NS = 1_000_000_000L;

    private final LedgerHarness harness = new LedgerHarness();
    private final Ledger ledger = harness.ledger;

    @BeforeEach
    void createAccounts() {
        harness.createAccounts(List.of(new Account(1, 0, 0, 0), new Account(2, 0, 0, 0)));
    }

    @Test
    void nothingExpiresByItself() {
        harness.createTransfers(Transfer.of(10, 1, 2, 5, PENDING));
        assertThat(ledger.nextExpiry()).isEqualTo(Long.MAX_VALUE);
        assertThat(ledger.expire(Long.MAX_VALUE, 10)).isZero();
        assertThat(ledger.pendingTransferCount()).isEqualTo(1);
    }

    @Test
    void expiresTheEarliestFirstAndNoMoreThanAsked() {
        harness.createTransfers(
                Transfer.of(10, 1, 2, 5, PENDING).timeout(3),
                Transfer.of(11, 1, 2, 6, PENDING).timeout(2),
                Transfer.of(12, 1, 2, 7, PENDING).timeout(9));
        long first = harness.now - 1 + 2 * SECOND_NS;
        assertThat(ledger.nextExpiry()).isEqualTo(first);
        assertThat(ledger.expire(first - 1, 10)).isZero();
        long pulse = harness.now + 5 * SECOND_NS;
        assertThat(ledger.expire(pulse, 1)).isEqualTo(1);
        assertThat(ledger.expire(pulse + 1, 10)).isEqualTo(1);
        assertThat(ledger.pendingTransferCount()).isEqualTo(1);
        assertThat(changeEvents())
                .extracting(Event::id, Event::type)
                .endsWith(tuple(11, 4), tuple(10, 4));
        assertThat(debitsPending(1)).isEqualTo(7);
    }

    @Test
    void whatIsPostedVoidedOrRolledBackDoesNotExpire() {
        harness.createTransfers(
                Transfer.of(10, 1, 2, 5, PENDING).timeout(1),
                Transfer.of(11, 1, 2, 5, PENDING).timeout(1),
                Transfer.resolving(12, 10, POST),
                Transfer.resolving(13, 11, VOID));
        assertThat(
                        harness.createTransfers(
                                Transfer.of(14, 1, 2, 5, PENDING | LINKED).timeout(1),
                                Transfer.of(0, 1, 2, 5, 0)))
                .startsWith(LINKED_EVENT_FAILED);
        assertThat(ledger.nextExpiry()).isEqualTo(Long.MAX_VALUE);
        assertThat(ledger.pendingTransferCount()).isZero();
        assertThat(ledger.transferCount()).isEqualTo(4);
    }

    @Test
    void aVoidThatIsRolledBackLeavesTheExpiry() {
        harness.createTransfers(Transfer.of(10, 1, 2, 5, PENDING).timeout(1));
        long expiry = ledger.nextExpiry();
        harness.createTransfers(
                Transfer.resolving(11, 10, VOID | LINKED), Transfer.of(0, 1, 2, 5, 0));
        assertThat(ledger.nextExpiry()).isEqualTo(expiry);
        assertThat(ledger.expire(expiry, 10)).isEqualTo(1);
    }

    @Test
    void whatIsDueIsExpiredBeforeItsPulse() {
        harness.createTransfers(Transfer.of(10, 1, 2, 5, PENDING).timeout(1));
        harness.now += 2 * SECOND_NS;
        assertThat(harness.createTransfers(Transfer.resolving(11, 10, POST)))
                .containsExactly(PENDING_TRANSFER_EXPIRED);
        assertThat(debitsPending(1)).isEqualTo(5);
    }

    /** The real server 0.17.9 panics here; see state-machine.md 9. */
    @Test
    void anImportedPostOfAPlainPendingTransferWithATimeoutIsAPost() {
        harness.createTransfers(Transfer.of(10, 1, 2, 5, PENDING).timeout(1));
        long timestamp = harness.now + 1;
        assertThat(
                        harness.createTransfers(
                                new Transfer(11, 0, 0, -1, 10, 0, POST, 0, 0, 0)
                                        .imported(timestamp)))
                .containsExactly(CREATED);
        assertThat(ledger.nextExpiry()).isEqualTo(Long.MAX_VALUE);
        assertThat(debitsPending(1)).isZero();
    }

    /**
     * The real server 0.17.9 does not check for it. It has been seen to do this, and has been seen
     * to end with a panic: no test for a real one.
     */
    @Test
    void anImportAtTheTimestampOfAnExpiryReplacesItsEvent() {
        harness.createTransfers(Transfer.of(10, 1, 2, 5, PENDING).timeout(1));
        harness.now += 2 * SECOND_NS;
        long pulse = harness.now;
        ledger.expire(pulse, 10);
        assertThat(harness.createTransfers(Transfer.of(11, 1, 2, 6, 0).imported(pulse)))
                .containsExactly(CREATED);
        assertThat(changeEvents())
                .extracting(Event::id, Event::type)
                .containsExactly(tuple(10, 1), tuple(11, 0));
    }

    /** Imported transfers may be older than an expiry before them. */
    @Test
    void changeEventsAreInTheOrderOfTheirTimestamps() {
        harness.createTransfers(Transfer.of(10, 1, 2, 5, PENDING).timeout(1));
        long between = harness.now + 10;
        harness.now += 2 * SECOND_NS;
        ledger.expire(harness.now, 10);
        harness.createTransfers(Transfer.of(11, 1, 2, 6, 0).imported(between));
        assertThat(changeEvents())
                .extracting(Event::id, Event::type)
                .containsExactly(tuple(10, 1), tuple(11, 0), tuple(10, 4));
        assertThat(ledger.changeEventCount()).isEqualTo(3);
    }

    @Test
    void resultsAreAppendedAndInputIsLeftAlone() {
        ByteBuffer ids = LedgerHarness.buffer(48);
        ids.putLong(16, 1).position(16).limit(32);
        ByteBuffer results = LedgerHarness.buffer(1000);
        results.position(8);
        ledger.lookupAccounts(ids.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN), results);
        assertThat(results.position()).isEqualTo(8 + AccountLayout.SIZE);
        assertThat(ids.position()).isEqualTo(16);
        assertThat(AccountLayout.ID.low(results, 8)).isEqualTo(1);
    }

    @Test
    void refusesWhatACallerMustNotPass() {
        ByteBuffer events = LedgerHarness.buffer(256);
        ByteBuffer results = LedgerHarness.buffer(31);
        ByteBuffer enough = LedgerHarness.buffer(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.createTransfers(harness.now, events, results))
                .withMessageContaining("results");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.createTransfers(0, events, enough))
                .withMessageContaining("timestamp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.lookupAccounts(LedgerHarness.buffer(15), enough));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.queryAccounts(events, 10, enough));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.lookupAccounts(ByteBuffer.allocate(16), enough))
                .withMessageContaining("little-endian");
        assertThat(ledger.transferCount()).isZero();
    }

    private record Event(long id, int type) {}

    private List<Event> changeEvents() {
        ByteBuffer bytes = ByteBuffer.wrap(harness.changeEvents()).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        for (int at = 0; at < bytes.limit(); at += ChangeEventLayout.SIZE) {
            events.add(
                    new Event(
                            ChangeEventLayout.TRANSFER_ID.low(bytes, at),
                            ChangeEventLayout.TYPE.get(bytes, at)));
        }
        return events;
    }

    private static Tuple tuple(long id, int type) {
        return Assertions.tuple(id, type);
    }

    private long debitsPending(int account) {
        ByteBuffer bytes = ByteBuffer.wrap(harness.all(true)).order(ByteOrder.LITTLE_ENDIAN);
        return AccountLayout.DEBITS_PENDING.low(bytes, (account - 1) * AccountLayout.SIZE);
    }
}
