package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.PingHeader;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.RequestHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.Vectors;

/**
 * Sends what clients of three releases sent to a real server, in the order in which it was
 * captured, and expects the same answers. The clock is set so that the timestamps have to be the
 * same too, so that bodies are compared byte for byte.
 */
class ConversationTest {

    private static final List<String> IN_ORDER =
            List.of(
                    "conversation-basic-0.17.9.json",
                    "conversation-multibatch-0.17.9.json",
                    "conversation-basic-0.16.78.json",
                    "conversation-ping-0.17.9.json",
                    "conversation-ping-0.16.78.json",
                    "conversation-basic-0.16.33.json");

    private static final long ACCOUNT_TIMESTAMP = 1_795_381_267_171_873_609L;

    private final Exchange exchange = new Exchange(Limits.DEVELOPMENT);

    /** The accounts 1 and 2 were there before. */
    private void createAccounts() {
        Exchange.Link link = exchange.connect();
        TestClient client = new TestClient(1).register(link);
        exchange.nowNs = ACCOUNT_TIMESTAMP - 1;
        client.ask(link, client.next(Operation.CREATE_ACCOUNTS, TestMessages.accounts(1, 2)));
    }

    @Test
    void answersAsTheRealServerDid() {
        createAccounts();
        int messageCount = 0;
        for (String name : IN_ORDER) {
            messageCount += replay(name);
        }
        assertThat(messageCount).isEqualTo(41);
    }

    private int replay(String name) {
        List<ByteBuffer> messages = new ArrayList<>();
        for (JsonNode event : Vectors.read(name).get("events")) {
            if (event.has("hex")) {
                messages.add(Vectors.message(event.get("hex").asText()));
            }
        }
        Exchange.Link link = exchange.connect();
        TestClient client = new TestClient(RequestHeader.client(messages.get(0)));
        for (int i = 0; i < messages.size(); i += 2) {
            String step = name + ", message " + i;
            checkAnswer(step, link, client, messages.get(i), messages.get(i + 1));
        }
        link.close("fin");
        return messages.size() / 2;
    }

    private void checkAnswer(
            String step,
            Exchange.Link link,
            TestClient client,
            ByteBuffer message,
            ByteBuffer expected) {
        if (Header.command(message) == Command.PING_CLIENT.number()) {
            boolean hasSession = PingHeader.session(message) != 0;
            message.putLong(152, hasSession ? client.session : 0);
            ByteBuffer pong = link.ask(TestMessages.seal(message));
            assertThat(withoutChecksums(pong)).as(step).isEqualTo(withoutChecksums(expected));
            return;
        }
        exchange.nowNs = ReplyHeader.timestamp(expected) - timestampCount(message);
        TestMessages.view(message, Math.min(Header.view(message), 1));
        if (RequestHeader.request(message) == 0) {
            client.register(link, TestMessages.seal(message));
        } else {
            ByteBuffer request = TestMessages.rechain(message, client.session, client.context);
            ByteBuffer reply = client.ask(link, request);
            checkReply(step, request, reply, expected);
        }
    }

    private static void checkReply(
            String step, ByteBuffer request, ByteBuffer reply, ByteBuffer expected) {
        assertThat(ReplyHeader.requestChecksum(reply)).isEqualTo(Header.checksum(request));
        assertThat(ReplyHeader.timestamp(reply)).isEqualTo(ReplyHeader.timestamp(expected));
        assertThat(hex(reply, 96, 104)).as(step).isEqualTo(hex(expected, 96, 104));
        assertThat(hex(reply, 108, 128)).as(step).isEqualTo(hex(expected, 108, 128));
        assertThat(hex(reply, 192, 208)).as(step).isEqualTo(hex(expected, 192, 208));
        assertThat(hex(reply, 224, 256)).as(step).isEqualTo(hex(expected, 224, 256));
        assertThat(hex(reply, 256, reply.limit()))
                .as(step)
                .isEqualTo(hex(expected, 256, expected.limit()));
    }

    private static String hex(ByteBuffer message, int begin, int end) {
        byte[] bytes = new byte[end - begin];
        message.get(begin, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Everything but the checksum of the header and the view. */
    private static String withoutChecksums(ByteBuffer message) {
        return hex(message, 16, 104) + hex(message, 108, 256);
    }

    /** How many timestamps the events of a request take. */
    private static int timestampCount(ByteBuffer request) {
        Operation operation = Operation.of(RequestHeader.operation(request));
        if (operation == null || !operation.kind().isCreate()) {
            return 0;
        }
        RequestBody body = new RequestBody(Limits.PRODUCTION);
        assertThat(body.decode(operation, request)).isTrue();
        return body.eventCount();
    }
}
