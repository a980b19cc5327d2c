package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Release;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.Vectors;

/**
 * Changes recorded messages at random and sends them: nothing is thrown, no answer would abort a
 * client (the exchange looks at each), and a client that behaves is served all the while.
 */
class MutationTest {

    private static final int MESSAGE_COUNT = 30_000;

    private static final List<String> RECORDINGS =
            List.of(
                    "conversation-basic-0.17.9.json",
                    "conversation-multibatch-0.17.9.json",
                    "conversation-ping-0.17.9.json",
                    "conversation-basic-0.16.78.json",
                    "conversation-basic-0.16.33.json");

    private final Exchange exchange = new Exchange(Limits.DEVELOPMENT);
    private final Exchange.Link goodLink = exchange.connect();
    private final TestClient good = new TestClient(1).register(goodLink);

    private final Exchange.Link[] links = new Exchange.Link[8];
    private final TestClient[] clients = new TestClient[links.length];

    @Test
    void survivesMutatedMessages() {
        long seed = 20_261_122;
        List<ByteBuffer> recorded = recorded();
        Random random = new Random(seed);
        for (int i = 0; i < MESSAGE_COUNT; i++) {
            try {
                sendMutation(random, recorded.get(random.nextInt(recorded.size())));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed %d, message %d".formatted(seed, i), e);
            }
            if (i % 20 == 0) {
                good.ask(goodLink, good.noop());
            }
        }
        assertThat(exchange.replica.sessionCount()).isBetween(2, 64);
    }

    private static List<ByteBuffer> recorded() {
        List<ByteBuffer> messages = new ArrayList<>();
        for (String name : RECORDINGS) {
            for (JsonNode event : Vectors.read(name).get("events")) {
                if (event.has("hex") && event.get("direction").asText().equals("c2s")) {
                    messages.add(Vectors.message(event.get("hex").asText()));
                }
            }
        }
        return messages;
    }

    private void sendMutation(Random random, ByteBuffer recorded) {
        int slot = random.nextInt(links.length);
        Exchange.Link link = links[slot];
        if (link == null || link.isClosed() || random.nextInt(40) == 0) {
            link = exchange.connect();
            links[slot] = link;
            clients[slot] = new TestClient(random.nextLong()).register(link);
        }
        ByteBuffer message = copy(recorded, random);
        TestMessages.release(TestMessages.view(message, 1), Release.SERVER);
        if (Header.command(message) == Command.REQUEST.number() && random.nextInt(10) > 0) {
            TestClient client = clients[slot];
            client.id.write(message, 160);
            message.putInt(192, client.lastRequest + 1);
            TestMessages.rechain(message, client.session, client.context);
        }
        int changeCount = random.nextInt(3);
        for (int change = 0; change < changeCount; change++) {
            change(random, message);
        }
        if (random.nextInt(20) > 0) {
            TestMessages.seal(message);
        }
        List<ByteBuffer> answers = link.feed(message);
        for (ByteBuffer answer : answers) {
            note(clients[slot], answer);
        }
    }

    /** The message, sometimes cut short or made longer. */
    private static ByteBuffer copy(ByteBuffer recorded, Random random) {
        int size = recorded.capacity();
        if (random.nextInt(10) == 0) {
            size = Header.SIZE + random.nextInt(2 * size);
        }
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        message.put(0, recorded, 0, Math.min(size, recorded.capacity()));
        return message.putInt(96, size);
    }

    private static void change(Random random, ByteBuffer message) {
        switch (random.nextInt(6)) {
            case 0 -> message.put(196, (byte) (128 + random.nextInt(24)));
            case 1 -> message.put(random.nextInt(message.capacity()), (byte) random.nextInt());
            case 2 -> message.putShort(message.capacity() - 2, (short) random.nextInt(8));
            case 3 -> message.put(128 + random.nextInt(128), (byte) random.nextInt());
            case 4 -> message.put(message.capacity() - 1 - random.nextInt(100), (byte) 0xff);
            default -> message.put(114, (byte) random.nextInt(27));
        }
    }

    /** Keeps the client in step, so that the next mutation gets as far as the ledger. */
    private static void note(TestClient client, ByteBuffer answer) {
        boolean isReply =
                Header.command(answer) == Command.REPLY.number()
                        && ReplyHeader.client(answer).equals(client.id);
        if (isReply && ReplyHeader.request(answer) == client.lastRequest + 1) {
            client.lastRequest++;
            client.context = ReplyHeader.context(answer);
        }
    }
}
