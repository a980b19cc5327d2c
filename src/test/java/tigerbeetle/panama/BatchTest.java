package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Batches by themselves: what goes in comes out, and mistakes are exceptions. */
class BatchTest {

    private static final UUID MARK = UUID.fromString("a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6");

    @Test
    void setsEveryFieldOfATransferWhereTheRecordHasIt() {
        Transfer transfer = SampleRecords.transfer();
        TransferBatch batch = TransferBatch.allocate(2);
        batch.add();
        int i = batch.add();
        batch.id(i, transfer.id())
                .debitAccountId(i, transfer.debitAccountId())
                .creditAccountId(i, transfer.creditAccountId())
                .amount(i, transfer.amount())
                .pendingId(i, transfer.pendingId())
                .userData128(i, transfer.userData128())
                .userData64(i, transfer.userData64())
                .userData32(i, transfer.userData32())
                .timeout(i, transfer.timeout())
                .ledger(i, transfer.ledger())
                .code(i, transfer.code())
                .flags(i, transfer.flags())
                .timestamp(i, transfer.timestamp());
        assertThat(batch.get(i)).isEqualTo(transfer);
        assertThat(batch.get(0)).isEqualTo(Transfer.builder().build());
        assertThat(bytes(batch, i)).isEqualTo(bytes(transfer));

        assertThat(batch.amount(i)).isEqualTo(transfer.amount());
        assertThat(batch.pendingId(i)).isEqualTo(transfer.pendingId());
        assertThat(batch.debitAccountIdHigh(i)).isEqualTo(transfer.debitAccountId().high());
        assertThat(batch.creditAccountIdLow(i)).isEqualTo(transfer.creditAccountId().low());
        assertThat(batch.userData64(i)).isEqualTo(transfer.userData64());
        assertThat(batch.userData32(i)).isEqualTo(transfer.userData32());
        assertThat(batch.timeout(i)).isEqualTo(transfer.timeout());
        assertThat(batch.ledger(i)).isEqualTo(transfer.ledger());
        assertThat(batch.code(i)).isEqualTo(transfer.code());
        assertThat(batch.flags(i)).isEqualTo(transfer.flags());
        assertThat(batch.flagBits(i)).isEqualTo(transfer.flags().bits());
        assertThat(batch.timestamp(i)).isEqualTo(transfer.timestamp());
    }

    @Test
    void addsASimpleTransferAtOnce() {
        TransferBatch batch = TransferBatch.allocate(2);
        batch.add(SampleRecords.transfer());
        batch.clear(); // what was there must not shine through
        int i = batch.add(1, 2, 3, 4, 5, 6, 7, 8, 700, 10);
        assertThat(batch.get(i))
                .isEqualTo(
                        Transfer.of(
                                UInt128.ofHighLow(1, 2),
                                UInt128.ofHighLow(3, 4),
                                UInt128.ofHighLow(5, 6),
                                UInt128.ofHighLow(7, 8),
                                700,
                                10));
        assertThatThrownBy(() -> batch.add(1, 2, 3, 4, 5, 6, 7, 8, 1L << 32, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Transfer.ledger: 4294967296 is outside 0..4294967295");
        assertThat(batch.size()).isEqualTo(1);
    }

    @Test
    void setsEveryFieldOfAnAccountWhereTheRecordHasIt() {
        Account account = SampleRecords.account();
        AccountBatch batch = AccountBatch.allocate(2);
        int i = batch.add(account); // with balances, which have no setters
        assertThat(batch.get(i)).isEqualTo(account);
        int j = batch.add();
        batch.id(j, account.id())
                .userData128(j, account.userData128())
                .userData64(j, account.userData64())
                .userData32(j, account.userData32())
                .ledger(j, account.ledger())
                .code(j, account.code())
                .flags(j, account.flags())
                .timestamp(j, account.timestamp());
        assertThat(batch.get(j))
                .isEqualTo(
                        account.toBuilder()
                                .debitsPending(0)
                                .debitsPosted(0)
                                .creditsPending(0)
                                .creditsPosted(0)
                                .build());
        assertThat(batch.debitsPending(i)).isEqualTo(account.debitsPending());
        assertThat(batch.debitsPosted(i)).isEqualTo(account.debitsPosted());
        assertThat(batch.creditsPending(i)).isEqualTo(account.creditsPending());
        assertThat(batch.creditsPosted(i)).isEqualTo(account.creditsPosted());
        assertThat(batch.toList()).hasSize(2).first().isEqualTo(account);
    }

    @Test
    void takesIdsInEveryForm() {
        UInt128 id = UInt128.of(MARK);
        TransferBatch batch = TransferBatch.allocate(1);
        int i = batch.add();
        batch.id(i, MARK).debitAccountId(i, MARK).creditAccountId(i, MARK);
        batch.userData128(i, MARK).amount(i, id.high(), id.low());
        assertThat(
                        List.of(
                                batch.id(i),
                                batch.debitAccountId(i),
                                batch.creditAccountId(i),
                                batch.userData128(i),
                                batch.amount(i)))
                .containsOnly(id);
        IdBatch ids = IdBatch.allocate(3);
        ids.add(MARK);
        ids.add(id);
        ids.add(id.high(), id.low());
        assertThat(ids.toList()).containsExactly(id, id, id);
    }

    @Test
    void anElementThatIsAddedAgainIsZeroAgain() {
        TransferBatch batch = TransferBatch.allocate(2);
        batch.add(SampleRecords.transfer());
        batch.add(SampleRecords.transfer());
        batch.clear();
        assertThat(batch.isEmpty()).isTrue();
        batch.add();
        batch.add();
        assertThat(batch.toList()).containsOnly(Transfer.builder().build());
    }

    @Test
    void refusesWhatIsNotThere() {
        TransferBatch batch = TransferBatch.allocate(2);
        batch.add();
        assertThatThrownBy(() -> batch.ledger(1, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("TransferBatch: index 1 is outside 0..0");
        assertThatThrownBy(() -> batch.id(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> batch.id(Integer.MIN_VALUE, UInt128.ONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        batch.add();
        assertThatThrownBy(batch::add)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TransferBatch: it is full, its capacity of 2 is used up");
        assertThatThrownBy(() -> batch.add(SampleRecords.transfer()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(batch.size()).isEqualTo(2);
        CreateTransferResultBatch results = CreateTransferResultBatch.allocate(1);
        assertThatThrownBy(() -> results.statusCode(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> results.nextNotCreated(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(results.nextNotCreated(0)).isZero();
    }

    @Test
    void refusesValuesThatDoNotFit() {
        TransferBatch batch = TransferBatch.allocate(1);
        int i = batch.add();
        assertThatThrownBy(() -> batch.ledger(i, 1L << 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Transfer.ledger: 4294967296 is outside 0..4294967295");
        assertThatThrownBy(() -> batch.code(i, 65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Transfer.code: 65536 is outside 0..65535");
        assertThatThrownBy(() -> batch.timeout(i, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Transfer.timeout: -1 is outside 0..4294967295");
        assertThat(batch.get(i)).isEqualTo(Transfer.builder().build());
        assertThatThrownBy(() -> TransferBatch.allocate(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TransferBatch.capacity: 0 is outside 1..8189");
        assertThatThrownBy(() -> IdBatch.allocate(8_190))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedBatchRefusesEverything() {
        TransferBatch batch = TransferBatch.allocate(1);
        batch.add();
        batch.close();
        batch.close();
        assertThat(batch.size()).isZero();
        assertThat(batch).hasToString("TransferBatch[0 of 1, closed]");
        assertThatThrownBy(() -> batch.ledger(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TransferBatch: it is closed");
        assertThatThrownBy(batch::add).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(batch::clear).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] bytes(TransferBatch batch, int index) {
        byte[] bytes = new byte[Transfer.SIZE];
        batch.memory.buffer().get(index * Transfer.SIZE, bytes);
        return bytes;
    }

    private static byte[] bytes(Transfer transfer) {
        ByteBuffer buffer = ByteBuffer.allocate(Transfer.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        transfer.writeTo(buffer, 0);
        return buffer.array();
    }
}
