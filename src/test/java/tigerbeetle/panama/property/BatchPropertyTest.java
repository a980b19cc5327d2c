package tigerbeetle.panama.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBatch;
import tigerbeetle.panama.IdBatch;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBatch;
import tigerbeetle.panama.UInt128;

/** Batches that are filled over and over hold what was put in, whatever had been there before. */
class BatchPropertyTest {

    private static final int CAPACITY = 20;

    private static final AccountBatch accounts = AccountBatch.allocate(CAPACITY);
    private static final TransferBatch transfers = TransferBatch.allocate(CAPACITY);
    private static final IdBatch ids = IdBatch.allocate(CAPACITY);

    @Property
    void aBatchOfTransfersHoldsThem(@ForAll @IntRange(max = CAPACITY) int size, @ForAll long seed) {
        RandomRecords random = new RandomRecords(seed);
        List<Transfer> put = RandomRecords.list(size, random::transfer);
        transfers.clear();
        for (Transfer it : put) {
            if (random.bits() % 2 == 0) {
                transfers.add(it);
            } else {
                set(transfers.add(), it);
            }
        }
        assertThat(transfers.toList()).isEqualTo(put);
        for (int i = 0; i < size; i++) {
            Transfer it = put.get(i);
            assertThat(read(i)).isEqualTo(it);
        }
    }

    private static void set(int i, Transfer it) {
        transfers
                .id(i, it.id())
                .debitAccountId(i, it.debitAccountId().high(), it.debitAccountId().low())
                .creditAccountId(i, it.creditAccountId())
                .amount(i, it.amount())
                .pendingId(i, it.pendingId())
                .userData128(i, it.userData128().toUuid())
                .userData64(i, it.userData64())
                .userData32(i, it.userData32())
                .timeout(i, it.timeout())
                .ledger(i, it.ledger())
                .code(i, it.code())
                .flags(i, it.flags())
                .timestamp(i, it.timestamp());
    }

    private static Transfer read(int i) {
        return new Transfer(
                UInt128.ofHighLow(transfers.idHigh(i), transfers.idLow(i)),
                transfers.debitAccountId(i),
                transfers.creditAccountId(i),
                UInt128.ofHighLow(transfers.amountHigh(i), transfers.amountLow(i)),
                transfers.pendingId(i),
                transfers.userData128(i),
                transfers.userData64(i),
                transfers.userData32(i),
                transfers.timeout(i),
                transfers.ledger(i),
                transfers.code(i),
                transfers.flags(i),
                transfers.timestamp(i));
    }

    @Property
    void aBatchOfAccountsHoldsThem(@ForAll @IntRange(max = CAPACITY) int size, @ForAll long seed) {
        RandomRecords random = new RandomRecords(seed);
        List<Account> put = new ArrayList<>();
        accounts.clear();
        for (int n = 0; n < size; n++) {
            Account it = random.account();
            if (random.bits() % 2 == 0) {
                accounts.add(it);
                put.add(it);
            } else {
                int i = accounts.add();
                accounts.id(i, it.id())
                        .userData128(i, it.userData128())
                        .userData64(i, it.userData64())
                        .userData32(i, it.userData32())
                        .ledger(i, it.ledger())
                        .code(i, it.code())
                        .flags(i, it.flags())
                        .timestamp(i, it.timestamp());
                put.add(withoutBalances(it));
            }
        }
        assertThat(accounts.toList()).isEqualTo(put);
    }

    private static Account withoutBalances(Account account) {
        return account.toBuilder()
                .debitsPending(0)
                .debitsPosted(0)
                .creditsPending(0)
                .creditsPosted(0)
                .build();
    }

    @Property
    void aBatchOfIdsHoldsThem(@ForAll @IntRange(max = CAPACITY) int size, @ForAll long seed) {
        List<UInt128> put = RandomRecords.list(size, new RandomRecords(seed)::uint128);
        ids.clear();
        put.forEach(ids::add);
        assertThat(ids.toList()).isEqualTo(put);
    }
}
