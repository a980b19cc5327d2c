package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;

/** Op numbers, timestamps and pulses: protocol.md, section 10.5; state-machine.md, section 6. */
class TimeTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int CREDITS_PENDING = 48;
    private static final int DEBITS_PENDING = 16;

    private final Exchange exchange = new Exchange(Limits.PRODUCTION);
    private final Exchange.Link link = exchange.connect();
    private final TestClient client = new TestClient(1).register(link);

    private long timestampOf(ByteBuffer request) {
        return ReplyHeader.timestamp(client.ask(link, request));
    }

    @Test
    void aTimestampIsTheTimePlusTheNumberOfEvents() {
        exchange.nowNs += SECOND_NS;
        assertThat(timestampOf(client.noop())).isEqualTo(exchange.nowNs);
        exchange.nowNs += SECOND_NS;
        byte[] accounts = TestMessages.accounts(1, 2, 3);
        assertThat(timestampOf(client.next(Operation.CREATE_ACCOUNTS, accounts)))
                .isEqualTo(exchange.nowNs + 3);
        exchange.nowNs += SECOND_NS;
        assertThat(timestampOf(client.next(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1, 2))))
                .isEqualTo(exchange.nowNs);
    }

    @Test
    void timestampsGrowWhateverTheClockDoes() {
        exchange.nowNs += SECOND_NS;
        long first = timestampOf(client.noop());
        exchange.nowNs -= 5 * SECOND_NS;
        assertThat(timestampOf(client.noop())).isEqualTo(first + 1);
        exchange.nowNs = 0;
        byte[] accounts = TestMessages.accounts(1, 2);
        assertThat(timestampOf(client.next(Operation.CREATE_ACCOUNTS, accounts)))
                .isEqualTo(first + 4);
    }

    @Test
    void thePulseAtTheStartTakesItsTimestamps() {
        Exchange fresh = new Exchange(Limits.PRODUCTION);
        ByteBuffer reply = fresh.connect().ask(TestMessages.register(client.id));
        assertThat(ReplyHeader.timestamp(reply)).isEqualTo(Exchange.START_NS + 8190 + 1);
    }

    @Test
    void aPendingTransferExpiresBeforeTheNextRequest() {
        createPending();
        exchange.nowNs += 2 * SECOND_NS;
        assertThat(pendingOfAccounts()).isZero();
        assertThat(exchange.replica.nextExpiryNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPendingTransferExpiresWithoutARequest() {
        createPending();
        long lastOp = ReplyHeader.op(client.ask(link, client.noop()));
        exchange.replica.tick(exchange.nowNs);
        assertThat(exchange.replica.nextExpiryNs()).isNotEqualTo(Long.MAX_VALUE);
        exchange.nowNs += 2 * SECOND_NS;
        exchange.replica.tick(exchange.nowNs);
        assertThat(exchange.replica.nextExpiryNs()).isEqualTo(Long.MAX_VALUE);
        // The pulse took an op number.
        assertThat(ReplyHeader.op(client.ask(link, client.noop()))).isEqualTo(lastOp + 2);
        assertThat(pendingOfAccounts()).isZero();
    }

    private void createPending() {
        client.ask(link, client.next(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1, 2)));
        byte[] transfer = TestMessages.transfer(100, 1, 2, 5, 1);
        client.ask(link, client.next(Operation.CREATE_TRANSFERS, transfer));
        assertThat(pendingOfAccounts()).isEqualTo(10);
    }

    private long pendingOfAccounts() {
        ByteBuffer accounts =
                client.ask(link, client.next(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1, 2)));
        return accounts.getLong(Header.SIZE + DEBITS_PENDING)
                + accounts.getLong(Header.SIZE + 128 + CREDITS_PENDING);
    }
}
