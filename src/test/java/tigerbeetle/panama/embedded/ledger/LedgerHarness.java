package tigerbeetle.panama.embedded.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.layout.AccountLayout;
import tigerbeetle.panama.layout.ChangeEventsFilterLayout;
import tigerbeetle.panama.layout.CreateResultLayout;
import tigerbeetle.panama.layout.QueryFilterLayout;
import tigerbeetle.panama.layout.TransferLayout;

/** A ledger with small, readable events: ids and amounts are longs here. */
final class LedgerHarness {

    static final long START = 1_000_000_000_000L;

    /** What an account is created with. */
    record Account(long id, int flags, long timestamp, long userData) {}

    /** What a transfer is created with; a debit or credit account of 0 is left empty. */
    record Transfer(
            long id,
            long debit,
            long credit,
            long amount,
            long pendingId,
            int timeout,
            int flags,
            long timestamp,
            int code,
            long userData) {

        static Transfer of(long id, long debit, long credit, long amount, int flags) {
            return new Transfer(id, debit, credit, amount, 0, 0, flags, 0, 1, 0);
        }

        static Transfer resolving(long id, long pendingId, int flags) {
            return new Transfer(id, 0, 0, 0, pendingId, 0, flags, 0, 0, 0);
        }

        Transfer timeout(int seconds) {
            return new Transfer(
                    id, debit, credit, amount, pendingId, seconds, flags, timestamp, code,
                    userData);
        }

        Transfer imported(long at) {
            return new Transfer(
                    id,
                    debit,
                    credit,
                    amount,
                    pendingId,
                    timeout,
                    flags | TransferFlagBits.IMPORTED,
                    at,
                    code,
                    userData);
        }
    }

    final Ledger ledger;
    long now = START;

    LedgerHarness() {
        this(new Ledger());
    }

    private LedgerHarness(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A harness at the same point in time with a copy of the ledger. */
    LedgerHarness copy() {
        LedgerHarness copy = new LedgerHarness(ledger.copy());
        copy.now = now;
        return copy;
    }

    final ByteBuffer results = ByteBuffer.allocate(1 << 21).order(ByteOrder.LITTLE_ENDIAN);

    List<CreateAccountStatus> createAccounts(List<Account> accounts) {
        ByteBuffer events = buffer(accounts.size() * AccountLayout.SIZE);
        for (int i = 0; i < accounts.size(); i++) {
            Account a = accounts.get(i);
            int at = i * AccountLayout.SIZE;
            AccountLayout.ID.set(events, at, 0, a.id());
            AccountLayout.FLAGS.set(events, at, a.flags());
            AccountLayout.LEDGER.set(events, at, 1);
            AccountLayout.CODE.set(events, at, 1);
            AccountLayout.TIMESTAMP.set(events, at, a.timestamp());
            AccountLayout.USER_DATA_64.set(events, at, a.userData());
        }
        now += 1_000_000;
        results.clear();
        ledger.createAccounts(now, events, results);
        List<CreateAccountStatus> statuses = new ArrayList<>();
        forEachResult(at -> statuses.add(CreateAccountStatus.fromCode(status(at))));
        return statuses;
    }

    List<CreateTransferStatus> createTransfers(Transfer... transfers) {
        return createTransfers(List.of(transfers));
    }

    List<CreateTransferStatus> createTransfers(List<Transfer> transfers) {
        ByteBuffer events = buffer(transfers.size() * TransferLayout.SIZE);
        for (int i = 0; i < transfers.size(); i++) {
            write(transfers.get(i), events, i * TransferLayout.SIZE);
        }
        now += 1_000_000;
        results.clear();
        ledger.createTransfers(now, events, results);
        List<CreateTransferStatus> statuses = new ArrayList<>();
        forEachResult(at -> statuses.add(CreateTransferStatus.fromCode(status(at))));
        return statuses;
    }

    private static void write(Transfer t, ByteBuffer events, int at) {
        boolean all = t.amount() == -1;
        TransferLayout.ID.set(events, at, 0, t.id());
        TransferLayout.DEBIT_ACCOUNT_ID.set(events, at, 0, t.debit());
        TransferLayout.CREDIT_ACCOUNT_ID.set(events, at, 0, t.credit());
        TransferLayout.AMOUNT.set(events, at, all ? -1 : 0, t.amount());
        TransferLayout.PENDING_ID.set(events, at, 0, t.pendingId());
        TransferLayout.TIMEOUT.set(events, at, t.timeout());
        TransferLayout.FLAGS.set(events, at, t.flags());
        TransferLayout.TIMESTAMP.set(events, at, t.timestamp());
        TransferLayout.LEDGER.set(events, at, t.code() == 0 ? 0 : 1);
        TransferLayout.CODE.set(events, at, t.code());
        TransferLayout.USER_DATA_128.set(events, at, t.userData(), 0);
        TransferLayout.USER_DATA_64.set(events, at, t.userData());
        TransferLayout.USER_DATA_32.set(events, at, t.userData());
    }

    /** All accounts, or all transfers. */
    byte[] all(boolean accounts) {
        ByteBuffer filter = buffer(QueryFilterLayout.SIZE);
        QueryFilterLayout.LIMIT.set(filter, 0, 1 << 20);
        results.clear();
        if (accounts) {
            ledger.queryAccounts(filter, Integer.MAX_VALUE, results);
        } else {
            ledger.queryTransfers(filter, Integer.MAX_VALUE, results);
        }
        return resultBytes();
    }

    byte[] changeEvents() {
        ByteBuffer filter = buffer(ChangeEventsFilterLayout.SIZE);
        ChangeEventsFilterLayout.LIMIT.set(filter, 0, 1 << 20);
        results.clear();
        ledger.getChangeEvents(filter, Integer.MAX_VALUE, results);
        return resultBytes();
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] resultBytes() {
        byte[] bytes = new byte[results.position()];
        results.get(0, bytes);
        return bytes;
    }

    private void forEachResult(IntConsumer at) {
        for (int i = 0; i < results.position(); i += CreateResultLayout.SIZE) {
            at.accept(i);
        }
    }

    private int status(int at) {
        return (int) CreateResultLayout.STATUS.get(results, at);
    }
}
