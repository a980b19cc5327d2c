package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Every field is read where the record has it. */
class ChangeEventBatchTest {

    private static final ChangeEvent EVENT = SampleRecords.changeEvent();

    private static ChangeEventBatch batch() {
        ChangeEventBatch batch = ChangeEventBatch.allocate(3);
        for (int i = 0; i < 2; i++) {
            EVENT.writeTo(batch.memory.buffer(), batch.at(batch.memory.add()));
        }
        return batch;
    }

    @Test
    void readsTheEvent() {
        ChangeEventBatch batch = batch();
        assertThat(batch.toList()).containsExactly(EVENT, EVENT);
        assertThat(batch.type(1)).isEqualTo(EVENT.type());
        assertThat(batch.timestamp(1)).isEqualTo(EVENT.timestamp());
        Transfer transfer = EVENT.transfer();
        assertThat(batch.transferId(1)).isEqualTo(transfer.id());
        assertThat(batch.transferAmount(1)).isEqualTo(transfer.amount());
        assertThat(batch.transferAmountHigh(1)).isEqualTo(transfer.amount().high());
        assertThat(batch.transferAmountLow(1)).isEqualTo(transfer.amount().low());
        assertThat(batch.transferPendingId(1)).isEqualTo(transfer.pendingId());
        assertThat(batch.transferUserData128(1)).isEqualTo(transfer.userData128());
        assertThat(batch.transferUserData64(1)).isEqualTo(transfer.userData64());
        assertThat(batch.transferUserData32(1)).isEqualTo(transfer.userData32());
        assertThat(batch.transferTimeout(1)).isEqualTo(transfer.timeout());
        assertThat(batch.transferCode(1)).isEqualTo(transfer.code());
        assertThat(batch.transferFlags(1)).isEqualTo(transfer.flags());
        assertThat(batch.transferFlagBits(1)).isEqualTo(transfer.flags().bits());
        assertThat(batch.transferTimestamp(1)).isEqualTo(transfer.timestamp());
        assertThat(batch.ledger(1)).isEqualTo(transfer.ledger());
    }

    @Test
    void readsBothAccounts() {
        ChangeEventBatch batch = batch();
        assertSame(batch.debitAccounts(), EVENT.debitAccount());
        assertSame(batch.creditAccounts(), EVENT.creditAccount());
    }

    private static void assertSame(ChangeEventAccounts accounts, Account account) {
        assertThat(accounts.id(1)).isEqualTo(account.id());
        assertThat(accounts.idHigh(1)).isEqualTo(account.id().high());
        assertThat(accounts.idLow(1)).isEqualTo(account.id().low());
        assertThat(accounts.debitsPending(1)).isEqualTo(account.debitsPending());
        assertThat(accounts.debitsPosted(1)).isEqualTo(account.debitsPosted());
        assertThat(accounts.creditsPending(1)).isEqualTo(account.creditsPending());
        assertThat(accounts.creditsPosted(1)).isEqualTo(account.creditsPosted());
        assertThat(accounts.userData128(1)).isEqualTo(account.userData128());
        assertThat(accounts.userData64(1)).isEqualTo(account.userData64());
        assertThat(accounts.userData32(1)).isEqualTo(account.userData32());
        assertThat(accounts.code(1)).isEqualTo(account.code());
        assertThat(accounts.flags(1)).isEqualTo(account.flags());
        assertThat(accounts.flagBits(1)).isEqualTo(account.flags().bits());
        assertThat(accounts.timestamp(1)).isEqualTo(account.timestamp());
    }

    @Test
    void anElementThatIsNotThereIsAMistake() {
        ChangeEventBatch batch = batch();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.timestamp(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> batch.creditAccounts().id(2));
    }

    @Test
    void holdsNoMoreThanAReply() {
        assertThat(ChangeEventBatch.allocate(2_730).capacity()).isEqualTo(2_730);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangeEventBatch.allocate(2_731))
                .withMessage("ChangeEventBatch.capacity: 2731 is outside 1..2730");
    }
}
