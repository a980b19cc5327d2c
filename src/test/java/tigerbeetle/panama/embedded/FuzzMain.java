package tigerbeetle.panama.embedded;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.embedded.session.Fuzz;

/**
 * The fuzzer of {@code scripts/fuzz}: servers one after the other, each for {@link #EPOCH}
 * messages, so that the same seed gives the same messages however many there are in all.
 */
public final class FuzzMain {

    private static final int MESSAGES_DEFAULT = 1_000_000;
    private static final int EPOCH = 20_000;
    private static final int SOCKET_SHARE = 50;
    private static final int PROGRESS = 100_000;
    private static final long HANG_MS = 30_000;

    private final long seed;
    private final PrintStream out;
    private final Map<String, Long> outcomes = Fuzz.outcomes();
    private final AtomicLong sent = new AtomicLong();
    private final long startNs = System.nanoTime();
    private volatile Supplier<ByteBuffer> current = () -> ByteBuffer.allocate(0);

    private FuzzMain(long seed, PrintStream out) {
        this.seed = seed;
        this.out = out;
    }

    /**
     * Runs the fuzzer.
     *
     * @param arguments the number of messages and the seed; both may be left out
     */
    public static void main(String... arguments) {
        long messages = arguments.length > 0 ? Long.parseLong(arguments[0]) : MESSAGES_DEFAULT;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.exit(run(messages, seed, System.out) == null ? 1 : 0);
    }

    /** Runs the fuzzer; the counts by outcome, or null after a failure, which it has printed. */
    static @Nullable Map<String, Long> run(long messages, long seed, PrintStream out) {
        FuzzMain fuzz = new FuzzMain(seed, out);
        out.printf("%,d messages, seed %d%n", messages, seed);
        Thread runner = Thread.currentThread();
        Thread watchdog = new Thread(() -> fuzz.watch(runner), "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            fuzz.run(messages);
        } catch (Throwable e) {
            fuzz.printFailure(e);
            return null;
        } finally {
            watchdog.interrupt();
        }
        out.println("what became of them, and of the requests of clients that behave:");
        fuzz.outcomes.forEach((outcome, count) -> out.printf("%,12d  %s%n", count, outcome));
        out.printf("ok: %,d messages, %.1f s%n", messages, fuzz.seconds());
        return fuzz.outcomes;
    }

    private void run(long messages) throws Exception {
        SplittableRandom seeds = new SplittableRandom(seed);
        boolean isDevelopment = true;
        while (sent.get() < messages) {
            int socketCount = EPOCH / SOCKET_SHARE;
            inMemory(seeds.nextLong(), isDevelopment, Math.min(messages, next(-socketCount)));
            sockets(seeds.nextLong(), Math.min(messages, next(0)));
            isDevelopment = !isDevelopment;
        }
    }

    /** Where the epoch ends, or that many messages later. */
    private long next(int offset) {
        return (sent.get() / EPOCH + 1) * EPOCH + offset;
    }

    private void inMemory(long epochSeed, boolean isDevelopment, long end) {
        Fuzz fuzz = new Fuzz(epochSeed, isDevelopment, outcomes);
        current = fuzz::current;
        while (sent.get() < end) {
            fuzz.step((int) sent.get());
            advance();
        }
        fuzz.finish();
    }

    private void sockets(long epochSeed, long end) throws Exception {
        try (SocketFuzz fuzz = new SocketFuzz(epochSeed, outcomes)) {
            current = fuzz::current;
            while (sent.get() < end) {
                fuzz.step();
                advance();
            }
        }
    }

    private void advance() {
        long count = sent.incrementAndGet();
        if (count % PROGRESS == 0) {
            out.printf("%,d messages, %.1f s%n", count, seconds());
        }
    }

    private double seconds() {
        return (System.nanoTime() - startNs) / 1e9;
    }

    private void printFailure(Throwable failure) {
        failure.printStackTrace(out);
        byte[] bytes = new byte[current.get().capacity()];
        current.get().get(0, bytes);
        out.printf("message %d in hex: %s%n", sent.get(), HexFormat.of().formatHex(bytes));
        out.printf("seed %d, message %d: %s%n", seed, sent.get(), failure);
        out.printf("again: scripts/fuzz --seed %d --messages %d%n", seed, sent.get() + 1);
    }

    /** Ends the process when a message takes too long. */
    private void watch(Thread runner) {
        try {
            long before = -1;
            while (before != sent.get()) {
                before = sent.get();
                Thread.sleep(HANG_MS);
            }
        } catch (InterruptedException e) {
            return;
        }
        AssertionError hang = new AssertionError("hangs, as it seems");
        hang.setStackTrace(runner.getStackTrace());
        printFailure(hang);
        Runtime.getRuntime().halt(1);
    }
}
