import static tigerbeetle.panama.AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.CREATED;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.LINKED_EVENT_FAILED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/**
 * Dollars become rupees: a transfer in each ledger, linked, with a bank that holds both currencies
 * in between, and takes a fee.
 */
public class CurrencyExchange {

    // A ledger for each currency; its ISO 4217 number is as good as any. Both count hundredths.
    static final int USD = 840;
    static final int INR = 356;
    static final int CUSTOMER = 10; // codes of accounts
    static final int LIQUIDITY = 20;
    static final int DEPOSIT = 1; // codes of transfers
    static final int EXCHANGE = 2;
    static final int FEE = 3;

    public static void main(String[] arguments) throws Exception {
        Sample.run(arguments, CurrencyExchange::run);
    }

    static void run(Client client) {
        UInt128 aliceUsd = Id.next();
        UInt128 aliceInr = Id.next();
        UInt128 bankUsd = Id.next();
        UInt128 bankInr = Id.next();
        Sample.check(
                client.createAccounts(
                        List.of(
                                Account.of(aliceUsd, USD, CUSTOMER).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(aliceInr, INR, CUSTOMER).toBuilder()
                                        .flags(DEBITS_MUST_NOT_EXCEED_CREDITS)
                                        .build(),
                                Account.of(bankUsd, USD, LIQUIDITY),
                                Account.of(bankInr, INR, LIQUIDITY))));
        Sample.check(
                client.createTransfers(
                        List.of(Transfer.of(Id.next(), bankUsd, aliceUsd, 15_000, USD, DEPOSIT))));

        // Decimal arithmetic, never floating point; what does not fit is rounded in favour of the
        // bank, or people would exchange to and fro until it adds up.
        BigDecimal rate = new BigDecimal("82.42135");
        long dollars = 100_00;
        long rupees =
                BigDecimal.valueOf(dollars)
                        .multiply(rate)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
        Sample.expect("100.00 USD in hundredths of INR", rupees, 824_213L);

        // The fee is a transfer of its own, so that rate and fee can be read from the books later.
        UInt128 deal = Id.next();
        List<Transfer> exchange =
                Sample.chain(
                        leg(deal, aliceUsd, bankUsd, dollars, USD, EXCHANGE),
                        leg(deal, aliceUsd, bankUsd, 10, USD, FEE),
                        leg(deal, bankInr, aliceInr, rupees, INR, EXCHANGE));
        Sample.expect(
                "exchange",
                Sample.statuses(client.createTransfers(exchange)),
                List.of(CREATED, CREATED, CREATED));

        // The second time there are only 49.90 left: neither ledger changes.
        UInt128 secondDeal = Id.next();
        List<Transfer> another =
                exchange.stream()
                        .map(leg -> leg.toBuilder().id(Id.next()).userData128(secondDeal).build())
                        .toList();
        Sample.expect(
                "exchange as much again",
                Sample.statuses(client.createTransfers(another)),
                List.of(EXCEEDS_CREDITS, LINKED_EVENT_FAILED, LINKED_EVENT_FAILED));

        Sample.expect(
                "alice's dollars",
                Sample.balances(client, aliceUsd),
                "debits 10010, credits 15000");
        Sample.expect(
                "alice's rupees", Sample.balances(client, aliceInr), "debits 0, credits 824213");
        Sample.expect(
                "the bank's dollars",
                Sample.balances(client, bankUsd),
                "debits 15000, credits 10010");
        Sample.expect(
                "the bank's rupees", Sample.balances(client, bankInr), "debits 824213, credits 0");

        List<Transfer> legs =
                client.queryTransfers(QueryFilter.builder().userData128(deal).build());
        Sample.expect(
                "the deal in the books",
                legs.stream().map(leg -> leg.amount().longValueExact()).toList(),
                List.of(dollars, 10L, rupees));
        System.out.println("ok: 100.00 USD exchanged for 8242.13 INR");
    }

    /** Ledgers have nothing in common; what belongs together is marked by the user data. */
    static Transfer leg(UInt128 deal, UInt128 from, UInt128 to, long amount, int ledger, int code) {
        return Transfer.of(Id.next(), from, to, amount, ledger, code).toBuilder()
                .userData128(deal)
                .build();
    }
}
