import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;

import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * A transfer that happens only if an account has at least so much. To look first and pay then would
 * be a race; here both are one chain.
 */
public class BalanceConditionalTransfer {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, BalanceConditionalTransfer::run);
    }

    static void run(Client client) {
        UInt128 bank = Id.next();
        UInt128 saver = Id.next(); // what is checked must have a limit
        UInt128 shop = Id.next();
        UInt128 control = Id.next(); // never gets anything
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(bank, LEDGER, CODE),
                                Account.of(saver, LEDGER, CODE).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(shop, LEDGER, CODE),
                                Account.of(control, LEDGER, CODE))));
        Sample.check(
                client.createTransfers(
                        List.of(Transfer.of(Id.next(), bank, saver, 150, LEDGER, CODE))));

        Sample.expect(
                "pay 60 of 150 if there are 100",
                Sample.statuses(client.createTransfers(payIf(100, 60, saver, shop, control))),
                List.of(CREATED, CREATED, CREATED));
        Sample.expect(
                "pay 60 of 90 if there are 100",
                Sample.statuses(client.createTransfers(payIf(100, 60, saver, shop, control))),
                List.of(EXCEEDS_CREDITS, LINKED_EVENT_FAILED, LINKED_EVENT_FAILED));

        Sample.expect("saver", Sample.balances(client, saver), "debits 60, credits 150");
        Sample.expect("shop", Sample.balances(client, shop), "debits 0, credits 60");
        Sample.expect("control", Sample.balances(client, control), "debits 0, credits 0");
        System.out.println("ok: paid once, and the second time there was too little");
    }

    /**
     * Reserves the threshold, which only works if it is there, releases it, and pays. For an
     * account of the other kind, with a debit balance and {@code CREDITS_MUST_NOT_EXCEED_DEBITS},
     * debit and credit change places throughout.
     */
    static List<Transfer> payIf(
            long threshold, long amount, UInt128 from, UInt128 to, UInt128 control) {
        Transfer test =
                Transfer.of(Id.next(), from, control, threshold, LEDGER, CODE).toBuilder()
                        .flags(TransferFlags.PENDING)
                        .build();
        return Sample.chain(
                test,
                Transfer.voidPending(Id.next(), test.id()),
                Transfer.of(Id.next(), from, to, amount, LEDGER, CODE));
    }
}
