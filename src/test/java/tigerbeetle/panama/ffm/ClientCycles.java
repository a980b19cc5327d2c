package tigerbeetle.panama.ffm;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Figures;
import tigerbeetle.panama.embedded.EmbeddedServer;

/**
 * Opens a client, submits requests, closes it with them in flight, and again: what a process must
 * survive any number of times. Run in a JVM of its own, so that its figures are its own.
 *
 * <p>Arguments: the number of cycles, and how many threads share them. The clients are, in turn, in
 * echo mode, of a cluster that does not answer, and, each eighth one, of an embedded server.
 */
final class ClientCycles {

    private static final int REQUESTS = 16;
    private static final int PARTS = 10;

    /** What the JVM itself takes in the course of it; one client that stayed would be 20. */
    private static final int RSS_GROWTH_MAX_MB = 48;

    private static final AtomicLong COMPLETED = new AtomicLong();
    private static final AtomicLong SHUT_DOWN = new AtomicLong();

    private ClientCycles() {}

    public static void main(String[] arguments) throws Exception {
        int cycles = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        int part = Math.max(1, cycles / PARTS);
        run(part, threads); // classes, stacks and pools that come with the first ones
        Figures before = Figures.afterCollection();
        System.out.println("at the start: " + before);
        COMPLETED.set(0);
        SHUT_DOWN.set(0);
        long startNs = System.nanoTime();
        for (int i = 1; i <= PARTS; i++) {
            run(part, threads);
            System.out.printf(
                    "%d cycles, %d s, completed %d, shut down %d: %s%n",
                    i * part,
                    (System.nanoTime() - startNs) / 1_000_000_000,
                    COMPLETED.get(),
                    SHUT_DOWN.get(),
                    Figures.afterCollection());
        }
        Figures after = Figures.afterCollection();
        check(
                COMPLETED.get() + SHUT_DOWN.get() == (long) PARTS * part * REQUESTS,
                "a completion was lost");
        check(SHUT_DOWN.get() > 0, "no request was in flight at a close");
        check(after.fds() <= before.fds(), "file descriptors leak");
        check(after.threads() <= before.threads(), "threads leak");
        check(after.rssMb() <= before.rssMb() + RSS_GROWTH_MAX_MB, "memory leaks");
        System.out.println("ok");
    }

    private static void run(int cycles, int threads) throws InterruptedException {
        try (EmbeddedServer server = EmbeddedServer.start();
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < cycles; i++) {
                int kind = i % 8;
                executor.execute(() -> cycle(kind, server.address()));
            }
        }
    }

    private static void cycle(int kind, String address) {
        boolean dead = kind % 2 == 1;
        try (NativeClient client =
                kind == 0
                        ? NativeClient.open(0, 0, address, REQUESTS)
                        : dead
                                ? NativeClient.open(0, 0, "1", REQUESTS)
                                : NativeClient.openEcho(REQUESTS)) {
            if (!dead) {
                Request first = submitted(client, null);
                first.await(Request.FOREVER, 0);
                count(first);
            }
            for (int i = dead ? 0 : 1; i < REQUESTS; i++) {
                submitted(client, ClientCycles::count);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Request submitted(NativeClient client, Request.@Nullable Completion completion)
            throws InterruptedException {
        Request request = client.acquire();
        request.body(128).putLong(0, 0);
        request.submit(Operation.CREATE_TRANSFERS, 128, 128, completion);
        return request;
    }

    private static void count(Request request) {
        (request.status() == PacketStatus.OK ? COMPLETED : SHUT_DOWN).incrementAndGet();
        request.release();
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            System.out.println("FAILED: " + otherwise);
            System.exit(1);
        }
    }
}
