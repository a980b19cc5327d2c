package tigerbeetle.panama.embedded.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import tigerbeetle.panama.embedded.wire.Command;
import tigerbeetle.panama.embedded.wire.ControlOperation;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.Operation;
import tigerbeetle.panama.embedded.wire.ReplyHeader;
import tigerbeetle.panama.embedded.wire.TestMessages;
import tigerbeetle.panama.embedded.wire.U128;

/** A client that behaves: registers, then sends one request after the other. */
final class TestClient {

    final U128 id;
    long session;
    int lastRequest;
    U128 context = U128.ZERO;

    TestClient(long id) {
        this.id = new U128(id, 0x1234);
    }

    TestClient(U128 id) {
        this.id = id;
    }

    /** Registers over a connection. */
    TestClient register(Exchange.Link link) {
        return register(link, TestMessages.register(id));
    }

    TestClient register(Exchange.Link link, ByteBuffer message) {
        ByteBuffer reply = link.ask(message);
        assertThat(Header.command(reply)).isEqualTo(Command.REPLY.number());
        session = ReplyHeader.op(reply);
        context = ReplyHeader.context(reply);
        lastRequest = 0;
        return this;
    }

    /** The next request. */
    ByteBuffer next(int operation, byte[] body) {
        return TestMessages.request(id, session, lastRequest + 1, context, operation, body);
    }

    ByteBuffer next(Operation operation, byte[] body) {
        return next(operation.number(), body);
    }

    /** A request that changes nothing. */
    ByteBuffer noop() {
        return next(ControlOperation.NOOP, new byte[0]);
    }

    /** Sends the next request and takes its reply. */
    ByteBuffer ask(Exchange.Link link, ByteBuffer request) {
        ByteBuffer reply = link.ask(request);
        assertThat(Header.command(reply)).isEqualTo(Command.REPLY.number());
        lastRequest++;
        assertThat(ReplyHeader.request(reply)).isEqualTo(lastRequest);
        context = ReplyHeader.context(reply);
        return reply;
    }
}
