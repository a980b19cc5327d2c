import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_ALREADY_POSTED;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_EXPIRED;

import java.time.Duration;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * Money in two phases, as a hotel takes a deposit: first it is reserved, then the reservation is
 * posted in full, posted in part, voided, or left to expire.
 */
public class TwoPhase {

    static final int LEDGER = 700;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, TwoPhase::run);
    }

    static void run(Client client) throws Exception {
        UInt128 guest = Id.next();
        UInt128 hotel = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(Account.of(guest, LEDGER, CODE), Account.of(hotel, LEDGER, CODE))));

        // A reservation counts as pending on both sides, and moves nothing yet.
        Transfer first = reservation(guest, hotel, 100);
        Sample.expect("reserve 100", client.createTransfer(first).status(), CREATED);
        Sample.expect("guest", Sample.balances(client, guest), "debits 0 + 100 pending, credits 0");
        Sample.expect("hotel", Sample.balances(client, hotel), "debits 0, credits 0 + 100 pending");

        // Posting is a transfer of its own, with its own id; the pending one never changes.
        Transfer all = Transfer.postPending(Id.next(), first.id());
        Sample.expect("post all of it", client.createTransfer(all).status(), CREATED);
        Sample.expect("guest", Sample.balances(client, guest), "debits 100, credits 0");
        Sample.expect("hotel", Sample.balances(client, hotel), "debits 0, credits 100");

        // The same transfer again is a retry and does no harm; another one comes too late.
        Sample.expect("the same again", client.createTransfer(all).status(), EXISTS);
        Transfer twice = Transfer.postPending(Id.next(), first.id());
        Sample.expect(
                "post it twice",
                client.createTransfer(twice).status(),
                PENDING_TRANSFER_ALREADY_POSTED);

        // What is not posted goes back at once: there is no second part.
        Transfer second = reservation(guest, hotel, 100);
        Sample.expect("reserve 100", client.createTransfer(second).status(), CREATED);
        Transfer part = Transfer.postPending(Id.next(), second.id(), 30);
        Sample.expect("post 30 of it", client.createTransfer(part).status(), CREATED);
        Sample.expect("guest", Sample.balances(client, guest), "debits 130, credits 0");

        Transfer third = reservation(guest, hotel, 100);
        Sample.expect("reserve 100", client.createTransfer(third).status(), CREATED);
        Transfer nothing = Transfer.voidPending(Id.next(), third.id());
        Sample.expect("void it", client.createTransfer(nothing).status(), CREATED);
        Sample.expect("guest", Sample.balances(client, guest), "debits 130, credits 0");

        // With a time-out, a program that dies in between leaves no money reserved for ever.
        Transfer fourth =
                reservation(guest, hotel, 100).toBuilder().timeout(Duration.ofSeconds(1)).build();
        Sample.expect("reserve 100 for 1 s", client.createTransfer(fourth).status(), CREATED);
        Sample.await(
                "the reservation has expired",
                () -> client.lookupAccount(guest).orElseThrow().debitsPending().isZero());
        Sample.expect("guest, later", Sample.balances(client, guest), "debits 130, credits 0");
        Transfer late = Transfer.postPending(Id.next(), fourth.id());
        Sample.expect("post it", client.createTransfer(late).status(), PENDING_TRANSFER_EXPIRED);
        System.out.println("ok: 400 reserved, 130 paid");
    }

    static Transfer reservation(UInt128 from, UInt128 to, long amount) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, CODE).toBuilder()
                .flags(TransferFlags.PENDING)
                .build();
    }
}
