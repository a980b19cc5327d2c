import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * A transfer that was wrong. Transfers are never changed or deleted: more transfers put it right,
 * and the books show the mistake, when it was found, and what was done about it.
 */
public class CorrectTransfer {

    static final int LEDGER = 840;
    static final int ACCOUNT = 10;
    static final int SALE = 600; // codes of transfers: why money moves
    static final int FEE = 900;
    static final int CORRECTION = 1_000;
    static final int REVERSAL = 1_001;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, CorrectTransfer::run);
    }

    static void run(Client client) {
        UInt128 buyer = Id.next();
        UInt128 shop = Id.next();
        UInt128 fees = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(buyer, LEDGER, ACCOUNT),
                                Account.of(shop, LEDGER, ACCOUNT),
                                Account.of(fees, LEDGER, ACCOUNT))));

        // The order's id, in every transfer of it, is what finds them all again.
        UInt128 order = Id.next();
        Sample.check(
                client.createTransfers(
                        Sample.chain(
                                transfer(order, buyer, shop, 10_000, SALE),
                                transfer(order, buyer, fees, 50, FEE))));
        Sample.expect("sold; buyer", Sample.balances(client, buyer), "debits 10050, credits 0");

        // The price was too high by a tenth: the difference goes back.
        Sample.check(
                client.createTransfers(
                        Sample.chain(
                                transfer(order, shop, buyer, 1_000, CORRECTION),
                                transfer(order, fees, buyer, 5, CORRECTION))));
        Sample.expect(
                "corrected; buyer", Sample.balances(client, buyer), "debits 10050, credits 1005");

        // The sale is off altogether: what is left of it is reversed, the fee stays.
        Sample.check(
                client.createTransfers(List.of(transfer(order, shop, buyer, 9_000, REVERSAL))));
        Sample.expect(
                "reversed; shop", Sample.balances(client, shop), "debits 10000, credits 10000");
        Sample.expect("fees", Sample.balances(client, fees), "debits 5, credits 50");

        List<Transfer> history =
                client.queryTransfers(QueryFilter.builder().userData128(order).build());
        Sample.expect(
                "the order in the books",
                history.stream().map(entry -> entry.code() + ": " + entry.amount()).toList(),
                List.of("600: 10000", "900: 50", "1000: 1000", "1000: 5", "1001: 9000"));
        System.out.println("ok: put right, and nothing is hidden");
    }

    static Transfer transfer(UInt128 order, UInt128 from, UInt128 to, long amount, int code) {
        return Transfer.of(Id.next(), from, to, amount, LEDGER, code).toBuilder()
                .userData128(order)
                .build();
    }
}
