package tigerbeetle.panama.embedded.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Account;
import tigerbeetle.panama.embedded.ledger.LedgerHarness.Transfer;

/** Events most of which succeed, of all kinds, over a few accounts. */
final class RandomEvents {

    private static final int POST = TransferFlags.POST_PENDING_TRANSFER.bits();
    private static final int VOID = TransferFlags.VOID_PENDING_TRANSFER.bits();
    private static final int PENDING = TransferFlags.PENDING.bits();

    private final Random random;
    private final List<Long> pendings = new ArrayList<>();
    private long nextId = 1000;
    private int accountCount;

    RandomEvents(Random random) {
        this.random = random;
    }

    /** Accounts with the ids from 1 on. */
    List<Account> accounts(int count) {
        accountCount = count;
        List<Account> accounts = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            int flags = random.nextBoolean() ? AccountFlags.HISTORY.bits() : 0;
            accounts.add(new Account(id, flags, 0, random.nextInt(3)));
        }
        return accounts;
    }

    List<Transfer> transfers(int count) {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            transfers.add(transfer());
        }
        return transfers;
    }

    private Transfer transfer() {
        long id = nextId++;
        if (!pendings.isEmpty() && random.nextInt(3) == 0) {
            long pending = pendings.remove(random.nextInt(pendings.size()));
            boolean post = random.nextBoolean();
            long amount = post ? random.nextInt(2) - 1 : 0;
            return new Transfer(
                    id, 0, 0, amount, pending, 0, post ? POST : VOID, 0, 0, random.nextInt(3));
        }
        int flags = 0;
        int timeout = 0;
        if (random.nextInt(3) == 0) {
            flags |= PENDING;
            pendings.add(id);
            timeout = random.nextInt(3) * 1000;
            if (random.nextInt(12) == 0) {
                flags |= TransferFlags.CLOSING_DEBIT.bits();
            }
            if (random.nextInt(12) == 0) {
                flags |= TransferFlags.CLOSING_CREDIT.bits();
            }
        }
        if (random.nextInt(8) == 0) {
            flags |= TransferFlags.BALANCING_DEBIT.bits();
        }
        long debit = 1L + random.nextInt(accountCount);
        long credit = 1 + (debit + random.nextInt(accountCount - 1)) % accountCount;
        return new Transfer(
                id,
                debit,
                credit,
                random.nextInt(100),
                0,
                timeout,
                flags,
                0,
                1 + random.nextInt(2),
                random.nextInt(4));
    }
}
