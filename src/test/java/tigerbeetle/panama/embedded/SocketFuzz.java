package tigerbeetle.panama.embedded;

import static tigerbeetle.panama.embedded.wire.ClientModel.Reaction.ACCEPT;
import static tigerbeetle.panama.embedded.wire.ClientModel.Reaction.EVICTED;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.ClientModel;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.FrameDecoder;
import tigerbeetle.panama.embedded.wire.FuzzClient;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Mutations;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * Sends hostile messages through real sockets: no reply may answer what was not asked or abort the
 * client that asked, every connection goes on or is closed in time, and a client that behaves is
 * served all the while.
 */
final class SocketFuzz implements AutoCloseable {

    private static final int LINKS = 8;
    private static final int FRUITLESS_MAX = 10;
    private static final int ASKED_MAX = 1000;
    private static final long PATIENCE_NS = 20_000_000_000L;

    private final Random random;
    private final Mutations mutations;
    private final Map<String, Long> outcomes;
    private final EmbeddedServer server = EmbeddedServer.start();
    private final RawClient good;
    private final List<Link> links = new ArrayList<>();
    private ByteBuffer current = ByteBuffer.allocate(0);

    /** The last requests by their checksums, so that replies can be held against them. */
    private final Map<U128, ByteBuffer> asked =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<U128, ByteBuffer> eldest) {
                    return size() > ASKED_MAX;
                }
            };

    SocketFuzz(long seed, Map<String, Long> outcomes) throws IOException {
        this.random = new Random(seed);
        this.mutations = new Mutations(random);
        this.outcomes = outcomes;
        this.good = new RawClient(server, 1);
        good.register();
        for (int i = 0; i < LINKS; i++) {
            links.add(new Link(mutations.client()));
        }
    }

    /** What was sent last. */
    ByteBuffer current() {
        return current;
    }

    /** Sends one message and takes what has been answered until then. */
    void step() throws IOException {
        int slot = random.nextInt(LINKS);
        Link link = links.get(slot);
        if (link.isClosed || link.fruitless > FRUITLESS_MAX || random.nextInt(100) == 0) {
            link.channel.close();
            link = new Link(random.nextInt(4) == 0 ? link.client : mutations.client());
            links.set(slot, link);
            settle();
            link.receive();
        }
        current = mutations.next(link.client, links.get(random.nextInt(LINKS)).client);
        note(current);
        link.fruitless++;
        link.send(current);
        settle();
        link.receive();
    }

    /** Waits until the server has handled what was sent: it may do so after the first answer. */
    private void settle() throws IOException {
        good.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
        good.ask(Operation.LOOKUP_ACCOUNTS, TestMessages.ids(1));
    }

    /** Keeps the messages in these bytes that the server can take for messages. */
    private void note(ByteBuffer bytes) {
        FrameDecoder decoder = new FrameDecoder(TestMessages.CLUSTER);
        ByteBuffer rest = bytes.duplicate().clear();
        FrameDecoder.Result result = FrameDecoder.Result.INCOMPLETE;
        while (result == FrameDecoder.Result.INCOMPLETE && rest.hasRemaining()) {
            ByteBuffer window = decoder.window();
            int size = Math.min(window.remaining(), rest.remaining());
            window.put(rest.slice(rest.position(), size));
            rest.position(rest.position() + size);
            result = decoder.next();
            while (result == FrameDecoder.Result.MESSAGE) {
                ByteBuffer message = decoder.message();
                ByteBuffer copy = ByteBuffer.allocate(message.limit()).order(message.order());
                asked.put(Header.checksum(message), copy.put(0, message, 0, message.limit()));
                result = decoder.next();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.channel.close();
        }
        good.close();
        server.close();
    }

    /** One connection, which never waits for the server longer than the server may take. */
    private final class Link {

        private final FuzzClient client;
        private final SocketChannel channel;
        private final FrameDecoder decoder = new FrameDecoder(TestMessages.CLUSTER);
        private boolean isClosed;
        private int fruitless;

        Link(FuzzClient client) throws IOException {
            this.client = client;
            this.channel =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            channel.configureBlocking(false);
            ByteBuffer register = client.register();
            note(register);
            send(register);
        }

        void send(ByteBuffer message) throws IOException {
            ByteBuffer bytes = message.duplicate().clear();
            long startNs = System.nanoTime();
            try {
                while (!isClosed && bytes.hasRemaining()) {
                    if (channel.write(bytes) == 0) {
                        receive();
                        require(System.nanoTime() - startNs < PATIENCE_NS, "the server hangs");
                    }
                }
            } catch (IOException e) {
                closed();
            }
        }

        void receive() throws IOException {
            try {
                int received;
                do {
                    received = channel.read(decoder.window());
                    takeMessages();
                } while (received > 0);
                if (received < 0) {
                    closed();
                }
            } catch (IOException e) {
                closed();
            }
        }

        private void closed() {
            if (!isClosed) {
                count("socket closed");
            }
            isClosed = true;
        }

        private void takeMessages() {
            FrameDecoder.Result result = decoder.next();
            while (result == FrameDecoder.Result.MESSAGE) {
                take(decoder.message());
                result = decoder.next();
            }
            require(result == FrameDecoder.Result.INCOMPLETE, "the server's frame: " + result);
        }

        private void take(ByteBuffer answer) {
            if (Header.command(answer) == Command.REPLY.number()) {
                ByteBuffer question = asked.get(ReplyHeader.requestChecksum(answer));
                require(question != null, "a reply to nothing that was asked");
                checkReaction(question, answer);
                count("socket reply");
            } else {
                count("socket answer");
            }
            if (client.note(answer)) {
                fruitless = 0;
            }
        }

        private void checkReaction(@Nullable ByteBuffer question, ByteBuffer answer) {
            if (question != null) {
                ClientModel.Reaction reaction = ClientModel.reaction(question, answer);
                require(reaction == ACCEPT || reaction == EVICTED, "the client would " + reaction);
            }
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
