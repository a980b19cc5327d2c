package tigerbeetle.panama.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Writes every message of the captured conversations again, byte for byte. */
class MessageEncoderTest {

    private static final List<String> CONVERSATIONS =
            List.of(
                    "conversation-basic-0.17.9.json",
                    "conversation-multibatch-0.17.9.json",
                    "conversation-ping-0.17.9.json",
                    "conversation-ping-0.16.78.json",
                    "conversation-basic-0.16.78.json",
                    "conversation-basic-0.16.33.json");

    @TestFactory
    Stream<DynamicTest> writesWhatTheRealServerWrote() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : CONVERSATIONS) {
            ByteBuffer last = ByteBuffer.allocate(0);
            for (JsonNode event : Vectors.read(name).get("events")) {
                if (!event.has("hex")) {
                    continue;
                }
                ByteBuffer message = Vectors.message(event.get("hex").asText());
                if (event.get("direction").asText().equals("s2c")) {
                    ByteBuffer question = last;
                    String title = name + " " + event.get("t_s").asText();
                    tests.add(DynamicTest.dynamicTest(title, () -> checkAnswer(question, message)));
                }
                last = message;
            }
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream();
    }

    private static void checkAnswer(ByteBuffer question, ByteBuffer answer) {
        MessageEncoder encoder = new MessageEncoder(U128.ZERO, Header.view(answer));
        if (Header.command(question) == Command.PING_CLIENT.number()) {
            assertThat(encoder.pong(question)).isEqualTo(answer);
            return;
        }
        long op = ReplyHeader.op(answer);
        long timestamp = ReplyHeader.timestamp(answer);
        ByteBuffer body = answer.duplicate().position(Header.SIZE);
        assertThat(encoder.reply(question, op, timestamp, body)).isEqualTo(answer);
    }

    @TestFactory
    Stream<DynamicTest> writesTheEvictionsOfTheRealServer() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode entry : Vectors.read("server-responses.json").get("cases")) {
            if (entry.get("response").asText().equals("eviction")) {
                ByteBuffer expected = Vectors.message(entry.get("response_hex").asText());
                String title = entry.get("case").asText();
                tests.add(DynamicTest.dynamicTest(title, () -> checkEviction(entry, expected)));
            }
        }
        return tests.stream();
    }

    private static void checkEviction(JsonNode entry, ByteBuffer expected) {
        String name = entry.get("reason").asText().toUpperCase(Locale.ROOT);
        EvictionReason reason = EvictionReason.valueOf(name);
        assertThat(EvictionHeader.reason(expected)).isEqualTo(reason.number());
        MessageEncoder encoder = new MessageEncoder(U128.ZERO, Header.view(expected));
        assertThat(encoder.eviction(EvictionHeader.client(expected), reason)).isEqualTo(expected);
    }
}
