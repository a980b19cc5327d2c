package bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.junit.TigerBeetleTest;
import tigerbeetle.panama.testing.TestClock;

/** Nobody sleeps for a week. */
@TigerBeetleTest
class ReservationTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aReservationEndsAfterAWeek(Client client, TestClock clock) {
        client.createAccounts(List.of(Account.of(1, 1, 1), Account.of(2, 1, 1)));
        client.createTransfer(
                Transfer.of(1, 1, 2, 40, 1, 1).toBuilder()
                        .flags(TransferFlags.PENDING)
                        .timeout(WEEK)
                        .build());

        clock.advance(WEEK.minusSeconds(1));
        assertEquals(UInt128.of(40), client.lookupAccount(1).orElseThrow().debitsPending());

        // Each event has a timestamp of its own: some nanoseconds ahead of a clock that stands.
        clock.advance(Duration.ofSeconds(2));
        assertEquals(UInt128.ZERO, client.lookupAccount(1).orElseThrow().debitsPending());
    }
}
