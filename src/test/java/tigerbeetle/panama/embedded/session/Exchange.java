package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.ledger.Ledger;
import tigerbeetle.panama.embedded.wire.ClientModel;
import tigerbeetle.panama.embedded.wire.FrameDecoder;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.TestMessages;

/**
 * A server without sockets: what goes into a connection, and what comes out of all of them. Every
 * answer is shown to the model of the client library, which must not abort.
 */
final class Exchange {

    /** The wall clock in nanoseconds since 1970; set it freely. */
    long nowNs = START_NS;

    static final long START_NS = 1_000_000_000_000L;

    final Ledger ledger = new Ledger();
    final Replica replica;
    private final Gateway gateway;

    /** Is told what became of each message; null for one that closed its connection. */
    interface Observer {
        void see(ByteBuffer message, @Nullable Outcome outcome);
    }

    /** Nobody, unless a test sets it. */
    Observer observer = (message, outcome) -> {};

    /** The message that is being handled. */
    private @Nullable ByteBuffer question;

    Exchange(Limits limits) {
        this.replica = new Replica(TestMessages.CLUSTER, limits, ledger, nowNs);
        this.gateway = new Gateway(replica, new RequestLog(10, limits), new FaultPlan());
    }

    Link connect() {
        return new Link();
    }

    /** A connection: the test plays its peer. */
    final class Link implements Port {

        private final FrameDecoder decoder = new FrameDecoder(TestMessages.CLUSTER);
        private final Peer peer = gateway.connect(this);
        private final List<ByteBuffer> received = new ArrayList<>();
        private @Nullable String closeReason;

        /** Sends bytes; returns the messages that this connection got since it was asked last. */
        List<ByteBuffer> feed(ByteBuffer bytes) {
            ByteBuffer rest = bytes.duplicate().clear();
            while (closeReason == null && rest.hasRemaining()) {
                ByteBuffer window = decoder.window();
                assertThat(window.capacity()).isLessThanOrEqualTo(Header.MESSAGE_SIZE_MAX);
                int size = Math.min(window.remaining(), rest.remaining());
                window.put(rest.slice(rest.position(), size));
                rest.position(rest.position() + size);
                process();
            }
            return take();
        }

        private void process() {
            while (closeReason == null) {
                FrameDecoder.Result result = decoder.next();
                if (result == FrameDecoder.Result.INCOMPLETE) {
                    return;
                }
                if (result != FrameDecoder.Result.MESSAGE) {
                    close(result.name());
                    return;
                }
                question = decoder.message();
                Outcome outcome = gateway.receive(peer, nowNs, decoder.message());
                observer.see(decoder.message(), outcome);
            }
        }

        /** Sends a message to which there is exactly one answer, on this connection. */
        ByteBuffer ask(ByteBuffer message) {
            List<ByteBuffer> answers = feed(message);
            assertThat(answers).hasSize(1);
            return answers.get(0);
        }

        /** The messages that arrived since this was asked last. */
        List<ByteBuffer> take() {
            List<ByteBuffer> messages = List.copyOf(received);
            received.clear();
            return messages;
        }

        boolean isClosed() {
            return closeReason != null;
        }

        /** Why this connection was closed, or null while it is open. */
        @Nullable String closeReason() {
            return closeReason;
        }

        @Override
        public void send(ByteBuffer message) {
            ByteBuffer asked = Objects.requireNonNull(question);
            assertThat(ClientModel.reaction(asked, message))
                    .isIn(ClientModel.Reaction.ACCEPT, ClientModel.Reaction.EVICTED);
            received.add(message);
        }

        @Override
        public void close(String reason) {
            if (closeReason == null) {
                closeReason = reason;
                gateway.disconnect(peer);
            }
        }
    }
}
