package tigerbeetle.panama.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.PacketStatus;
import tigerbeetle.panama.ffm.Request;
import tigerbeetle.panama.ffm.RequestRefusedException;

/**
 * A server, through the native library. Requests are sent as they are, below the public API, which
 * could not say reserved bytes, balances of new accounts or undefined flags.
 */
final class ClientTarget implements Target {

    private static final int REPLY_SIZE_MAX = tigerbeetle.panama.ffm.Operation.BODY_SIZE_MAX;

    private record Answer(PacketStatus status, ByteBuffer reply) {}

    private final NativeClient client;
    private final Pace pace;
    private final Duration timeout;
    private boolean isSilent;

    /**
     * @param client is used by this target alone until it is done, but not closed
     * @param timeout how long to wait for an answer; after that nothing more is sent
     */
    ClientTarget(NativeClient client, Pace pace, Duration timeout) {
        this.client = client;
        this.pace = pace;
        this.timeout = timeout;
    }

    @Override
    public Optional<ByteBuffer> execute(Operation operation, ByteBuffer request) {
        if (request.remaining() > REPLY_SIZE_MAX) {
            return Optional.empty(); // no message holds that: it cannot even be handed over
        }
        if (isSilent) {
            throw new RequestFailedException("not sent, since an earlier request has no answer");
        }
        Answer answer = answer(operation, request);
        pace.afterRequest();
        return switch (answer.status()) {
            case OK -> Optional.of(answer.reply());
            case TOO_MUCH_DATA -> Optional.empty();
            case CLIENT_EVICTED, CLIENT_RELEASE_TOO_LOW, CLIENT_RELEASE_TOO_HIGH ->
                    throw new RequestFailedException(answer.status().toString());
            case CLIENT_SHUTDOWN, INVALID_OPERATION, INVALID_DATA_SIZE, UNKNOWN ->
                    throw new RequestFailedException(answer.status().toString());
        };
    }

    private Answer answer(Operation operation, ByteBuffer request) {
        try {
            return send(operation, request).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            isSilent = true;
            throw new RequestFailedException("none within " + timeout.toMillis() + " ms");
        } catch (RequestRefusedException e) {
            throw new RequestFailedException(e.reason().toString());
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestFailedException("interrupted");
        }
    }

    private CompletableFuture<Answer> send(Operation operation, ByteBuffer request)
            throws InterruptedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        int size = request.remaining();
        Request slot = client.acquire();
        slot.body(size).put(0, request, request.position(), size);
        try {
            slot.submit(
                    tigerbeetle.panama.ffm.Operation.valueOf(operation.name()),
                    size,
                    REPLY_SIZE_MAX,
                    completed -> answer.complete(take(completed)));
        } catch (RequestRefusedException e) {
            slot.release();
            throw e;
        }
        return answer;
    }

    private static Answer take(Request completed) {
        int size = completed.replySize();
        ByteBuffer reply = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        reply.put(0, completed.reply(), 0, size);
        PacketStatus status = completed.status();
        completed.release();
        return new Answer(status, reply);
    }

    @Override
    public void sleep(Duration wait, Duration advance) {
        pace.sleep(wait, advance);
    }
}
