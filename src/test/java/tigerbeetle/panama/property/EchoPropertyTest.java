package tigerbeetle.panama.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.EchoClient;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.ffm.PacketStatus;
import tigerbeetle.panama.ffm.Request;

/**
 * Through the native library and back, unchanged: records of any content and number, and bytes of
 * every operation, many requests at a time. The library echoes, so no server is needed; but it
 * takes 10 ms for each message, so several clients work side by side. A try is some 40 requests;
 * this makes 200,000 of them, in a quarter of an hour:
 *
 * <pre>{@code
 * mvn -Dtest=EchoPropertyTest -Dproperty.rounds=100 test
 * }</pre>
 */
class EchoPropertyTest {

    private static final int EVENTS_MAX = 8189;
    private static final int LIMIT_MAX = 2730;
    private static final int CLIENTS = 8;
    private static final int IN_FLIGHT_MAX = 64;
    private static final long TIMEOUT_S = 60;

    private static final List<EchoClient> clients = new ArrayList<>();
    private static final List<NativeClient> bareClients = new ArrayList<>();

    /** What a request is sent for: some accounts, or any other struct. */
    record Sending(Operation operation, int size) {}

    /** What was sent, and what comes back. */
    private record Sent<T>(T request, CompletableFuture<? extends T> reply) {

        void check() throws Exception {
            T actual = reply.get(TIMEOUT_S, TimeUnit.SECONDS);
            assertThat(actual).isEqualTo(request);
        }
    }

    @BeforeContainer
    static void open() {
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(EchoClient.open());
            bareClients.add(NativeClient.openEcho(IN_FLIGHT_MAX));
        }
    }

    @AfterContainer
    static void close() {
        clients.forEach(EchoClient::close);
        bareClients.forEach(NativeClient::close);
    }

    /** Mostly few, sometimes as many as there can be. */
    @Provide
    Arbitrary<List<List<Sending>>> sendings() {
        Arbitrary<Integer> sizes =
                Arbitraries.frequencyOf(
                        Tuple.of(160, Arbitraries.integers().between(0, 20)),
                        Tuple.of(40, Arbitraries.integers().between(21, 300)),
                        Tuple.of(1, Arbitraries.integers().between(EVENTS_MAX - 2, EVENTS_MAX)));
        Arbitrary<Sending> one =
                Combinators.combine(Arbitraries.of(Operation.class), sizes).as(Sending::new);
        return Rounds.of(one.list().ofMinSize(1).ofMaxSize(4 * CLIENTS));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void everyRequestGetsItsOwnReply(
            @ForAll("sendings") List<List<Sending>> rounds, @ForAll long seed) throws Exception {
        RandomRecords random = new RandomRecords(seed);
        for (List<Sending> sendings : rounds) {
            List<Sent<?>> sent = new ArrayList<>();
            for (int i = 0; i < sendings.size(); i++) {
                sent.add(sendRecords(clients.get(i % CLIENTS), sendings.get(i), random));
                if (i < CLIENTS) { // of an echo of several look-ups in one message it would panic
                    sent.add(sendBytes(bareClients.get(i), sendings.get(i), random));
                }
            }
            for (Sent<?> it : sent) {
                it.check();
            }
        }
    }

    private static Sent<?> sendRecords(EchoClient client, Sending sending, RandomRecords random) {
        if (sending.operation().eventSize() == Account.SIZE) {
            List<Account> accounts = RandomRecords.list(sending.size(), random::account);
            return new Sent<>(accounts, client.accountsAsync(accounts));
        }
        List<Transfer> transfers = RandomRecords.list(sending.size(), random::transfer);
        return new Sent<>(transfers, client.transfersAsync(transfers));
    }

    private static Sent<?> sendBytes(NativeClient client, Sending sending, RandomRecords random)
            throws InterruptedException {
        Operation operation = sending.operation();
        boolean isFilter = operation.name().matches("(GET|QUERY)_.*");
        int count = isFilter ? 1 : Math.min(sending.size(), operation.eventCountMax());
        byte[] bytes = new byte[count * operation.eventSize()];
        new SplittableRandom(random.bits()).nextBytes(bytes);
        if (isFilter) { // the library looks at one thing only: how many results there may be
            int limitAt = operation == Operation.GET_CHANGE_EVENTS ? 16 : bytes.length - 8;
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(limitAt, 1 + sending.size() % LIMIT_MAX);
        }
        Request request = client.acquire();
        request.body(bytes.length).put(0, bytes);
        CompletableFuture<ByteBuffer> reply = new CompletableFuture<>();
        request.submit(operation, bytes.length, bytes.length, done -> reply.complete(reply(done)));
        return new Sent<>(ByteBuffer.wrap(bytes), reply);
    }

    private static ByteBuffer reply(Request done) {
        byte[] copy = new byte[done.replySize()];
        done.reply().get(0, copy);
        PacketStatus status = done.status();
        done.release();
        return ByteBuffer.wrap(status == PacketStatus.OK ? copy : status.name().getBytes(UTF_8));
    }
}
