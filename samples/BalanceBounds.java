import static tigerbeetle.panama.AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS;
import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_DEBITS;
import static tigerbeetle.panama.TransferFlags.BALANCING_DEBIT;
import static tigerbeetle.panama.TransferFlags.PENDING;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * A balance between two bounds: a wallet that may not go below 0, which is a flag, nor above 500,
 * which is a chain of five transfers around every payment into it.
 */
public class BalanceBounds {

    static final int LEDGER = 700;
    static final int CODE = 10;
    static final long BALANCE_MAX = 500;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, BalanceBounds::run);
    }

    static void run(Client client) {
        UInt128 bank = Id.next();
        UInt128 wallet = Id.next();
        UInt128 control = Id.next(); // with the opposite limit of the wallet's
        UInt128 operator = Id.next(); // lends the control account the upper bound
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(bank, LEDGER, CODE),
                                Account.of(wallet, LEDGER, CODE).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(control, LEDGER, CODE).toBuilder()
                                        .flags(CREDITS_MUST_NOT_EXCEED_DEBITS)
                                        .build(),
                                Account.of(operator, LEDGER, CODE))));

        Sample.expect(
                "pay in 300",
                Sample.statuses(
                        client.createTransfers(payIn(300, bank, wallet, control, operator))),
                List.of(CREATED, CREATED, CREATED, CREATED, CREATED));
        Sample.expect(
                "pay in 201",
                Sample.statuses(client.createTransfers(payIn(201, bank, wallet, control, operator)))
                        .get(2),
                EXCEEDS_DEBITS);
        Sample.expect(
                "pay in 200",
                Sample.statuses(
                        client.createTransfers(payIn(200, bank, wallet, control, operator))),
                List.of(CREATED, CREATED, CREATED, CREATED, CREATED));
        Sample.expect(
                "pay out 501",
                client.createTransfer(transfer(wallet, bank, 501)).status(),
                EXCEEDS_CREDITS);

        Sample.expect("wallet", Sample.balances(client, wallet), "debits 0, credits 500");
        Sample.expect("control", Sample.balances(client, control), "debits 1000, credits 1000");
        System.out.println("ok: the wallet stayed between 0 and 500");
    }

    /**
     * The third transfer tries to reserve all that the wallet now has at the cost of the control
     * account, which may take as much as the bound and no more. The rest of the chain sets the
     * control account up and clears it again. It holds for the payments that are made like this:
     * one that is not is not bounded.
     */
    static List<Transfer> payIn(
            long amount, UInt128 from, UInt128 wallet, UInt128 control, UInt128 operator) {
        Transfer test =
                Transfer.of(Id.next(), wallet, control, Transfer.AMOUNT_MAX, LEDGER, CODE)
                        .toBuilder()
                        .flags(PENDING, BALANCING_DEBIT)
                        .build();
        return Sample.chain(
                transfer(from, wallet, amount),
                transfer(control, operator, BALANCE_MAX),
                test,
                Transfer.voidPending(Id.next(), test.id()),
                transfer(operator, control, BALANCE_MAX));
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE);
    }
}
