package tigerbeetle.panama;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls without enough stack, and with no heap left: in a JVM of its own with a small heap. Each
 * has to end, and the client to work afterwards.
 */
final class ScarceMemory {

    static final String OK = "all ended, all works";

    private static final int CALLERS = 8;
    private static final int ROUNDS = 10;
    private static final int SPARE_BYTES = 1 << 20;
    private static final int DEADLINES = 500;
    private static final int DEADLINE_MS = 100;

    private static final AtomicLong ENDED = new AtomicLong();
    private static final AtomicInteger UNKNOWN = new AtomicInteger();

    private ScarceMemory() {}

    public static void main(String[] arguments) throws Exception {
        // First: a class of the JDK whose initialization runs out of memory is lost to the process,
        // and threads that end so print why. What is printed at the end needs the same classes.
        String begins = ENDED.get() + " calls, of them unknown: " + UNKNOWN.get();
        new IllegalStateException(begins, new Exception(begins)).printStackTrace(System.out);
        try {
            run(arguments);
        } catch (Throwable t) {
            for (Throwable each = t; each != null; each = each.getCause()) {
                System.out.println(each);
            }
            throw t;
        }
    }

    private static void run(String[] arguments) throws Exception {
        try (EchoClient client = EchoClient.open()) {
            check(client);
            switch (arguments[0]) {
                case "stack" -> scarceStack(client);
                case "heap" -> scarceHeap(client);
                case "deadlines" -> scarceHeapAtDeadlines();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            check(client);
        }
        System.out.println(ENDED.get() + " calls, of them unknown: " + UNKNOWN.get());
        System.out.println(OK);
    }

    private static void check(EchoClient client) throws Exception {
        List<Account> accounts = List.of(Account.of(1, 2, 3));
        List<CompletableFuture<List<Account>>> futures = new ArrayList<>();
        for (int i = 0; i < 300; i++) { // more than there are slots: none is lost
            futures.add(client.accountsAsync(accounts));
        }
        for (CompletableFuture<List<Account>> future : futures) {
            if (!future.get(10, TimeUnit.SECONDS).equals(accounts)) {
                throw new AssertionError("another account came back");
            }
        }
    }

    private static void scarceStack(EchoClient client) throws InterruptedException {
        for (Thread.Builder builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            Thread diver = builder.unstarted(() -> dive(client));
            diver.start();
            diver.join();
        }
    }

    /** Calls at every depth of the stack's last part, from the very end upwards. */
    @SuppressWarnings("InfiniteRecursion") // to the end of the stack
    private static int dive(EchoClient client) {
        int fromTheEnd;
        try {
            fromTheEnd = dive(client) + 1;
        } catch (StackOverflowError e) {
            fromTheEnd = 0;
        }
        if (fromTheEnd < 150) {
            call(client);
        }
        return fromTheEnd;
    }

    private static void call(EchoClient client) {
        try {
            client.accounts(List.of(Account.of(1, 2, 3)));
        } catch (OutcomeUnknownException e) {
            UNKNOWN.incrementAndGet();
        } catch (StackOverflowError | OutOfMemoryError e) {
            // before it was sent, or with no room to say more
        }
        ENDED.incrementAndGet();
    }

    /** Callers of both kinds go on while the heap is filled to the last byte, again and again. */
    private static void scarceHeap(EchoClient client) throws InterruptedException {
        AtomicInteger stop = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            boolean async = i % 2 == 0;
            callers.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                while (stop.get() == 0) {
                                    if (async) {
                                        callAsync(client);
                                    } else {
                                        call(client);
                                    }
                                }
                            }));
        }
        for (int round = 0; round < ROUNDS; round++) {
            fill();
        }
        stop.set(1);
        for (Thread caller : callers) {
            caller.join();
        }
    }

    /**
     * The JVM makes a thread of its own for the library's with the first call of it, and ends the
     * process if there is no memory for that: nothing that a library in Java could do about it.
     */
    private static void awaitFirstCallback(Client client) {
        while (!String.valueOf(client.state()).contains("last complaint")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Nothing but their deadlines can end these. */
    private static void scarceHeapAtDeadlines() throws Exception {
        try (Client nobody =
                Client.builder()
                        .addresses("127.0.0.1:1")
                        .requestTimeout(Duration.ofMillis(DEADLINE_MS))
                        .open()) {
            List<CompletableFuture<List<Account>>> futures = new ArrayList<>();
            for (int i = 0; i < DEADLINES; i++) {
                futures.add(nobody.lookupAccountsAsync(List.of(UInt128.ONE)));
            }
            awaitFirstCallback(nobody);
            fill(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * DEADLINE_MS));
            for (CompletableFuture<List<Account>> future : futures) {
                awaitFailure(future);
                ENDED.incrementAndGet();
            }
        }
    }

    private static void awaitFailure(CompletableFuture<?> future) throws Exception {
        try {
            future.get(30, TimeUnit.SECONDS);
            throw new AssertionError("nobody has answered");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutcomeUnknownException) {
                UNKNOWN.incrementAndGet();
            } else if (!(e.getCause() instanceof OutOfMemoryError)) {
                throw e;
            }
        }
    }

    /** Leaves no memory until that time. */
    @SuppressWarnings("ModifiedButNotUsed") // it is there to take the room
    private static void fill(long untilNs) {
        List<byte[]> hoard = new ArrayList<>(1 << 16);
        while (System.nanoTime() < untilNs) {
            hoard(hoard);
        }
        hoard.clear();
    }

    private static void hoard(List<byte[]> hoard) {
        for (int size = SPARE_BYTES; size >= 16; size /= 2) {
            try {
                while (true) {
                    hoard.add(new byte[size]);
                }
            } catch (OutOfMemoryError e) {
                // smaller ones may still fit
            }
        }
    }

    private static void callAsync(EchoClient client) {
        try {
            CompletableFuture<List<Account>> future =
                    client.accountsAsync(List.of(Account.of(1, 2, 3)));
            try {
                future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof OutcomeUnknownException) {
                    UNKNOWN.incrementAndGet();
                }
            }
        } catch (OutOfMemoryError | InterruptedException e) {
            // no room to make the request
        }
        ENDED.incrementAndGet();
    }

    @SuppressWarnings("ModifiedButNotUsed") // it is there to take the room
    private static void fill() throws InterruptedException {
        long seen = ENDED.get();
        List<byte[]> hoard = new ArrayList<>(1 << 16);
        hoard(hoard);
        long full = ENDED.get();
        for (int i = 0; i < 50 && ENDED.get() < full + CALLERS; i++) {
            TimeUnit.MILLISECONDS.sleep(2); // what it is about happens in other threads
        }
        hoard.clear();
        while (ENDED.get() <= seen) {
            Thread.onSpinWait();
        }
    }
}
