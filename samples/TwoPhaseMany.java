import java.util.ArrayList;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * Many reservations at a time between the same two accounts: some are posted, some voided, and
 * after each the balances tell what is still reserved.
 */
public class TwoPhaseMany {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, TwoPhaseMany::run);
    }

    static void run(Client client) {
        UInt128 buyer = Id.next();
        UInt128 seller = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(buyer, LEDGER, CODE),
                                Account.of(seller, LEDGER, CODE))));

        // All five go in one request, and each succeeds or fails by itself.
        List<Transfer> pending = new ArrayList<>();
        for (long amount = 100; amount <= 500; amount += 100) {
            pending.add(
                    Transfer.of(Id.next(), buyer, seller, amount, LEDGER, CODE).toBuilder()
                            .flags(TransferFlags.PENDING)
                            .build());
        }
        Sample.check(client.createTransfers(pending));
        expectBoth(client, "reserve 100 to 500", buyer, seller, "0 + 1500 pending");

        resolve(client, Transfer.postPending(Id.next(), pending.get(0).id()));
        expectBoth(client, "post 100", buyer, seller, "100 + 1400 pending");

        resolve(client, Transfer.voidPending(Id.next(), pending.get(1).id()));
        expectBoth(client, "void 200", buyer, seller, "100 + 1200 pending");

        resolve(client, Transfer.postPending(Id.next(), pending.get(2).id()));
        expectBoth(client, "post 300", buyer, seller, "400 + 900 pending");

        resolve(client, Transfer.voidPending(Id.next(), pending.get(3).id()));
        expectBoth(client, "void 400", buyer, seller, "400 + 500 pending");

        resolve(client, Transfer.postPending(Id.next(), pending.get(4).id()));
        expectBoth(client, "post 500", buyer, seller, "900");
        System.out.println("ok: 900 of 1500 paid, nothing is reserved any more");
    }

    static void resolve(Client client, Transfer postOrVoid) {
        Sample.check(client.createTransfers(List.of(postOrVoid)));
    }

    /** What is debited here is credited there, reserved amounts, too. */
    static void expectBoth(
            Client client, String what, UInt128 buyer, UInt128 seller, String amounts) {
        Sample.expect(
                what + "; buyer",
                Sample.balances(client, buyer),
                "debits " + amounts + ", credits 0");
        Sample.expect(
                what + "; seller", Sample.balances(client, seller), "debits 0, credits " + amounts);
    }
}
