import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/**
 * So much in so much time, as a leaky bucket: the user has an account with the limit on it; every
 * use reserves a part of it, which comes back by itself when the reservation expires.
 */
public class RateLimiting {

    static final int REQUESTS = 1; // a ledger for each thing that is counted
    static final int BYTES = 2;
    static final int SPENDING = 3;
    static final int USD = 840;
    static final int CODE = 10;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, RateLimiting::run);
    }

    static void run(Client client) throws Exception {
        requests(client);
        bytes(client);
        spending(client);
        System.out.println("ok: what was too much was refused");
    }

    /** Three requests a second. */
    static void requests(Client client) throws Exception {
        UInt128 operator = Id.next();
        UInt128 user = limited(client, REQUESTS, 3, operator);

        // A burst. A request that is refused has used its id up: later attempts take new ones.
        List<Transfer> burst =
                Stream.generate(() -> use(1, REQUESTS, user, operator, Duration.ofSeconds(1)))
                        .limit(4)
                        .toList();
        Sample.expect(
                "four requests at once",
                Sample.statuses(client.createTransfers(burst)),
                List.of(CREATED, CREATED, CREATED, EXCEEDS_CREDITS));

        Sample.await(
                "the second is over",
                () -> client.lookupAccount(user).orElseThrow().debitsPending().isZero());
        Transfer later = use(1, REQUESTS, user, operator, Duration.ofSeconds(1));
        Sample.expect("one more, a second later", client.createTransfer(later).status(), CREATED);
    }

    /** Ten megabytes a minute: the same with amounts. */
    static void bytes(Client client) {
        UInt128 operator = Id.next();
        UInt128 user = limited(client, BYTES, 10_000_000, operator);
        for (long size : new long[] {6_000_000, 3_000_000}) {
            Transfer upload = use(size, BYTES, user, operator, Duration.ofMinutes(1));
            Sample.expect(size + " bytes", client.createTransfer(upload).status(), CREATED);
        }
        Transfer upload = use(2_000_000, BYTES, user, operator, Duration.ofMinutes(1));
        Sample.expect("2000000 bytes", client.createTransfer(upload).status(), EXCEEDS_CREDITS);
    }

    /** A thousand dollars a day: the limit and the payment are a chain, in two ledgers. */
    static void spending(Client client) {
        UInt128 operator = Id.next();
        UInt128 user = limited(client, SPENDING, 1_000, operator);
        UInt128 buyer = Id.next();
        UInt128 shop = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(Account.of(buyer, USD, CODE), Account.of(shop, USD, CODE))));

        for (long price : new long[] {600, 500, 400}) {
            List<Transfer> payment =
                    Sample.chain(
                            use(price, SPENDING, user, operator, Duration.ofDays(1)),
                            Transfer.of(Id.next(), buyer, shop, price, USD, CODE));
            Sample.expect(
                    "pay " + price,
                    Sample.statuses(client.createTransfers(payment)),
                    price == 500
                            ? List.of(EXCEEDS_CREDITS, LINKED_EVENT_FAILED)
                            : List.of(CREATED, CREATED));
        }
        Sample.expect("shop", Sample.balances(client, shop), "debits 0, credits 1000");
    }

    /** Creates a user's account with the limit on it, and the one that the limit comes from. */
    static UInt128 limited(Client client, int ledger, long limit, UInt128 operator) {
        UInt128 user = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(operator, ledger, CODE),
                                Account.of(user, ledger, CODE).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build())));
        Sample.check(
                client.createTransfers(
                        List.of(Transfer.of(Id.next(), operator, user, limit, ledger, CODE))));
        return user;
    }

    /** Reserves a part of the limit, for as long as the window is. Nobody posts or voids it. */
    static Transfer use(long amount, int ledger, UInt128 user, UInt128 operator, Duration window) {
        return Transfer.of(Id.next(), user, operator, amount, ledger, CODE).toBuilder()
                .flags(TransferFlags.PENDING)
                .timeout(window)
                .build();
    }
}
