import static tigerbeetle.panama.AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_DEBITS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;
import static tigerbeetle.panama.TransferFlags.BALANCING_DEBIT;
import static tigerbeetle.panama.TransferFlags.PENDING;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * A limit that holds for some transfers only. The flags of an account hold for all of them; here a
 * loan must not be paid back by more than is owed, but may be by a correction.
 */
public class BalanceInvariantTransfer {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, BalanceInvariantTransfer::run);
    }

    static void run(Client client) {
        UInt128 bank = Id.next();
        UInt128 loan = Id.next(); // without a limit of its own; debits less credits are owed
        UInt128 control = Id.next(); // has the limit, and is always empty
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(bank, LEDGER, CODE),
                                Account.of(loan, LEDGER, CODE),
                                Account.of(control, LEDGER, CODE).toBuilder()
                                        .flags(CREDITS_MUST_NOT_EXCEED_DEBITS)
                                        .build())));
        Sample.check(client.createTransfers(List.of(transfer(loan, bank, 300))));

        Sample.expect(
                "pay back 200 of 300",
                Sample.statuses(client.createTransfers(payBack(200, bank, loan, control))),
                List.of(CREATED, CREATED, CREATED));
        Sample.expect(
                "pay back 200 of 100",
                Sample.statuses(client.createTransfers(payBack(200, bank, loan, control))),
                List.of(LINKED_EVENT_FAILED, EXCEEDS_DEBITS, LINKED_EVENT_FAILED));
        Sample.expect("loan", Sample.balances(client, loan), "debits 300, credits 200");

        Sample.expect(
                "correct by 120, without the test",
                client.createTransfer(transfer(bank, loan, 120)).status(),
                CREATED);
        Sample.expect("loan", Sample.balances(client, loan), "debits 300, credits 320");
        Sample.expect("control", Sample.balances(client, control), "debits 0, credits 0");
        System.out.println("ok: the limit held where it was asked for");
    }

    /**
     * Pays, and then tries to reserve 1 of what the loan has been overpaid. A balancing transfer of
     * nothing passes; one of 1 is more than the control account may take, and breaks the chain. For
     * {@code DEBITS_MUST_NOT_EXCEED_CREDITS}, debit and credit change places throughout.
     */
    static List<Transfer> payBack(long amount, UInt128 from, UInt128 loan, UInt128 control) {
        Transfer test =
                transfer(loan, control, 1).toBuilder().flags(PENDING, BALANCING_DEBIT).build();
        return Sample.chain(
                transfer(from, loan, amount), test, Transfer.voidPending(Id.next(), test.id()));
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE);
    }
}
