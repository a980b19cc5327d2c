package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_PENDING_TRANSFER_AMOUNT;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_ALREADY_POSTED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_ALREADY_VOIDED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_EXPIRED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_NOT_PENDING;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

class TwoPhaseContractTest extends ClientContract {

    private UInt128 a;
    private UInt128 b;

    @BeforeEach
    void open() {
        a = account();
        b = account();
    }

    private Transfer pending(long amount) {
        return created(transfer(a, b, amount, TransferFlags.PENDING));
    }

    private CreateTransferStatus outcome(Transfer transfer) {
        return client.createTransfer(transfer).status();
    }

    @Test
    void aPendingTransferIsReservedAndPosted() {
        Transfer pending = pending(100);
        assertThat(balances(look(a))).containsExactly(100L, 0L, 0L, 0L);
        assertThat(balances(look(b))).containsExactly(0L, 0L, 100L, 0L);

        Transfer post = created(Transfer.postPending(Id.next(), pending.id()));
        assertThat(balances(look(a))).containsExactly(0L, 100L, 0L, 0L);
        assertThat(balances(look(b))).containsExactly(0L, 0L, 0L, 100L);
        Transfer found = client.lookupTransfer(post.id()).orElseThrow();
        assertThat(found.amount()).isEqualTo(UInt128.of(100));
        assertThat(found.pendingId()).isEqualTo(pending.id());
        assertThat(found.debitAccountId()).isEqualTo(a);
        assertThat(found.flags()).isEqualTo(TransferFlags.POST_PENDING_TRANSFER);
    }

    @Test
    void aPartIsPostedAndTheRestReleased() {
        Transfer pending = pending(100);
        assertThat(outcome(Transfer.postPending(Id.next(), pending.id(), 101)))
                .isEqualTo(EXCEEDS_PENDING_TRANSFER_AMOUNT);
        created(Transfer.postPending(Id.next(), pending.id(), 30));
        assertThat(balances(look(a))).containsExactly(0L, 30L, 0L, 0L);
        assertThat(balances(look(b))).containsExactly(0L, 0L, 0L, 30L);
    }

    @Test
    void aPendingTransferIsVoided() {
        Transfer pending = pending(100);
        created(Transfer.voidPending(Id.next(), pending.id()));
        assertThat(balances(look(a))).containsOnly(0L);
        assertThat(balances(look(b))).containsOnly(0L);
    }

    @Test
    void theSecondPhaseComesOnce() {
        Transfer posted = pending(1);
        Transfer voided = pending(1);
        Transfer single = created(transfer(a, b, 1));
        var results =
                client.createTransfers(
                        List.of(
                                Transfer.postPending(Id.next(), posted.id()),
                                Transfer.voidPending(Id.next(), voided.id()),
                                Transfer.postPending(Id.next(), posted.id()),
                                Transfer.voidPending(Id.next(), posted.id()),
                                Transfer.postPending(Id.next(), voided.id()),
                                Transfer.postPending(Id.next(), single.id()),
                                Transfer.postPending(Id.next(), Id.next())));
        assertThat(statuses(results))
                .isEqualTo(
                        List.of(
                                CREATED,
                                CREATED,
                                PENDING_TRANSFER_ALREADY_POSTED,
                                PENDING_TRANSFER_ALREADY_POSTED,
                                PENDING_TRANSFER_ALREADY_VOIDED,
                                PENDING_TRANSFER_NOT_PENDING,
                                PENDING_TRANSFER_NOT_FOUND));
        assertThat(balances(look(a))).containsExactly(0L, 2L, 0L, 0L);
    }

    @Test
    void bothPhasesAsynchronously() {
        Transfer first = transfer(a, b, 100, TransferFlags.PENDING);
        Transfer second = transfer(a, b, 50, TransferFlags.PENDING);
        assertThat(
                        client.createTransfersAsync(List.of(first, second))
                                .thenCompose(results ->
                                        client.createTransfersAsync(
                                                List.of(
                                                        Transfer.postPending(Id.next(), first.id()),
                                                        Transfer.voidPending(
                                                                Id.next(), second.id())))))
                .succeedsWithin(LONG)
                .satisfies(results -> assertThat(results.allCreated()).isTrue());
        assertThat(balances(look(a))).containsExactly(0L, 100L, 0L, 0L);
        assertThat(balances(look(b))).containsExactly(0L, 0L, 0L, 100L);
    }

    @Test
    void whatHasExpiredIsReleasedAndCannotBePostedOrVoided() {
        Transfer pending =
                created(transfer(a, b, 5, TransferFlags.PENDING).toBuilder().timeout(1).build());
        assertThat(balances(look(a))).containsExactly(5L, 0L, 0L, 0L);
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!look(a).debitsPending().isZero()) {
            assertThat(System.nanoTime()).as("it has not expired").isLessThan(deadlineNs);
        }
        assertThat(balances(look(b))).containsOnly(0L);
        assertThat(outcome(Transfer.postPending(Id.next(), pending.id())))
                .isEqualTo(PENDING_TRANSFER_EXPIRED);
        assertThat(outcome(Transfer.voidPending(Id.next(), pending.id())))
                .isEqualTo(PENDING_TRANSFER_EXPIRED);
        assertThat(client.lookupTransfer(pending.id())).isPresent();
    }
}
