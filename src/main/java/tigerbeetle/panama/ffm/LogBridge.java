package tigerbeetle.panama.ffm;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
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
 *
 * <p>The levels are low, so that the logging that a JVM starts with shows none of it: what matters
 * in it to a caller is in the exceptions, in {@link Health}, and in the one line with which the
 * same thread, which looks after all clients once a second, reports requests that wait for long.
 */
final class LogBridge {

    /** Of the library's lines. */
    static final String NAME = "tigerbeetle.panama.native";

    /** Of our own. */
    static final String CLIENT_NAME = "tigerbeetle.panama";

    /** The system property that asks the library for its debug lines, too: {@code true}. */
    static final String DEBUG_PROPERTY = "tigerbeetle.panama.debug";

    private static final long REPEAT_PERIOD_NS = 10_000_000_000L;
    private static final long STALL_CHECK_PERIOD_MS = 1_000;
    private static final int QUEUE_CAPACITY = 1_024;
    private static final int TEXT_SIZE_MAX = 8_192; // src/clients/c/tb_client_exports.zig, 0.17.9

    private static final ArrayBlockingQueue<Line> QUEUE = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private static final AtomicLong DROPPED = new AtomicLong();

    /** No level of the library's: the stub is being made ready, and there is no line. */
    static final int LEVEL_NONE = -1;

    private static boolean installed;

    /** The last lines of the library's that are warnings or worse. */
    private static final Troubles TROUBLES = new Troubles();

    private record Line(Level level, String text, @Nullable Throwable cause) {}

    private LogBridge() {}

    /** Becomes the process's log callback, unless there is one already, and starts the thread. */
    static synchronized void install() {
        if (installed) {
            return;
        }
        Daemons.start("tigerbeetle-log", LogBridge::run);
        NativeLog.register(true, Boolean.getBoolean(DEBUG_PROPERTY));
        installed = true;
    }

    /** The target of the stub: copies, queues and returns; nothing may leave it. */
    static void logged(int level, long text, int textSize) {
        try {
            if (level == LEVEL_NONE) {
                return;
            }
            int size = Math.clamp(textSize, 0, TEXT_SIZE_MAX);
            byte[] copy = Memory.copyOut(text, size);
            String line = new String(copy, StandardCharsets.UTF_8);
            boolean error = level == tb_client.TB_LOG_ERR();
            if (error || level == tb_client.TB_LOG_WARN()) {
                TROUBLES.add(new Health.Trouble(line, System.nanoTime()));
                add(new Line(Level.DEBUG, (error ? "error: " : "warning: ") + line, null));
            } else {
                add(new Line(Level.TRACE, line, null));
            }
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

    /** What the library last complained of that may be about the client of that id. */
    static Health.@Nullable Trouble trouble(long idHigh, long idLow) {
        return TROUBLES.last(idHigh, idLow);
    }

    private static void run() {
        RepeatLimit repeats = new RepeatLimit(REPEAT_PERIOD_NS);
        while (true) {
            try {
                Line line = QUEUE.poll(STALL_CHECK_PERIOD_MS, TimeUnit.MILLISECONDS);
                long dropped = DROPPED.getAndSet(0);
                if (dropped > 0) {
                    log(NAME, Level.WARNING, dropped + " lines of the log were dropped", null);
                }
                String text = line == null ? null : repeats.pass(line.text(), System.nanoTime());
                if (line != null && text != null) {
                    log(NAME, line.level(), text, line.cause());
                }
                reportStalls();
                CommonPool.revive();
            } catch (InterruptedException e) {
                // nobody's to stop: it is one thread for all clients, to the end of the process
            } catch (Throwable t) {
                DROPPED.incrementAndGet(); // the logger failed; the next line may fare better
            }
        }
    }

    private static void reportStalls() {
        for (NativeClient client : Completions.clients()) {
            String stall = client == null ? null : client.stall();
            if (stall != null) {
                log(CLIENT_NAME, Level.WARNING, "A TigerBeetle client is waiting: " + stall, null);
            }
        }
    }

    private static void log(String name, Level level, String text, @Nullable Throwable cause) {
        Logger logger = System.getLogger(name); // late: it starts the logging system
        if (cause == null) {
            logger.log(level, text);
        } else {
            logger.log(level, text, cause);
        }
    }
}
