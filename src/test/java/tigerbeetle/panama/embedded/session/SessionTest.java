package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.EvictionHeader;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.Release;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.U128;

/** The table of protocol.md, section 10.2, row by row. */
class SessionTest {

    private final Exchange exchange = new Exchange(Limits.PRODUCTION);
    private final Exchange.Link link = exchange.connect();
    private final TestClient client = new TestClient(1);

    private Outcome handle(ByteBuffer message) {
        return exchange.replica.handle(exchange.nowNs, message);
    }

    private void expectDrop(ByteBuffer message, DropReason reason) {
        assertThat(handle(message)).isEqualTo(new Outcome.Drop(reason));
    }

    private void expectEviction(ByteBuffer message, EvictionReason reason) {
        expectEviction(link.ask(message), null, reason);
    }

    private static void expectEviction(
            ByteBuffer eviction, @Nullable U128 id, EvictionReason reason) {
        assertThat(Header.command(eviction)).isEqualTo(Command.EVICTION.number());
        assertThat(EvictionHeader.reason(eviction)).isEqualTo(reason.number());
        if (id != null) {
            assertThat(EvictionHeader.client(eviction)).isEqualTo(id);
        }
    }

    @Test
    void theFirstSessionHasTheNumberTwo() {
        ByteBuffer reply = link.ask(TestMessages.register(client.id));
        assertThat(ReplyHeader.op(reply)).isEqualTo(2);
        assertThat(Header.view(reply)).isEqualTo(1);
        assertThat(reply.getInt(Header.SIZE)).isEqualTo(1_048_320);
        assertThat(reply.limit()).isEqualTo(320);
    }

    @Test
    void aSessionGoesOnRequestByRequest() {
        client.register(link);
        for (int request = 1; request <= 5; request++) {
            ByteBuffer reply = client.ask(link, client.noop());
            assertThat(ReplyHeader.op(reply)).isEqualTo(2 + request);
        }
    }

    @Test
    void aDuplicateGetsTheSameBytesAgain() {
        ByteBuffer register = TestMessages.register(client.id);
        ByteBuffer registered = link.ask(register);
        assertThat(link.ask(register)).isEqualTo(registered);
        client.register(link);
        ByteBuffer request = client.next(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1, 2));
        ByteBuffer reply = client.ask(link, request);
        assertThat(link.ask(request)).isEqualTo(reply);
        assertThat(link.ask(request)).isEqualTo(reply);
        assertThat(handle(request))
                .isInstanceOfSatisfying(
                        Outcome.Reply.class, r -> assertThat(r.isRepeated()).isTrue());
        expectDrop(register, DropReason.OLD_REQUEST);
    }

    @Test
    void aRequestWithoutSessionIsEvicted() {
        client.session = 2;
        expectEviction(client.noop(), EvictionReason.NO_SESSION);
    }

    @Test
    void anOlderSessionIsEvictedAndTheSessionStaysUsable() {
        client.register(link);
        client.session--;
        expectEviction(client.noop(), EvictionReason.SESSION_TOO_LOW);
        client.session++;
        client.ask(link, client.noop());
    }

    @Test
    void aNewerSessionIsDropped() {
        client.register(link);
        client.session++;
        expectDrop(client.noop(), DropReason.SESSION_IN_THE_FUTURE);
        client.session = -1;
        expectDrop(client.noop(), DropReason.SESSION_IN_THE_FUTURE);
    }

    @Test
    void aChangedReleaseIsEvicted() {
        client.register(link);
        expectEviction(
                TestMessages.release(client.noop(), Release.of(0, 17, 8)),
                EvictionReason.SESSION_RELEASE_MISMATCH);
        expectEviction(
                TestMessages.release(TestMessages.register(client.id), Release.of(0, 17, 8)),
                EvictionReason.SESSION_RELEASE_MISMATCH);
        client.ask(link, client.noop());
    }

    @Test
    void aRequestOutOfOrderIsDropped() {
        client.register(link);
        ByteBuffer first = client.noop();
        client.ask(link, first);
        ByteBuffer second = client.noop();
        client.ask(link, second);
        expectDrop(first, DropReason.OLD_REQUEST);
        client.lastRequest = 1;
        expectDrop(client.noop(), DropReason.REQUEST_COLLISION);
        client.lastRequest = 3;
        expectDrop(client.noop(), DropReason.REQUEST_IN_THE_FUTURE);
        client.lastRequest = -2;
        expectDrop(client.noop(), DropReason.REQUEST_IN_THE_FUTURE);
    }

    @Test
    void aRequestWithoutProofOfTheLastReplyIsDropped() {
        client.register(link);
        U128 context = client.context;
        client.context = U128.ZERO;
        expectDrop(client.noop(), DropReason.WRONG_PARENT);
        client.context = context;
        client.ask(link, client.noop());
    }

    @Test
    void whatIsNotForAReplicaIsDropped() {
        client.register(link);
        for (int command : new int[] {0, 1, 2, 4, 6, 8, 12, 18, 24}) {
            ByteBuffer message = TestMessages.seal(TestMessages.message(command, new byte[0]));
            expectDrop(message, DropReason.NOT_FROM_A_CLIENT);
        }
        ByteBuffer future = TestMessages.seal(TestMessages.view(client.noop(), 2));
        expectDrop(future, DropReason.VIEW_IN_THE_FUTURE);
        ByteBuffer farFuture = TestMessages.seal(TestMessages.view(client.noop(), -1));
        expectDrop(farFuture, DropReason.VIEW_IN_THE_FUTURE);
        ByteBuffer recovered = TestMessages.seal(client.noop().putLong(184, 5));
        expectDrop(recovered, DropReason.TIMESTAMP);
        client.ask(link, client.noop());
    }

    @Test
    void theClientThatWasQuietForLongestMakesRoom() {
        List<TestClient> clients = new ArrayList<>();
        List<Exchange.Link> links = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            links.add(exchange.connect());
            clients.add(new TestClient(100 + i).register(links.get(i)));
        }
        assertThat(exchange.replica.sessionCount()).isEqualTo(64);
        // The first to register says something: now the second is the quietest.
        clients.get(0).ask(links.get(0), clients.get(0).noop());
        client.register(link);
        assertThat(exchange.replica.sessionCount()).isEqualTo(64);
        TestClient victim = clients.get(1);
        assertThat(links.get(1).take()).isEmpty();
        ByteBuffer ping = TestMessages.ping(victim.id, victim.session, 1);
        expectEviction(links.get(1).ask(ping), victim.id, EvictionReason.NO_SESSION);
        expectEviction(links.get(1).ask(victim.noop()), victim.id, EvictionReason.NO_SESSION);
        for (int i = 0; i < 64; i++) {
            if (i != 1) {
                clients.get(i).ask(links.get(i), clients.get(i).noop());
            }
        }
    }

    @Test
    void aSessionOutlivesItsConnection() {
        client.register(link);
        ByteBuffer request = client.noop();
        ByteBuffer reply = client.ask(link, request);
        link.close("test");
        Exchange.Link other = exchange.connect();
        assertThat(other.ask(request)).isEqualTo(reply);
        client.ask(other, client.noop());
    }

    @Test
    void aPingIsAnsweredWithItsTimestamp() {
        ByteBuffer pong = link.ask(TestMessages.ping(client.id, 0, 77));
        assertThat(Header.command(pong)).isEqualTo(Command.PONG_CLIENT.number());
        assertThat(pong.getLong(128)).isEqualTo(77);
        assertThat(Header.release(pong)).isEqualTo(Release.SERVER);
    }

    @Test
    void aMessageForAnotherClusterIsTheCallersMistake() {
        ByteBuffer message = client.noop();
        new U128(5, 5).write(message, 80);
        assertThatThrownBy(() -> handle(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEvictionNamesTheClient() {
        client.session = 9;
        ByteBuffer eviction = Objects.requireNonNull(link.ask(client.noop()));
        expectEviction(eviction, client.id, EvictionReason.NO_SESSION);
    }
}
