package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.wire.TestMessages;

/** Which connection gets the answers: protocol.md, section 2. */
class GatewayTest {

    private final Exchange exchange = new Exchange(Limits.PRODUCTION);
    private final Exchange.Link first = exchange.connect();
    private final Exchange.Link second = exchange.connect();
    private final TestClient client = new TestClient(1).register(first);
    private final TestClient other = new TestClient(2);

    private static ByteBuffer ping(TestClient client) {
        return TestMessages.ping(client.id, client.session, 1);
    }

    @Test
    void aSecondConnectionThatOnlyRequestsGetsNothing() {
        assertThat(second.feed(client.noop())).isEmpty();
        assertThat(first.take()).hasSize(1);
        assertThat(second.isClosed()).isFalse();
    }

    @Test
    void aPingTakesTheClientOver() {
        second.ask(ping(client));
        assertThat(first.isClosed()).isTrue();
        client.ask(second, client.noop());
    }

    @Test
    void aSecondConnectionIsHeardOnceTheFirstIsClosed() {
        assertThat(second.feed(ping(client))).hasSize(1);
        Exchange.Link third = exchange.connect();
        ByteBuffer request = client.noop();
        assertThat(third.feed(request)).isEmpty();
        second.take();
        second.close("test");
        // Here the real server would stay silent until the next ping.
        client.ask(third, request);
    }

    @Test
    void aConnectionThatPingedBelongsToOneClient() {
        first.ask(ping(client));
        assertThat(first.feed(TestMessages.register(other.id))).isEmpty();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void aConnectionThatPingedRefusesPingsOfOthers() {
        assertThat(first.feed(ping(other))).isEmpty();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void aSecondClientOnAConnectionIsExecutedButNotAnswered() {
        assertThat(first.feed(TestMessages.register(other.id))).isEmpty();
        assertThat(first.isClosed()).isFalse();
        assertThat(exchange.replica.sessionCount()).isEqualTo(2);
        client.ask(first, client.noop());
    }

    @Test
    void aReplicaIsNoClient() {
        ByteBuffer fromReplica = TestMessages.seal(TestMessages.message(1, new byte[0]));
        assertThat(second.feed(fromReplica)).isEmpty();
        assertThat(second.feed(TestMessages.register(other.id))).isEmpty();
        assertThat(second.isClosed()).isFalse();
        second.feed(ping(other));
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    void aReplicaThatCannotExistIsClosed() {
        ByteBuffer message = TestMessages.message(1, new byte[0]).put(115, (byte) 1);
        second.feed(TestMessages.seal(message));
        assertThat(second.isClosed()).isTrue();
    }

    @Test
    void aDefectClosesOnlyItsConnection() {
        second.feed(ByteBuffer.allocate(256));
        assertThat(second.isClosed()).isTrue();
        client.ask(first, client.noop());
    }
}
