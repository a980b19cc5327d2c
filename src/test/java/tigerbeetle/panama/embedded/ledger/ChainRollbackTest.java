package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Account;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Transfer;

/** A chain that breaks leaves everything as it was. */
class ChainRollbackTest {

    private static final int LINKED = TransferFlags.LINKED.bits();

    @Property(tries = 150)
    void chainsOfTransfers(@ForAll long seed, @ForAll @IntRange(max = 40) int before) {
        RandomEvents random = new RandomEvents(new Random(seed));
        LedgerHarness harness = new LedgerHarness();
        harness.createAccounts(random.accounts(12));
        for (int i = 0; i < before; i++) {
            harness.createTransfers(random.transfers(1 + i % 7));
        }
        List<String> dump = LedgerDump.of(harness);
        for (int round = 0; round < 3; round++) {
            List<Transfer> chain = new ArrayList<>();
            for (Transfer event : random.transfers(30)) {
                chain.add(with(event, event.flags() | LINKED));
            }
            chain.add(Transfer.of(0, 1, 2, 1, 0));
            List<CreateTransferStatus> statuses = harness.createTransfers(chain);
            assertThat(statuses).doesNotContain(CreateTransferStatus.CREATED);
            assertThat(LedgerDump.of(harness)).isEqualTo(dump);
        }
    }

    @Property(tries = 100)
    void chainsOfAccounts(@ForAll long seed) {
        RandomEvents random = new RandomEvents(new Random(seed));
        LedgerHarness harness = new LedgerHarness();
        harness.createAccounts(random.accounts(10));
        harness.createTransfers(random.transfers(20));
        List<String> dump = LedgerDump.of(harness);
        List<Account> chain = new ArrayList<>();
        for (Account account : random.accounts(50)) {
            chain.add(
                    new Account(account.id() + 5, account.flags() | LINKED, 0, account.userData()));
        }
        chain.add(new Account(0, 0, 0, 0));
        assertThat(harness.createAccounts(chain)).doesNotContain(CreateAccountStatus.CREATED);
        assertThat(LedgerDump.of(harness)).isEqualTo(dump);
    }

    private static Transfer with(Transfer t, int flags) {
        return new Transfer(
                t.id(),
                t.debit(),
                t.credit(),
                t.amount(),
                t.pendingId(),
                t.timeout(),
                flags,
                t.timestamp(),
                t.code(),
                t.userData());
    }
}
