package tigerbeetle.panama.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.wire.FrameDecoder;
import tigerbeetle.panama.embedded.wire.Header;
import tigerbeetle.panama.embedded.wire.U128;

/**
 * Carries the messages of one connection in one direction, and does to them what the faults say.
 * One thread runs it, until the connection ends.
 */
final class Pump implements Runnable {

    /** The library sends a request again after 0.6 s: some faults end before, some after that. */
    private static final int DELAY_MAX_MS = 900;

    private static final int COALESCE_MAX_MS = 900;
    private static final int COALESCED_MAX = 3;
    private static final int SINGLE_BYTES_MAX = 600;
    private static final int FOREVER_MS = 0;

    private final Link link;
    private final Fault.Direction direction;
    private final Lane lane;
    private final Consumer<AssertionError> failures;
    private final FrameDecoder decoder = new FrameDecoder(U128.ZERO);
    private final Socket from;
    private final Socket to;
    private boolean isMuted;

    Pump(Link link, Fault.Direction direction, Lane lane, Consumer<AssertionError> failures) {
        this.link = link;
        this.direction = direction;
        this.lane = lane;
        this.failures = failures;
        this.from = link.from(direction);
        this.to = link.to(direction);
    }

    @Override
    public void run() {
        try {
            while (true) {
                byte[] message = receive(FOREVER_MS);
                if (message != null) {
                    pass(message);
                }
            }
        } catch (EOFException e) {
            endOutput();
        } catch (IOException | InterruptedException e) {
            link.cut();
        }
    }

    /** An end of the stream is passed on: the other direction goes on until it ends, too. */
    private void endOutput() {
        try {
            to.shutdownOutput();
        } catch (IOException e) {
            link.cut(); // it has been ended before, so now both have
        }
    }

    /** The next message; null if there is none in time. */
    private byte @Nullable [] receive(int timeoutMs) throws IOException {
        from.setSoTimeout(timeoutMs);
        InputStream in = from.getInputStream();
        FrameDecoder.Result result = decoder.next();
        while (result == FrameDecoder.Result.INCOMPLETE) {
            ByteBuffer window = decoder.window();
            try {
                int at = window.arrayOffset() + window.position();
                int count = in.read(window.array(), at, window.remaining());
                if (count < 0) {
                    throw new EOFException();
                }
                window.position(window.position() + count);
            } catch (SocketTimeoutException e) {
                return null;
            }
            result = decoder.next();
        }
        if (result != FrameDecoder.Result.MESSAGE) {
            failures.accept(new AssertionError("an invalid message " + direction + ": " + result));
            throw new IOException("no messages any more");
        }
        byte[] message = new byte[decoder.message().limit()];
        decoder.message().get(0, message);
        return message;
    }

    private void pass(byte[] message) throws IOException, InterruptedException {
        Lane.Strike strike = lane.pass(message);
        if (strike == null) {
            send(message);
            return;
        }
        Fault fault = strike.fault();
        try {
            suffer(fault.kind(), message, new SplittableRandom(fault.seed()));
        } finally {
            strike.over().complete(fault);
        }
    }

    private void suffer(Fault.Kind kind, byte[] message, SplittableRandom random)
            throws IOException, InterruptedException {
        switch (kind) {
            case CUT -> {
                send(Arrays.copyOf(message, random.nextInt(message.length)));
                if (random.nextBoolean()) {
                    link.reset();
                } else {
                    link.cut();
                }
            }
            case DELAY -> {
                if (!link.isCutWithin(random.nextInt(1, DELAY_MAX_MS))) {
                    send(message);
                }
            }
            case SPLIT -> split(message);
            case COALESCE -> coalesce(message, random);
            case CORRUPT -> {
                byte[] corrupt = message.clone();
                int bound = random.nextBoolean() ? Header.SIZE : message.length;
                corrupt[random.nextInt(bound)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                send(corrupt);
            }
            case BLACK_HOLE -> {
                link.swallow();
                if (!link.isCutWithin(random.nextInt(1, DELAY_MAX_MS))) {
                    link.cut();
                }
            }
            case HALF_CLOSE -> {
                send(Arrays.copyOf(message, random.nextInt(message.length + 1)));
                isMuted = true;
                to.shutdownOutput();
            }
            case REPLAY -> {
                List<byte[]> all = new ArrayList<>(lane.someOfTheLatest(random));
                all.add(random.nextInt(all.size() + 1), message);
                for (byte[] each : all) {
                    send(each);
                }
            }
        }
    }

    private void split(byte[] message) throws IOException {
        for (int at = 0; at < message.length; ) {
            boolean isInside = at >= SINGLE_BYTES_MAX && at < message.length - SINGLE_BYTES_MAX;
            int end = isInside ? message.length - SINGLE_BYTES_MAX : at + 1;
            send(Arrays.copyOfRange(message, at, end));
            at = end;
        }
    }

    private void coalesce(byte[] message, SplittableRandom random) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(message);
        try {
            for (int i = 1; i < COALESCED_MAX; i++) {
                byte[] another = receive(random.nextInt(1, COALESCE_MAX_MS));
                if (another == null) {
                    break;
                }
                all.writeBytes(another);
            }
        } finally {
            send(all.toByteArray());
        }
    }

    private void send(byte[] bytes) throws IOException {
        if (!isMuted && !link.isBlackHole()) {
            OutputStream out = to.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }
}
