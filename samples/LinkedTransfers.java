import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS;
import static tigerbeetle.panama.CreateTransferStatus.ID_ALREADY_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_CHAIN_OPEN;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;

import java.util.ArrayList;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * All or nothing: chains of transfers, what their statuses mean, several chains in one request, and
 * which ids a second attempt may use.
 */
public class LinkedTransfers {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, LinkedTransfers::run);
    }

    static void run(Client client) {
        UInt128 bank = Id.next();
        UInt128 buyer = Id.next(); // has what was paid in, and no more
        UInt128 shop = Id.next();
        UInt128 tax = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(bank, LEDGER, CODE),
                                Account.of(buyer, LEDGER, CODE).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(shop, LEDGER, CODE),
                                Account.of(tax, LEDGER, CODE))));
        Sample.check(client.createTransfers(List.of(transfer(bank, buyer, 300))));

        // A purchase and its tax: the chain ends with the first transfer that is not linked.
        List<Transfer> purchase =
                List.of(
                        transfer(buyer, shop, 100).toBuilder().flags(TransferFlags.LINKED).build(),
                        transfer(shop, tax, 19));
        Sample.expect(
                "buy for 100",
                Sample.statuses(client.createTransfers(purchase)),
                List.of(CREATED, CREATED));

        // Sent again, for want of a reply: the first exists, which breaks the chain; so nothing is
        // done twice, and "exists" in the first place says that all of it had been done.
        Sample.expect(
                "the same again",
                Sample.statuses(client.createTransfers(purchase)),
                List.of(EXISTS, LINKED_EVENT_FAILED));

        // One status names the culprit; the others of its chain say that they were taken along.
        List<Transfer> tooMuch =
                Sample.chain(
                        transfer(bank, shop, 5),
                        transfer(buyer, shop, 250),
                        transfer(shop, tax, 47));
        Sample.expect(
                "buy for 250",
                Sample.statuses(client.createTransfers(tooMuch)),
                List.of(LINKED_EVENT_FAILED, EXCEEDS_CREDITS, LINKED_EVENT_FAILED));
        Sample.expect("shop", Sample.balances(client, shop), "debits 19, credits 100");

        // Money has come. The id of the culprit is used up, as its status is a transient one; the
        // others were never created, and can be sent as they are.
        Sample.check(client.createTransfers(List.of(transfer(bank, buyer, 50))));
        Sample.expect(
                "with the same ids",
                Sample.statuses(client.createTransfers(tooMuch)),
                List.of(LINKED_EVENT_FAILED, ID_ALREADY_FAILED, LINKED_EVENT_FAILED));
        List<Transfer> again = new ArrayList<>(tooMuch);
        again.set(1, tooMuch.get(1).toBuilder().id(Id.next()).build());
        Sample.expect(
                "with a new one for the culprit",
                Sample.statuses(client.createTransfers(again)),
                List.of(CREATED, CREATED, CREATED));

        // One request may hold several chains and single transfers: they do not touch each other.
        List<Transfer> mixed = new ArrayList<>();
        mixed.add(transfer(bank, shop, 1));
        mixed.addAll(Sample.chain(transfer(bank, shop, 2), transfer(buyer, shop, 999)));
        mixed.addAll(Sample.chain(transfer(bank, shop, 3), transfer(bank, tax, 4)));
        Sample.expect(
                "one, a chain, another chain",
                Sample.statuses(client.createTransfers(mixed)),
                List.of(CREATED, LINKED_EVENT_FAILED, EXCEEDS_CREDITS, CREATED, CREATED));

        // A chain has to end in the request in which it begins: never split a list inside one.
        Transfer open = transfer(bank, shop, 8).toBuilder().flags(TransferFlags.LINKED).build();
        Sample.expect(
                "a chain without an end",
                Sample.statuses(client.createTransfers(List.of(open))),
                List.of(LINKED_EVENT_CHAIN_OPEN));

        Sample.expect("buyer", Sample.balances(client, buyer), "debits 350, credits 350");
        Sample.expect("shop", Sample.balances(client, shop), "debits 66, credits 359");
        Sample.expect("tax", Sample.balances(client, tax), "debits 0, credits 70");
        System.out.println("ok: every chain happened as a whole or not at all");
    }

    static Transfer transfer(UInt128 from, UInt128 to, long amount) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE);
    }
}
