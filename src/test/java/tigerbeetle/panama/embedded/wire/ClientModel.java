package tigerbeetle.panama.embedded.wire;

import java.nio.ByteBuffer;

/**
 * What the client library does with a message while a request of its own is in flight (TigerBeetle
 * 0.17.9, {@code src/vsr/client.zig}, {@code src/clients/c/tb_client/context.zig}). Its failed
 * assertions abort the client's process, so a server must never send what this calls {@link
 * Reaction#ABORT}; {@code ClientModelTest} holds it against the recorded reactions of the library.
 */
public final class ClientModel {

    /** What the library does. */
    public enum Reaction {
        /** It takes the message as what it is. */
        ACCEPT,
        /** It ignores the message, and asks again if it still waits. */
        DROP,
        /** It closes the connection, connects and asks again. */
        CLOSE,
        /** It closes itself: its session is over. */
        EVICTED,
        /** It ends the process. */
        ABORT
    }

    private static final int REPLICA_COUNT_MAX = 6;
    private static final int REGISTER_REPLY_SIZE = 64;

    private ClientModel() {}

    /** The reaction to a message while a request is in flight. */
    public static Reaction reaction(ByteBuffer request, ByteBuffer message) {
        FrameDecoder decoder = new FrameDecoder(Header.cluster(request));
        Reaction reaction = Reaction.CLOSE;
        ByteBuffer rest = message.duplicate().clear();
        FrameDecoder.Result result;
        do {
            ByteBuffer window = decoder.window();
            int size = Math.min(window.remaining(), rest.remaining());
            window.put(rest.slice(rest.position(), size));
            rest.position(rest.position() + size);
            result = decoder.next();
        } while (result == FrameDecoder.Result.INCOMPLETE && rest.hasRemaining());
        if (result == FrameDecoder.Result.UNKNOWN_COMMAND) {
            reaction = Reaction.ABORT;
        } else if (result == FrameDecoder.Result.MESSAGE) {
            reaction = reactionToFramed(request, decoder.message());
        }
        return reaction;
    }

    private static Reaction reactionToFramed(ByteBuffer request, ByteBuffer message) {
        boolean isFrameValid =
                Header.isZero(message, Header.CHECKSUM_PADDING, U128.SIZE)
                        && Header.isZero(message, Header.CHECKSUM_BODY_PADDING, 2 * U128.SIZE)
                        && Header.isZero(message, Header.EPOCH, Integer.BYTES)
                        && Header.isZero(message, Header.PROTOCOL, Short.BYTES)
                        && Header.isZero(message, Header.RESERVED_FRAME, 12)
                        && Header.release(message) != 0;
        if (!isFrameValid) {
            return Reaction.DROP;
        }
        return switch (Header.command(message)) {
            case 4 -> reactionToPong(message);
            case 8 -> reactionToReply(request, message);
            case 18 -> reactionToEviction(request, message);
            default -> Reaction.DROP;
        };
    }

    private static Reaction reactionToPong(ByteBuffer pong) {
        if (Header.size(pong) != Header.SIZE || !Header.isZero(pong, 136, 120)) {
            return Reaction.DROP;
        }
        return Header.replica(pong) < REPLICA_COUNT_MAX ? Reaction.ACCEPT : Reaction.ABORT;
    }

    private static Reaction reactionToEviction(ByteBuffer request, ByteBuffer eviction) {
        int reason = EvictionHeader.reason(eviction);
        boolean isForUs =
                Header.size(eviction) == Header.SIZE
                        && Header.isZero(eviction, 144, 111)
                        && reason >= 1
                        && reason <= 8
                        && EvictionHeader.client(eviction).equals(clientOf(request))
                        && Integer.compareUnsigned(Header.view(eviction), Header.view(request))
                                >= 0;
        return isForUs ? Reaction.EVICTED : Reaction.DROP;
    }

    private static U128 clientOf(ByteBuffer request) {
        return Header.command(request) == Command.PING_CLIENT.number()
                ? PingHeader.client(request)
                : RequestHeader.client(request);
    }

    private static Reaction reactionToReply(ByteBuffer request, ByteBuffer reply) {
        if (!isReplyHeaderValid(reply)) {
            return Reaction.DROP;
        }
        if (Header.release(reply) != Header.release(request)) {
            return Reaction.ABORT;
        }
        if (!ReplyHeader.client(reply).equals(RequestHeader.client(request))) {
            return Reaction.DROP;
        }
        int order =
                Integer.compareUnsigned(ReplyHeader.request(reply), RequestHeader.request(request));
        if (order < 0) {
            return Reaction.DROP;
        }
        boolean answers =
                order == 0
                        && ReplyHeader.requestChecksum(reply).equals(Header.checksum(request))
                        && ReplyHeader.operation(reply) == RequestHeader.operation(request);
        return answers && isBodyAcceptable(request, reply) ? Reaction.ACCEPT : Reaction.ABORT;
    }

    private static boolean isReplyHeaderValid(ByteBuffer reply) {
        boolean isRegister = ReplyHeader.operation(reply) == ControlOperation.REGISTER;
        return !ReplyHeader.client(reply).isZero()
                && Header.isZero(reply, 144, U128.SIZE)
                && Header.isZero(reply, 176, U128.SIZE)
                && Header.isZero(reply, 237, 19)
                && ReplyHeader.op(reply) != 0
                && ReplyHeader.op(reply) == reply.getLong(ReplyHeader.COMMIT)
                && ReplyHeader.timestamp(reply) != 0
                && (ReplyHeader.request(reply) == 0) == isRegister
                && (!isRegister || bodySize(reply) == REGISTER_REPLY_SIZE);
    }

    private static int bodySize(ByteBuffer message) {
        return Header.size(message) - Header.SIZE;
    }

    private static boolean isBodyAcceptable(ByteBuffer request, ByteBuffer reply) {
        int number = RequestHeader.operation(request);
        if (number == ControlOperation.REGISTER) {
            int limit = reply.getInt(Header.SIZE);
            // With less than two elements the formulas of the limits overflow.
            return limit > 128 && limit <= Header.BODY_SIZE_MAX;
        }
        Operation operation = Operation.of(number);
        if (operation == null || !operation.isMultiBatch()) {
            return true;
        }
        MultiBatchDecoder asked = new MultiBatchDecoder();
        MultiBatchDecoder answered = new MultiBatchDecoder();
        return asked.decode(request, Header.SIZE, Header.size(request), operation.eventSize())
                && answered.decode(reply, Header.SIZE, Header.size(reply), operation.resultSize())
                && asked.batchCount() == answered.batchCount()
                && countOf(answered) <= expectedCount(operation, request, asked);
    }

    private static int countOf(MultiBatchDecoder body) {
        int count = 0;
        for (int batch = 0; batch < body.batchCount(); batch++) {
            count += body.elementCount(batch);
        }
        return count;
    }

    private static long expectedCount(
            Operation operation, ByteBuffer request, MultiBatchDecoder asked) {
        if (operation.kind().isBatchable()) {
            return countOf(asked);
        }
        long count = 0;
        for (int filter = 0; filter < asked.batchCount(); filter++) {
            int end = Header.SIZE + (filter + 1) * operation.eventSize();
            long limit = Integer.toUnsignedLong(request.getInt(end - 2 * Integer.BYTES));
            count += Math.min(limit, operation.replyCountMax());
        }
        return count;
    }
}
