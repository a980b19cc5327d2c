package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tigerbeetle.panama.embedded.wire.ClientModel.Reaction;

/** The model of the client reacts as the library did, mutation by mutation. */
class ClientModelTest {

    private static final U128 CLIENT = new U128(7, 8);
    private static final ByteBuffer REGISTER = TestMessages.register(CLIENT);
    private static final ByteBuffer REQUEST =
            TestMessages.request(CLIENT, 2, 1, new U128(1, 1), 146, TestMessages.accounts(1, 2, 3));

    /** Each changes a correct answer as the recorded mutation of the same name did. */
    private static final Map<String, Consumer<ByteBuffer>> CHANGES = new HashMap<>();

    private static void change(String name, Consumer<ByteBuffer> change) {
        CHANGES.put(name, change);
    }

    static {
        change("baseline", m -> {});
        change("reg: checksum_padding!=0", m -> m.put(16, (byte) 1));
        change("reg: checksum_body_padding!=0", m -> m.put(48, (byte) 1));
        change("reg: nonce!=0", m -> m.put(64, (byte) 1));
        change("reg: cluster=1", m -> m.put(80, (byte) 1));
        change("reg: size=255", m -> m.putInt(96, 255));
        change("reg: size=1MiB+1", m -> m.putInt(96, (1 << 20) + 1));
        change("reg: epoch=1", m -> m.putInt(100, 1));
        change("reg: view=7", m -> m.putInt(104, 7));
        change("reg: release=0", m -> m.putInt(108, 0));
        change("reg: release=0.17.8", m -> m.putInt(108, Release.of(0, 17, 8)));
        change("reg: protocol=1", m -> m.putShort(112, (short) 1));
        for (int command : new int[] {0, 12, 25, 255, 5, 6}) {
            String text =
                    Map.of(0, "reserved", 12, "deprecated", 5, "request", 6, "prepare")
                            .getOrDefault(command, "unknown");
            change(
                    "reg: command=%d (%s)".formatted(command, text),
                    m -> m.put(114, (byte) command));
        }
        change("reg: replica=9", m -> m.put(115, (byte) 9));
        change("reg: reserved_frame!=0", m -> m.put(120, (byte) 1));
        change("reg: request_checksum wrong", m -> m.put(128, (byte) ~m.get(128)));
        change("reg: request_checksum_padding!=0", m -> m.put(144, (byte) 1));
        change("reg: context_padding!=0", m -> m.put(176, (byte) 1));
        change("reg: other client", m -> m.put(192, (byte) ~m.get(192)));
        change("reg: client=0", m -> U128.ZERO.write(m, 192));
        change("reg: op!=commit", m -> m.putLong(208, 99));
        change("reg: op=commit=0", m -> m.putLong(208, 0).putLong(216, 0));
        change("reg: timestamp=0", m -> m.putLong(224, 0));
        change("reg: request=1", m -> m.putInt(232, 1));
        change("reg: operation=146 request=0", m -> m.put(236, (byte) 146));
        change("reg: operation=146 request=1", m -> m.put(236, (byte) 146).putInt(232, 1));
        change("reg: operation=0", m -> m.put(236, (byte) 0));
        change("reg: reserved[19]!=0", m -> m.put(255, (byte) 1));
        change("reg: body reserved nonzero", m -> m.put(256 + 60, (byte) 1));
        for (int limit : new int[] {0, 1_048_321, 100, 128, 129, 512, 640}) {
            change("reg: batch_size_limit=" + limit, m -> m.putInt(256, limit));
        }
        change("req: release=0.17.8", m -> m.putInt(108, Release.of(0, 17, 8)));
        change("req: request_checksum wrong", m -> m.put(128, (byte) ~m.get(128)));
        change("req: request=2 (too high)", m -> m.putInt(232, 2));
        change("req: request=0 op create", m -> m.putInt(232, 0));
        change("req: operation=147", m -> m.put(236, (byte) 147));
        change("req: operation=200", m -> m.put(236, (byte) 200));
        change("req: timestamp=0", m -> m.putLong(224, 0));
        change("req: op!=commit", m -> m.putLong(208, 99));
        change("req: view=9", m -> m.putInt(104, 9));
        change("req: body 16 zero bytes (batch_count 0)", m -> body(m, "00".repeat(16)));
        change("req: body trailer padding not ff", m -> m.put(256 + 3 * 16, (byte) 0));
        change("req: batch_count 2 for 1 packet", m -> trailer(m, "0100", "0200", "0200"));
        change("req: fewer results (2 of 3)", m -> dense(m, 2));
        change("req: zero results", m -> dense(m, 0));
        change("req: more results (4 of 3)", m -> dense(m, 4));
        change("req: body empty", m -> body(m, ""));
        change("req: size not multiple of 16", m -> body(m, "00".repeat(56)));
        for (int reason : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 255}) {
            change("req: eviction reason " + reason, m -> eviction(m, reason));
        }
        for (int replica : new int[] {0, 5, 6, 200}) {
            change("pong replica " + replica, m -> pong(m).put(115, (byte) replica));
        }
        change("pong timestamp 0", m -> pong(m).putLong(128, 0));
        change("pong view 2^32-1", m -> pong(m).putInt(104, -1));
    }

    private static void body(ByteBuffer message, String hex) {
        byte[] body = HexFormat.of().parseHex(hex);
        message.putInt(Header.MESSAGE_SIZE, Header.SIZE + body.length);
        message.put(Header.SIZE, body);
    }

    private static void trailer(ByteBuffer message, String... last) {
        String numbers = String.join("", last);
        body(message, "00".repeat(48) + "ff".repeat(16 - numbers.length() / 2) + numbers);
    }

    private static void dense(ByteBuffer message, int count) {
        body(message, "00".repeat(16 * count) + "ff".repeat(12) + "0" + count + "000100");
    }

    private static void eviction(ByteBuffer message, int reason) {
        body(message, "");
        message.put(Header.COMMAND, (byte) 18);
        message.put(128, new byte[128]);
        CLIENT.write(message, 128);
        message.put(255, (byte) reason);
    }

    private static ByteBuffer pong(ByteBuffer message) {
        body(message, "");
        message.put(Header.COMMAND, (byte) 4);
        return message.put(128, new byte[128]).putLong(128, 5);
    }

    @TestFactory
    Stream<DynamicTest> reactsAsTheLibraryDid() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode entry : Vectors.read("client-reactions.json").get("cases")) {
            String name = entry.get("mutation").asText();
            Consumer<ByteBuffer> change = CHANGES.get(name);
            if (change != null) {
                String recorded = entry.get("libtb_client_0.17.9").asText();
                tests.add(DynamicTest.dynamicTest(name, () -> check(name, change, recorded)));
            }
        }
        assertThat(tests).hasSameSizeAs(CHANGES.keySet());
        return tests.stream();
    }

    private static void check(String name, Consumer<ByteBuffer> change, String recorded) {
        boolean isRegister = name.startsWith("reg") || name.equals("baseline");
        ByteBuffer request = isRegister ? REGISTER : REQUEST;
        ByteBuffer answer = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer correct = correctAnswer(request, isRegister);
        answer.put(0, correct, 0, correct.capacity());
        change.accept(answer);
        ByteBuffer message = sealed(answer);
        assertThat(ClientModel.reaction(request, message)).isIn(expected(recorded));
    }

    private static List<Reaction> expected(String recorded) {
        if (recorded.contains("aborts") || recorded.contains("exits")) {
            return List.of(Reaction.ABORT);
        }
        if (recorded.contains("client_evicted") || recorded.contains("client_release")) {
            return List.of(Reaction.EVICTED);
        }
        if (recorded.contains("connection closed")) {
            return List.of(Reaction.CLOSE);
        }
        return recorded.contains("dropped") ? List.of(Reaction.DROP) : List.of(Reaction.ACCEPT);
    }

    private static ByteBuffer correctAnswer(ByteBuffer request, boolean isRegister) {
        int bodySize = isRegister ? 64 : 4 * 16;
        ByteBuffer body = ByteBuffer.allocate(bodySize).order(ByteOrder.LITTLE_ENDIAN);
        if (isRegister) {
            body.putInt(0, 32_512);
        } else {
            MultiBatchEncoder encoder = new MultiBatchEncoder();
            encoder.begin(body, 16);
            body.position(3 * 16);
            encoder.endBatch();
            encoder.finish();
            body.flip();
        }
        return new MessageEncoder(U128.ZERO, 1).reply(request, 5, 6, body);
    }

    /** The message that the header's size gives, with right checksums. */
    private static ByteBuffer sealed(ByteBuffer answer) {
        int stated = Header.size(answer);
        int size = stated < Header.SIZE || stated > answer.capacity() ? Header.SIZE : stated;
        ByteBuffer message =
                ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(0, answer, 0, size);
        return TestMessages.seal(message);
    }
}
