package tigerbeetle.panama.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.Skip;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.EvictionHeader;
import tigerbeetle.panama.embedded.wire.EvictionReason;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;

@Timeout(60)
class EmbeddedServerTest {

    private static final Operation LOOKUP = Operation.LOOKUP_ACCOUNTS;

    @Test
    void answersOverASocket() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient client = new RawClient(server, 1)) {
            assertThat(ReplyHeader.op(client.register())).isEqualTo(2);
            ByteBuffer created =
                    client.ask(Operation.CREATE_ACCOUNTS, TestMessages.accounts(10, 11));
            assertThat(created.getInt(Header.SIZE + 8)).isEqualTo(-1);
            assertThat(created.getInt(Header.SIZE + 16 + 8)).isEqualTo(-1);
            client.ask(Operation.CREATE_TRANSFERS, TestMessages.transfer(1, 10, 11, 25, 0));
            ByteBuffer account = client.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(10));
            assertThat(account.getLong(Header.SIZE)).isEqualTo(10);
            assertThat(account.getLong(Header.SIZE + 32)).isEqualTo(25);
        }
    }

    @Test
    void hasDefaults() {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            assertThat(server.address()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(server.port()).isPositive();
            assertThat(server.clusterId()).isEqualTo(UInt128.ZERO);
            assertThat(server).hasToString("EmbeddedServer[" + server.address() + ", cluster 0]");
        }
    }

    @Test
    void takesMessagesInSingleBytesAndManyAtOnce() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient client = new RawClient(server, 1)) {
            for (byte b : TestMessages.register(client.id).array()) {
                client.send(b);
            }
            assertThat(ReplyHeader.op(client.receive())).isEqualTo(2);
            ByteArrayOutputStream pings = new ByteArrayOutputStream();
            for (int i = 0; i < 50; i++) {
                pings.write(TestMessages.ping(client.id, 2, i).array());
            }
            client.send(pings.toByteArray());
            for (int i = 0; i < 50; i++) {
                assertThat(client.receive().getLong(128)).isEqualTo(i);
            }
        }
    }

    @Test
    void servesAThousandConnectionsThatPromiseAMegabyteEach() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start()) {
            connect(server, 1000, clients);
            for (RawClient client : clients) {
                assertThat(Header.command(client.ping())).isEqualTo(Command.PONG_CLIENT.number());
            }
            long usedBefore = usedMemory();
            for (RawClient client : clients) {
                client.send(client.next(LOOKUP, new byte[Header.BODY_SIZE_MAX]).slice(0, 1256));
            }
            try (RawClient other = new RawClient(server, 5000)) {
                other.register();
                other.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            }
            assertThat(usedMemory() - usedBefore).isLessThan(64L << 20);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static void connect(EmbeddedServer server, int count, List<RawClient> clients)
            throws IOException {
        try {
            for (int i = 0; i < count; i++) {
                clients.add(new RawClient(server, i));
            }
        } catch (SocketException e) {
            Skip.unless(
                    !String.valueOf(e.getMessage()).contains("Too many open files"),
                    "%d connections need more files than this process may open (ulimit -n): %s"
                            .formatted(count, e.getMessage()));
            throw e;
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void theClientThatWasQuietLongestLosesItsSessionToThe65th() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start()) {
            for (int i = 0; i < 64; i++) {
                clients.add(new RawClient(server, i));
                clients.get(i).register();
            }
            clients.get(0).ask(LOOKUP, TestMessages.ids(1));
            clients.add(new RawClient(server, 64));
            clients.get(64).register();

            clients.get(1).send(clients.get(1).next(LOOKUP, TestMessages.ids(1)));
            ByteBuffer eviction = clients.get(1).receive();
            assertThat(Header.command(eviction)).isEqualTo(Command.EVICTION.number());
            assertThat(EvictionHeader.client(eviction)).isEqualTo(clients.get(1).id);
            assertThat(EvictionHeader.reason(eviction))
                    .isEqualTo(EvictionReason.NO_SESSION.number());
            clients.remove(1).close();
            for (RawClient client : clients) {
                ByteBuffer reply = client.ask(LOOKUP, TestMessages.ids(1));
                assertThat(Header.command(reply)).isEqualTo(Command.REPLY.number());
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aHostileConnectionHurtsOnlyItself() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient good = new RawClient(server, 1);
                RawClient garbage = new RawClient(server, 2);
                RawClient unknown = new RawClient(server, 3);
                RawClient silent = new RawClient(server, 4)) {
            good.register();
            garbage.send(new byte[300]);
            assertThat(garbage.isClosedByServer()).isTrue();
            unknown.send(TestMessages.seal(TestMessages.message(25, new byte[0])));
            assertThat(unknown.isClosedByServer()).isTrue();
            silent.send(new byte[100]);
            good.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
        }
    }

    @Test
    void aPeerThatDoesNotReadKeepsNobodyWaiting() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start();
                RawClient lazy = new RawClient(server, 1);
                RawClient other = new RawClient(server, 2)) {
            lazy.register();
            lazy.ask(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1));
            long[] ids = new long[8189];
            Arrays.fill(ids, 1);
            ByteBuffer request = lazy.next(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(ids));
            // A request and its duplicates: 40 replies of a megabyte, none of them read. They fill
            // the buffers of both sockets, then the server stops to read from this connection.
            Thread.ofPlatform().daemon().start(() -> sendOften(lazy, request, 40));
            other.register();
            for (int i = 0; i < 20; i++) {
                other.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            }
            ByteBuffer first = lazy.receive();
            assertThat(first.limit()).isEqualTo(Header.SIZE + 8190 * 128);
            for (int i = 1; i < 40; i++) {
                assertThat(lazy.receive()).isEqualTo(first);
            }
        }
    }

    private static void sendOften(RawClient client, ByteBuffer message, int count) {
        try {
            for (int i = 0; i < count; i++) {
                client.send(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSecondConnectionOfAClientTakesOverWhenTheFirstIsClosed() throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start()) {
            ByteBuffer request;
            ByteBuffer reply;
            try (RawClient client = new RawClient(server, 1)) {
                client.register();
                request = client.next(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
                client.send(request);
                reply = client.receive();
            }
            try (RawClient again = new RawClient(server, 1)) {
                again.send(request);
                assertThat(again.receive()).isEqualTo(reply);
            }
        }
    }

    @Test
    void anInternalErrorClosesTheConnectionAndNothingElse() throws IOException {
        AtomicBoolean isBroken = new AtomicBoolean();
        try (EmbeddedServer server =
                        EmbeddedServer.builder().clock(() -> brittleClock(isBroken)).start();
                RawClient client = new RawClient(server, 1)) {
            client.register();
            client.ask(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1));
            isBroken.set(true);
            ByteBuffer request = client.next(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            client.send(request);
            assertThat(client.isClosedByServer()).isTrue();
            isBroken.set(false);
            try (RawClient again = new RawClient(server, 1)) {
                again.send(request);
                assertThat(again.receive().limit()).isEqualTo(Header.SIZE + 2 * 128);
            }
        }
    }

    private static Instant brittleClock(AtomicBoolean isBroken) {
        if (isBroken.get()) {
            throw new IllegalStateException("broken on purpose: this test expects a log entry");
        }
        return Instant.now();
    }

    @Test
    void expiresTransfersWhileNobodyAsks() throws IOException {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        AtomicBoolean isLater = new AtomicBoolean();
        try (EmbeddedServer server =
                        EmbeddedServer.builder()
                                .clock(() -> isLater.get() ? start.plusSeconds(5) : start)
                                .start();
                RawClient client = new RawClient(server, 1)) {
            client.register();
            client.ask(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1, 2));
            client.ask(Operation.CREATE_TRANSFERS, TestMessages.transfer(9, 1, 2, 7, 1));
            ByteBuffer before = client.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            assertThat(before.getLong(Header.SIZE + 16)).isEqualTo(7);
            isLater.set(true);
            ByteBuffer after = client.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
            assertThat(after.getLong(Header.SIZE + 16)).isZero();
        }
    }

    @Test
    void closesItsConnectionsAndFreesItsPort() throws IOException {
        EmbeddedServer server = EmbeddedServer.start();
        try (RawClient client = new RawClient(server, 1)) {
            client.register();
            server.close();
            server.close();
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (EmbeddedServer again = EmbeddedServer.builder().port(server.port()).start()) {
            assertThat(again.port()).isEqualTo(server.port());
            assertThatThrownBy(() -> EmbeddedServer.builder().port(server.port()).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1 port " + server.port());
        }
    }

    @Test
    void serversOfAJvmDoNotKnowEachOther() throws IOException {
        try (EmbeddedServer one = EmbeddedServer.start();
                EmbeddedServer two =
                        EmbeddedServer.builder()
                                .developmentLimits()
                                .clusterId(UInt128.ONE)
                                .start();
                RawClient ofOne = new RawClient(one, 1);
                RawClient stranger = new RawClient(two, 1)) {
            assertThat(ofOne.register().getInt(Header.SIZE)).isEqualTo(1_048_320);
            stranger.send(TestMessages.register(stranger.id));
            assertThat(stranger.isClosedByServer()).isTrue();
            assertThat(two.clusterId()).isEqualTo(UInt128.ONE);
        }
    }

    @Test
    void leavesNoThreadBehind() {
        String name;
        try (EmbeddedServer server = EmbeddedServer.start()) {
            name = "tigerbeetle-embedded-" + server.port();
            assertThat(threadNames()).contains(name);
        }
        assertThat(threadNames()).doesNotContain(name);
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    @Test
    void checksWhatItIsBuiltFrom() {
        EmbeddedServer.Builder builder = EmbeddedServer.builder();
        assertThatThrownBy(() -> builder.port(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port is -1, not in 0 to 65535");
        assertThatThrownBy(() -> builder.port(65_536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listensElsewhereOnlyWhenTold() throws IOException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        try (EmbeddedServer server = EmbeddedServer.builder().host(everywhere).start();
                RawClient client = new RawClient(server, 1)) {
            assertThat(server.address()).startsWith("127.0.0.1:");
            assertThat(ReplyHeader.op(client.register())).isEqualTo(2);
        }
    }
}
