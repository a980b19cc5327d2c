import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.TransferFlags.BALANCING_CREDIT;
import static tigerbeetle.panama.TransferFlags.BALANCING_DEBIT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * More than two parties. A transfer has one debit and one credit account; one to many, many to one
 * and many to many are chains.
 */
public class MultiPartyTransfer {

    static final int LEDGER = 840;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, MultiPartyTransfer::run);
    }

    static void run(Client client) {
        UInt128 world = Id.next(); // where the money of this sample comes from
        UInt128 alice = Id.next();
        UInt128 bob = Id.next();
        UInt128 carol = Id.next();
        UInt128 shop = Id.next();
        UInt128 fees = Id.next();
        UInt128 tax = Id.next();
        UInt128 control = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(world, LEDGER, CODE),
                                limited(alice),
                                limited(bob),
                                limited(carol),
                                Account.of(shop, LEDGER, CODE),
                                Account.of(fees, LEDGER, CODE),
                                Account.of(tax, LEDGER, CODE),
                                Account.of(control, LEDGER, CODE))));
        Sample.check(
                client.createTransfers(
                        List.of(
                                transfer(world, alice, 200),
                                transfer(world, bob, 60),
                                transfer(world, carol, 90))));

        // One to many: a price, with the platform's fee and the tax.
        Sample.check(
                client.createTransfers(
                        Sample.chain(
                                transfer(alice, shop, 80),
                                transfer(alice, fees, 5),
                                transfer(alice, tax, 15))));
        Sample.expect(
                "one to many; alice", Sample.balances(client, alice), "debits 100, credits 200");

        // Many to one: a bill that is shared.
        Sample.check(
                client.createTransfers(
                        Sample.chain(
                                transfer(alice, shop, 10),
                                transfer(bob, shop, 10),
                                transfer(carol, shop, 10))));
        Sample.expect("many to one; shop", Sample.balances(client, shop), "debits 0, credits 110");

        // Many to many: all that is paid goes into a control account, and out of it again. If the
        // amounts did not match it would not be empty in the end.
        Sample.check(
                client.createTransfers(
                        Sample.chain(
                                transfer(alice, control, 20),
                                transfer(bob, control, 10),
                                transfer(control, shop, 24),
                                transfer(control, fees, 1),
                                transfer(control, tax, 5))));
        Sample.expect(
                "many to many; control", Sample.balances(client, control), "debits 30, credits 30");

        collect(client, alice, bob, carol, shop);
        System.out.println("ok: every amount that was debited was credited");
    }

    /**
     * Many to one, and nobody knows what each of them has: take as much as there is from the first,
     * then from the next, until the sum is reached, or nothing at all.
     */
    static void collect(Client client, UInt128 alice, UInt128 bob, UInt128 carol, UInt128 shop) {
        UInt128 setup = Id.next();
        UInt128 limit = Id.next();
        Sample.check(
                client.createAccounts(List.of(Account.of(setup, LEDGER, CODE), limited(limit))));

        // Alice has 70, bob 40, carol 80.
        Sample.expect(
                "collect 100",
                Sample.statuses(
                        client.createTransfers(
                                collection(100, setup, limit, shop, alice, bob, carol))),
                Collections.nCopies(6, CREATED));
        Sample.expect("alice", Sample.balances(client, alice), "debits 200, credits 200");
        Sample.expect("bob", Sample.balances(client, bob), "debits 50, credits 60");
        Sample.expect("carol", Sample.balances(client, carol), "debits 10, credits 90");
        Sample.expect("shop", Sample.balances(client, shop), "debits 0, credits 234");

        // Now there are 90 left, which is not enough.
        Sample.expect(
                "collect 100 more",
                Sample.statuses(
                                client.createTransfers(
                                        collection(100, setup, limit, shop, alice, bob, carol)))
                        .getLast(),
                EXCEEDS_CREDITS);
        Sample.expect("shop", Sample.balances(client, shop), "debits 0, credits 234");
    }

    /**
     * The debit of the set-up account is what is still missing: a balancing transfer takes no more
     * than that, and no more than the payer has. The last transfer evens the set-up account out, at
     * the cost of the limit, which has only the sum: it fails if some of it is still missing.
     */
    static List<Transfer> collection(
            long sum, UInt128 setup, UInt128 limit, UInt128 payee, UInt128... payers) {
        List<Transfer> transfers = new ArrayList<>();
        transfers.add(transfer(setup, limit, sum));
        for (UInt128 payer : payers) {
            transfers.add(transfer(payer, setup, sum, BALANCING_DEBIT, BALANCING_CREDIT));
        }
        transfers.add(transfer(setup, payee, sum));
        transfers.add(
                transfer(limit, setup, 0, BALANCING_CREDIT).toBuilder()
                        .amount(Transfer.AMOUNT_MAX)
                        .build());
        return Sample.chain(transfers.toArray(Transfer[]::new));
    }

    static Account limited(UInt128 id) {
        return Account.of(id, LEDGER, CODE).toBuilder()
                .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                .build();
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount, TransferFlags... flags) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE).toBuilder()
                .flags(flags)
                .build();
    }
}
