package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Transfer;

/** A copy is equal, stays apart, and goes on as the original would have. */
class LedgerCopyTest {

    @Property(tries = 60)
    void aCopyIsEqualAndApart(@ForAll long seed, @ForAll @IntRange(max = 60) int batches) {
        RandomEvents random = new RandomEvents(new Random(seed));
        LedgerHarness original = new LedgerHarness();
        original.createAccounts(random.accounts(9));
        for (int i = 0; i < batches; i++) {
            original.createTransfers(random.transfers(1 + i));
            original.ledger.expire(original.now, 3);
        }
        List<String> before = LedgerDump.of(original);
        LedgerHarness copy = original.copy();
        assertThat(LedgerDump.of(copy)).isEqualTo(before);
        List<List<Transfer>> later = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            later.add(random.transfers(30));
        }
        later.forEach(copy::createTransfers);
        assertThat(LedgerDump.of(original)).isEqualTo(before);
        later.forEach(original::createTransfers);
        assertThat(LedgerDump.of(copy)).isEqualTo(LedgerDump.of(original));
    }
}
