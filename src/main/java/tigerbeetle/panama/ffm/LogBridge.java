package tigerbeetle.panama.ffm;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.bindings.tb_client;

/**
 * Carries the library's log to {@link System.Logger} under the name {@value #NAME}.
 *
 * <p>The library calls under a process-wide lock, on an IO thread or on the thread that opens a
 * client, and must not be called back from there. So the stub only copies the text into a bounded
 * queue, and a daemon thread hands it to the logger, repeats limited. When the queue is full, lines
 * are dropped and counted.
 */
final class LogBridge {

    static final String NAME = "tigerbeetle.panama.native";

    /** The system property that asks the library for its debug lines, too: {@code true}. */
    static final String DEBUG_PROPERTY = "tigerbeetle.panama.debug";

    private static final long REPEAT_PERIOD_NS = 10_000_000_000L;
    private static final int QUEUE_CAPACITY = 1_024;
    private static final int TEXT_SIZE_MAX = 8_192; // src/clients/c/tb_client_exports.zig, 0.17.9

    private static final ArrayBlockingQueue<Line> QUEUE = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private static final AtomicLong DROPPED = new AtomicLong();

    private static boolean installed;

    private record Line(Level level, String text, @Nullable Throwable cause) {}

    private LogBridge() {}

    /** Becomes the process's log callback, unless there is one already, and starts the thread. */
    static synchronized void install() {
        if (installed) {
            return;
        }
        Daemons.start("tigerbeetle-log", LogBridge::run);
        NativeCalls.registerLogCallback(true, Boolean.getBoolean(DEBUG_PROPERTY));
        installed = true;
    }

    /** The target of the stub: copies, queues and returns; nothing may leave it. */
    static void logged(int level, long text, int textSize) {
        try {
            int size = Math.clamp(textSize, 0, TEXT_SIZE_MAX);
            byte[] copy = Memory.copyOut(text, size);
            add(new Line(levelOf(level), new String(copy, StandardCharsets.UTF_8), null));
        } catch (Throwable t) {
            try {
                DROPPED.incrementAndGet(); // out of memory, most likely: no room to say more
            } catch (Throwable second) {
                // nothing is left to try, and nothing may leave
            }
        }
    }

    /** Logs a failure of our own that happened where it could not be thrown. */
    static void report(String what, Throwable cause) {
        try {
            add(new Line(Level.ERROR, what, cause));
        } catch (Throwable t) {
            DROPPED.incrementAndGet();
        }
    }

    private static void add(Line line) {
        if (!QUEUE.offer(line)) {
            DROPPED.incrementAndGet();
        }
    }

    /** What the library calls info is one line per connection: of interest to a debugger only. */
    private static Level levelOf(int level) {
        if (level == tb_client.TB_LOG_ERR()) {
            return Level.ERROR;
        }
        if (level == tb_client.TB_LOG_WARN()) {
            return Level.WARNING;
        }
        return level == tb_client.TB_LOG_INFO() ? Level.DEBUG : Level.TRACE;
    }

    private static void run() {
        RepeatLimit repeats = new RepeatLimit(REPEAT_PERIOD_NS);
        while (true) {
            try {
                Line line = QUEUE.take();
                long dropped = DROPPED.getAndSet(0);
                if (dropped > 0) {
                    log(Level.WARNING, dropped + " lines of the client's log were dropped", null);
                }
                String text = repeats.pass(line.text(), System.nanoTime());
                if (text != null) {
                    log(line.level(), text, line.cause());
                }
            } catch (InterruptedException e) {
                return;
            } catch (Throwable t) {
                DROPPED.incrementAndGet(); // the logger failed; the next line may fare better
            }
        }
    }

    private static void log(Level level, String text, @Nullable Throwable cause) {
        Logger logger = System.getLogger(NAME); // late: it starts the logging system
        if (cause == null) {
            logger.log(level, text);
        } else {
            logger.log(level, text, cause);
        }
    }
}
