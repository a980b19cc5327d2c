import static tigerbeetle.panama.AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS;
import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.TransferFlags.BALANCING_CREDIT;
import static tigerbeetle.panama.TransferFlags.BALANCING_DEBIT;
import static tigerbeetle.panama.TransferFlags.CLOSING_CREDIT;
import static tigerbeetle.panama.TransferFlags.CLOSING_DEBIT;
import static tigerbeetle.panama.TransferFlags.PENDING;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * Closing an account: its balance goes elsewhere, and no transfer touches it any more, until it is
 * opened again.
 */
public class CloseAccount {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, CloseAccount::run);
    }

    static void run(Client client) {
        UInt128 savings = Id.next(); // a credit balance: what the bank owes
        UInt128 loan = Id.next(); // a debit balance: what the bank is owed
        UInt128 bank = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(savings, LEDGER, CODE).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(loan, LEDGER, CODE).toBuilder()
                                        .flags(CREDITS_MUST_NOT_EXCEED_DEBITS)
                                        .build(),
                                Account.of(bank, LEDGER, CODE))));
        Sample.check(
                client.createTransfers(
                        List.of(
                                transfer(bank, savings, 20),
                                transfer(savings, bank, 10),
                                transfer(loan, bank, 30),
                                transfer(bank, loan, 5))));

        // Nobody has to know the balance: a balancing transfer of AMOUNT_MAX moves all there is.
        // What is reserved stays, so post or void that first.
        Transfer payOut =
                Transfer.of(Id.next(), savings, bank, Transfer.AMOUNT_MAX, LEDGER, CODE).toBuilder()
                        .flags(BALANCING_DEBIT)
                        .build();
        // Closing is a pending transfer, because it can be undone; with a timeout it is a freeze.
        Transfer closeSavings =
                transfer(savings, bank, 0).toBuilder().flags(PENDING, CLOSING_DEBIT).build();
        Sample.expect(
                "close the savings account",
                Sample.statuses(client.createTransfers(Sample.chain(payOut, closeSavings))),
                List.of(CREATED, CREATED));
        Sample.expect("paid out", amount(client, payOut), UInt128.of(10));

        Transfer writeOff =
                Transfer.of(Id.next(), bank, loan, Transfer.AMOUNT_MAX, LEDGER, CODE).toBuilder()
                        .flags(BALANCING_CREDIT)
                        .build();
        Transfer closeLoan =
                transfer(bank, loan, 0).toBuilder().flags(PENDING, CLOSING_CREDIT).build();
        Sample.expect(
                "close the loan",
                Sample.statuses(client.createTransfers(Sample.chain(writeOff, closeLoan))),
                List.of(CREATED, CREATED));
        Sample.expect("written off", amount(client, writeOff), UInt128.of(25));

        Sample.expect("savings", Sample.balances(client, savings), "debits 20, credits 20");
        Sample.expect("loan", Sample.balances(client, loan), "debits 30, credits 30");
        Sample.expect("savings closed", isClosed(client, savings), true);
        Sample.expect("loan closed", isClosed(client, loan), true);
        Sample.expect(
                "pay into it",
                client.createTransfer(transfer(bank, savings, 1)).status(),
                CREDIT_ACCOUNT_ALREADY_CLOSED);

        // Whoever voids the closing transfer opens the account again: keep its id.
        Sample.expect(
                "open it again",
                client.createTransfer(Transfer.voidPending(Id.next(), closeSavings.id())).status(),
                CREATED);
        Sample.expect("savings closed", isClosed(client, savings), false);
        Sample.expect(
                "pay into it", client.createTransfer(transfer(bank, savings, 1)).status(), CREATED);
        Sample.expect("savings", Sample.balances(client, savings), "debits 20, credits 21");
        System.out.println("ok: both closed at zero, one opened again");
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE);
    }

    /** What was moved, which for a balancing transfer is not what was asked for. */
    static UInt128 amount(Client client, Transfer transfer) {
        return client.lookupTransfer(transfer.id()).orElseThrow().amount();
    }

    static boolean isClosed(Client client, UInt128 accountId) {
        return client.lookupAccount(accountId).orElseThrow().flags().contains(AccountFlags.CLOSED);
    }
}
