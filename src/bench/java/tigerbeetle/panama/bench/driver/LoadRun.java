package tigerbeetle.panama.bench.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One load on one client: its threads, its clock, and what it tells afterwards. */
final class LoadRun {

    private final Target target;
    private final Load load;
    private final long high;

    /** How long each request took, from before its events were filled until they were checked. */
    private final long[] latencyNs;

    private final CountDownLatch start = new CountDownLatch(1);
    private final AtomicLong rows = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    LoadRun(Target target, Load load, long high) {
        this.target = target;
        this.load = load;
        this.high = high;
        this.latencyNs = new long[load.requests()];
    }

    /** Does all of it; the answer is JSON. */
    String run() throws InterruptedException {
        ThreadFactory factory =
                load.calls() == Load.Calls.VIRTUAL
                        ? Thread.ofVirtual().factory()
                        : Thread.ofPlatform().factory();
        List<Target.Caller> callers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(load.threads());
        for (int t = 0; t < load.threads(); t++) {
            Runnable loop = loop(t, callers);
            Thread thread =
                    factory.newThread(() -> {
                        ready.countDown();
                        loop.run();
                    });
            threads.add(thread);
            thread.start();
        }
        ready.await();
        JvmUsage before = JvmUsage.now();
        long startNs = System.nanoTime();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        long ns = System.nanoTime() - startNs;
        JvmUsage usage = JvmUsage.now().minus(before);
        callers.forEach(Target.Caller::close);
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(failed.toString(), failed);
        }
        return answer(ns, usage);
    }

    private String answer(long ns, JvmUsage usage) {
        Arrays.sort(latencyNs);
        return "{\"seconds\":"
                + ns / 1e9
                + ",\"requests\":"
                + load.requests()
                + ",\"rows\":"
                + rows
                + ",\"p50_us\":"
                + latencyNs[load.requests() / 2] / 1e3
                + ",\"p99_us\":"
                + latencyNs[(int) (load.requests() * 99L / 100)] / 1e3
                + ",\"heap_bytes\":"
                + usage.allocatedBytes() / (double) load.requests()
                + ",\"gc_count\":"
                + usage.collections()
                + "}";
    }

    /** The loop of one thread, with callers of its own, which are made before the clock starts. */
    private Runnable loop(int thread, List<Target.Caller> callers) {
        List<Target.Caller> own = new ArrayList<>();
        for (int i = 0; i < load.inflight(); i++) {
            own.add(target.caller(load.events()));
        }
        callers.addAll(own);
        return () -> {
            try {
                start.await();
                if (load.calls() != Load.Calls.ASYNC) {
                    requests(thread, own.getFirst());
                } else if (target.isAwaited()) {
                    requestsAwaited(thread, own);
                } else {
                    requestsAsync(thread, own);
                }
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
            }
        };
    }

    private void requests(int thread, Target.Caller caller) {
        long rowCount = 0;
        for (int r = thread; r < load.requests(); r += load.threads()) {
            long startNs = System.nanoTime();
            long first = (long) r * load.events();
            switch (load.operation()) {
                case TRANSFERS -> caller.createTransfers(high, first + 1);
                case LOOKUPS -> caller.lookupAccounts(first);
                case PAGES -> rowCount += caller.readNextPage();
            }
            latencyNs[r] = System.nanoTime() - startNs;
            rowCount += load.operation() == Load.Operation.PAGES ? 0 : load.events();
        }
        rows.addAndGet(rowCount);
    }

    /** Keeps as many requests in flight as there are callers. */
    private void requestsAsync(int thread, List<Target.Caller> callers)
            throws InterruptedException {
        BlockingQueue<Target.Caller> idle =
                new ArrayBlockingQueue<>(callers.size(), false, callers);
        long rowCount = 0;
        for (int r = thread; r < load.requests(); r += load.threads()) {
            Target.Caller caller = idle.take();
            if (failure.get() != null) {
                return;
            }
            long startNs = System.nanoTime();
            int request = r;
            caller.send(
                    high,
                    (long) r * load.events() + 1,
                    failed -> {
                        latencyNs[request] = System.nanoTime() - startNs;
                        if (failed != null) {
                            failure.compareAndSet(null, failed);
                        }
                        idle.add(caller);
                    });
            rowCount += load.events();
        }
        for (int i = 0; i < callers.size(); i++) {
            idle.take();
        }
        rows.addAndGet(rowCount);
    }

    /** The same, where the thread itself waits for its requests, the oldest first. */
    private void requestsAwaited(int thread, List<Target.Caller> callers) {
        long rowCount = 0;
        int sent = 0;
        for (int r = thread; r < load.requests(); r += load.threads()) {
            Target.Caller caller = callers.get(sent % callers.size());
            if (sent >= callers.size()) {
                finish(caller, r - callers.size() * load.threads());
            }
            latencyNs[r] = System.nanoTime();
            caller.send(high, (long) r * load.events() + 1, failed -> {});
            rowCount += load.events();
            sent++;
        }
        for (int i = Math.max(0, sent - callers.size()); i < sent; i++) {
            finish(callers.get(i % callers.size()), thread + i * load.threads());
        }
        rows.addAndGet(rowCount);
    }

    private void finish(Target.Caller caller, int request) {
        caller.await();
        latencyNs[request] = System.nanoTime() - latencyNs[request];
    }
}
