package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.EvictionHeader;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.RequestHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.Vectors;

/** Crafted messages, each answered in kind as the real server answered it. */
class ServerResponsesTest {

    /** The difference to the right session number, where the case is about that. */
    private static final Map<String, Integer> SESSION_SHIFTS =
            Map.of("session_too_low", -1, "session too high (newer)", 1);

    @TestFactory
    Stream<DynamicTest> answersInKind() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode entry : Vectors.read("server-responses.json").get("cases")) {
            String name = entry.get("case").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> check(name, entry)));
        }
        assertThat(tests).hasSize(44);
        return tests.stream();
    }

    private static void check(String name, JsonNode entry) {
        Exchange exchange = new Exchange(Limits.DEVELOPMENT);
        // A server that has committed something: the captured one had, too.
        new TestClient(99).register(exchange.connect());
        Exchange.Link link = exchange.connect();
        // Messages without a session, and those with wrong checksums, are sent as they were.
        ByteBuffer message = Vectors.message(entry.get("request_hex").asText());
        if (name.startsWith("another client id on same connection")) {
            prepareOtherClient(exchange, link, name, message);
        } else if (hasSession(message) && !name.equals("request without session")) {
            moveIntoSession(link, name, message);
        }
        List<ByteBuffer> answers = link.feed(message);
        switch (entry.get("response").asText()) {
            case "TIMEOUT" -> {
                assertThat(answers).isEmpty();
                assertThat(link.isClosed()).isFalse();
            }
            case "CLOSED" -> {
                assertThat(answers).isEmpty();
                assertThat(link.isClosed()).isTrue();
            }
            default -> {
                assertThat(answers).hasSize(1);
                ByteBuffer expected = Vectors.message(entry.get("response_hex").asText());
                checkAnswer(answers.get(0), expected);
            }
        }
    }

    private static boolean hasSession(ByteBuffer message) {
        return Header.command(message) == Command.REQUEST.number()
                && RequestHeader.session(message) != 0;
    }

    /** Registers the client and puts the message in the place of its next request. */
    private static void moveIntoSession(Exchange.Link link, String name, ByteBuffer message) {
        TestClient client = new TestClient(RequestHeader.client(message)).register(link);
        while (client.lastRequest + 1 < RequestHeader.request(message)) {
            client.ask(link, client.noop());
        }
        long session = client.session + SESSION_SHIFTS.getOrDefault(name, 0);
        TestMessages.view(message, 1);
        TestMessages.rechain(message, session, client.context);
    }

    private static void prepareOtherClient(
            Exchange exchange, Exchange.Link link, String name, ByteBuffer message) {
        TestClient first = new TestClient(1).register(link);
        if (name.contains("ping before")) {
            link.ask(TestMessages.ping(first.id, first.session, 1));
        } else {
            Exchange.Link other = exchange.connect();
            moveIntoSession(other, name, message);
            other.close("gone");
        }
    }

    private static void checkAnswer(ByteBuffer answer, ByteBuffer expected) {
        assertThat(Header.command(answer)).isEqualTo(Header.command(expected));
        assertThat(Header.release(answer)).isEqualTo(Header.release(expected));
        switch (Header.command(expected)) {
            case 18 -> {
                assertThat(EvictionHeader.reason(answer))
                        .isEqualTo(EvictionHeader.reason(expected));
                assertThat(EvictionHeader.client(answer))
                        .isEqualTo(EvictionHeader.client(expected));
            }
            case 8 -> {
                assertThat(ReplyHeader.client(answer)).isEqualTo(ReplyHeader.client(expected));
                assertThat(ReplyHeader.request(answer)).isEqualTo(ReplyHeader.request(expected));
                assertThat(ReplyHeader.operation(answer))
                        .isEqualTo(ReplyHeader.operation(expected));
            }
            default -> assertThat(answer.getLong(128)).isEqualTo(expected.getLong(128));
        }
    }
}
