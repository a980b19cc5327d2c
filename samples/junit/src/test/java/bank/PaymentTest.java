package bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.junit.TigerBeetleTest;

/** Runs on a real server, too: it has new ids each time, and asks for nothing but a client. */
@TigerBeetleTest
class PaymentTest {
    private final Client client;
    private final UInt128 bank = Id.next();
    private final UInt128 shop = Id.next();
    private final UInt128 buyer = Id.next();

    PaymentTest(Client client) {
        this.client = client;
    }

    @BeforeEach
    void buyerHasAHundred() {
        Account limited =
                Account.of(buyer, 1, 1).toBuilder()
                        .flags(AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS)
                        .build();
        client.createAccounts(List.of(Account.of(bank, 1, 1), Account.of(shop, 1, 1), limited));
        client.createTransfer(Transfer.of(Id.next(), bank, buyer, 100, 1, 1));
    }

    @Test
    void paymentArrives() {
        client.createTransfer(Transfer.of(Id.next(), buyer, shop, 25, 1, 1));

        assertEquals(UInt128.of(25), client.lookupAccount(shop).orElseThrow().creditsPosted());
    }

    @Test
    void nobodyPaysMoreThanThereIs() {
        Transfer tooMuch = Transfer.of(Id.next(), buyer, shop, 101, 1, 1);

        assertEquals(CreateTransferStatus.EXCEEDS_CREDITS, client.createTransfer(tooMuch).status());
        assertEquals(UInt128.ZERO, client.lookupAccount(shop).orElseThrow().creditsPosted());
    }
}
