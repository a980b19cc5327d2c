package tigerbeetle.panama.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** What checks the long runs can fail: each invariant, broken on purpose, is noticed. */
class JournalTest {

    private static final UInt128 ALICE = UInt128.of(1);
    private static final UInt128 BOB = UInt128.of(2);

    private final Journal journal = new Journal(List.of(ALICE, BOB));
    private final List<Transfer> ledger = new ArrayList<>();

    @BeforeEach
    void fill() {
        acknowledge(transfer(10, 100));
        acknowledge(transfer(11, 7).toBuilder().flags(TransferFlags.PENDING).build());
        acknowledge(transfer(12, 8).toBuilder().flags(TransferFlags.PENDING).build());
        acknowledge(second(13, 11, 5, TransferFlags.POST_PENDING_TRANSFER));
        acknowledge(second(14, 12, 8, TransferFlags.VOID_PENDING_TRANSFER));
        acknowledge(transfer(15, 30).toBuilder().flags(TransferFlags.PENDING).build());
    }

    private static Transfer transfer(long id, long amount) {
        return Transfer.of(UInt128.of(id), ALICE, BOB, amount, 700, 10);
    }

    private static Transfer second(long id, long pendingId, long amount, TransferFlags flags) {
        return transfer(id, amount).toBuilder().pendingId(pendingId).flags(flags).build();
    }

    private void acknowledge(Transfer transfer) {
        long timestamp = ledger.size() + 1L;
        journal.acknowledged(transfer, timestamp);
        ledger.add(transfer.toBuilder().timestamp(timestamp).build());
    }

    private static List<Account> accounts(long posted, long pending) {
        return List.of(
                Account.builder().id(ALICE).debitsPosted(posted).debitsPending(pending).build(),
                Account.builder().id(BOB).creditsPosted(posted).creditsPending(pending).build());
    }

    @Test
    void whatWasAcknowledgedIsWhatThereIs() {
        assertThatCode(() -> journal.checkTransfers(ledger)).doesNotThrowAnyException();
        assertThatCode(() -> journal.checkAccounts(accounts(105, 30))).doesNotThrowAnyException();
        assertThat(journal.transfers()).isEqualTo(ledger);
    }

    private void assertNoticed(String message) {
        assertThatThrownBy(() -> journal.checkTransfers(ledger))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLostTransferIsNoticed() {
        ledger.remove(3);
        assertNoticed("lost: Transfer[id=13,");
    }

    @Test
    void aTransferThatWasAppliedTwiceIsNoticed() {
        ledger.add(ledger.get(3));
        assertNoticed("applied twice: Transfer[id=13,");
        assertThatThrownBy(() -> journal.checkAccounts(accounts(110, 30)))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("2 wrong");
    }

    @Test
    void aTransferThatNobodyAcknowledgedIsNoticed() {
        ledger.add(transfer(99, 1));
        assertNoticed("not acknowledged: Transfer[id=99,");
    }

    @Test
    void anotherAmountIsNoticed() {
        ledger.set(0, ledger.get(0).toBuilder().amount(101).build());
        assertNoticed("acknowledged as Transfer[id=10,");
    }

    @Test
    void anotherTimestampIsNoticed() {
        ledger.set(0, ledger.get(0).toBuilder().timestamp(77).build());
        assertNoticed("acknowledged as Transfer[id=10,");
    }

    @Test
    void anotherOrderIsNoticed() {
        ledger.add(ledger.removeFirst());
        assertNoticed("order of their timestamps");
    }

    @Test
    void otherBalancesAreNoticed() {
        for (List<Account> wrong : List.of(accounts(104, 30), accounts(105, 0))) {
            assertThatThrownBy(() -> journal.checkAccounts(wrong))
                    .isInstanceOf(InvariantBroken.class)
                    .hasMessageContaining("should have");
        }
        assertThatThrownBy(() -> journal.checkAccounts(accounts(105, 30).subList(0, 1)))
                .isInstanceOf(InvariantBroken.class);
    }

    @Test
    void aSecondAcknowledgementIsNoticed() {
        assertThatThrownBy(() -> journal.acknowledged(transfer(10, 100), 50))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("acknowledged twice");
    }
}
