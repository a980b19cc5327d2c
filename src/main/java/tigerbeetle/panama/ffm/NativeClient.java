package tigerbeetle.panama.ffm;

import org.jspecify.annotations.Nullable;

import tigerbeetle.panama.bindings.tb_client_t;
import tigerbeetle.panama.bindings.tb_init_parameters_t;
import tigerbeetle.panama.bindings.tb_uint128_t;
import tigerbeetle.panama.layout.PacketLayout;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One client of the library: its handle, its request slots and their memory.
 *
 * <p>Ownership: everything native lies in one shared arena, which is closed last, when the library
 * has completed every packet and every slot is back. Until then a packet with its memory belongs to
 * the library from submit to completion, whatever becomes of the caller.
 *
 * <p>Thread-safe. {@link #close} may be called at any time, from any thread but the library's own.
 */
public final class NativeClient implements AutoCloseable {

    /** What starts the client: the real one or the echo. */
    @FunctionalInterface
    private interface Init {
        NativeCalls.InitStatus call(
                MemorySegment handle, MemorySegment cluster, MemorySegment addresses, long context);
    }

    /** Far longer than the library's thread takes to look at a wake-up. */
    private static final long PAUSE_NS = 10_000_000;

    private static final long DEINIT_TIMEOUT_NS = 10_000_000_000L;

    /** Of a u128 in C; jextract's layouts know the alignment of its halves only. */
    private static final long U128_ALIGNMENT = 16;

    private static final AtomicInteger OPENED = new AtomicInteger();

    private final Arena arena = Arena.ofShared();
    private final MemoryPool pool;
    private final MemorySegment handle;
    private final MemorySegment packets;
    private final ByteBuffer packetsBuffer;
    private final int requestCountMax;
    private final AtomicReferenceArray<@Nullable Request> requests;
    private final Probe probe;
    private final IndexStack idle;
    private final Semaphore permits;
    private final Dispatcher dispatcher;
    private final int context;

    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable PacketStatus eviction;
    private volatile @Nullable Thread ioThread;
    private long idHigh;
    private long idLow;

    private NativeClient(int requestCountMax) {
        this.requestCountMax = requestCountMax;
        this.requests = new AtomicReferenceArray<>(requestCountMax);
        this.pool = new MemoryPool(arena, 2 * requestCountMax); // a body and a reply each
        this.handle = arena.allocate(tb_client_t.layout());
        this.packets = arena.allocate((requestCountMax + 1L) * PacketLayout.SIZE, Long.BYTES);
        this.packetsBuffer = packets.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        this.probe = new Probe(requestCountMax, packetsBuffer, packets.address());
        this.idle = new IndexStack(requestCountMax);
        for (int i = requestCountMax - 1; i >= 0; i--) {
            idle.push(i);
        }
        this.permits = new Semaphore(requestCountMax);
        this.dispatcher =
                new Dispatcher("tigerbeetle-client-" + OPENED.incrementAndGet(), requestCountMax);
        this.context = Completions.add(this);
    }

    /**
     * A client of a cluster. Returns at once; the library connects in the background, for ever.
     *
     * @param addresses comma-separated, as the library reads them
     * @param requestCountMax how many requests can be in flight at the same time
     * @throws NativeException if the library cannot be loaded or refuses
     */
    public static NativeClient open(
            long clusterHigh, long clusterLow, String addresses, int requestCountMax) {
        return open(NativeCalls::init, clusterHigh, clusterLow, addresses, requestCountMax);
    }

    /**
     * A client that answers each request with the request's own data, without a cluster.
     *
     * @throws UnsupportedOperationException if this build of the library has none
     * @throws NativeException if the library cannot be loaded or refuses
     */
    public static NativeClient openEcho(int requestCountMax) {
        return open(NativeCalls::initEcho, 0, 0, "3000", requestCountMax);
    }

    private static NativeClient open(
            Init init, long clusterHigh, long clusterLow, String addresses, int requestCountMax) {
        NativeLibrary.load();
        if (Platform.current().isLinux()) {
            IoUring.check();
        }
        checkThread();
        LogBridge.install();
        NativeClient client = new NativeClient(requestCountMax);
        try {
            client.start(init, clusterHigh, clusterLow, addresses);
            return client;
        } catch (Throwable t) {
            client.dispose(); // init failed: the library knows nothing of this client
            throw t;
        }
    }

    /** Without a thread to be had, the library aborts the process instead of saying so. */
    private static void checkThread() {
        try {
            Thread thread = new Thread(() -> {}, "tigerbeetle-check");
            thread.start();
            Waiting.uninterruptibly(thread, DEINIT_TIMEOUT_NS);
        } catch (OutOfMemoryError e) {
            throw new NativeException(
                    "The TigerBeetle client needs a thread, and this process can start none"
                            + " (ulimit -u, the container's limit of pids, or memory)",
                    e);
        }
    }

    private void start(Init init, long clusterHigh, long clusterLow, String addresses) {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment cluster =
                    scratch.allocate(tb_uint128_t.layout().withByteAlignment(U128_ALIGNMENT));
            tb_uint128_t.low(cluster, clusterLow);
            tb_uint128_t.high(cluster, clusterHigh);
            byte[] bytes = addresses.getBytes(StandardCharsets.US_ASCII);
            MemorySegment text = scratch.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            NativeCalls.InitStatus status = init.call(handle, cluster, text, context);
            switch (status) {
                case SUCCESS -> {}
                case ADDRESS_INVALID, ADDRESS_LIMIT_EXCEEDED ->
                        throw new IllegalArgumentException(
                                "addresses: the library does not accept \"" + addresses + "\"");
                case UNEXPECTED, OUT_OF_MEMORY, SYSTEM_RESOURCES, NETWORK_SUBSYSTEM ->
                        throw new NativeException(
                                "The TigerBeetle client could not be started: " + reason(status));
            }
            probe.submit(handle.address());
            MemorySegment parameters =
                    scratch.allocate(
                            tb_init_parameters_t.layout().withByteAlignment(U128_ALIGNMENT));
            if (NativeCalls.initParameters(handle.address(), parameters)) {
                MemorySegment id = tb_init_parameters_t.client_id(parameters);
                idHigh = tb_uint128_t.high(id);
                idLow = tb_uint128_t.low(id);
            }
        }
    }

    private static String reason(NativeCalls.InitStatus status) {
        return switch (status) {
            case OUT_OF_MEMORY -> "OUT_OF_MEMORY, the library could not allocate its 20 MiB";
            case SYSTEM_RESOURCES ->
                    "SYSTEM_RESOURCES, no file descriptor or thread is left to this process (ulimit"
                            + " -n, ulimit -u)";
            case NETWORK_SUBSYSTEM -> "NETWORK_SUBSYSTEM, the system's network stack failed";
            default -> status.toString();
        };
    }

    /** The version of the native library that comes with this project, such as {@code 0.17.9}. */
    public static String libraryVersion() {
        return NativeLibrary.version();
    }

    /**
     * The upper half of the random id that this client has in the cluster; 0 if already evicted.
     */
    public long idHigh() {
        return idHigh;
    }

    /** The lower half of the id. */
    public long idLow() {
        return idLow;
    }

    /**
     * A free slot; waits for one when all are in use. The caller submits or releases it.
     *
     * @throws InterruptedException if the thread is interrupted, before or during the wait
     * @throws RequestRefusedException if the client is closed
     */
    public Request acquire() throws InterruptedException {
        if (dispatcher.isCurrentThread() && !permits.tryAcquire()) {
            // Waiting here would wait for this thread itself.
            throw new IllegalStateException(
                    "all "
                            + requestCountMax
                            + " requests are in flight, and the thread that completes them cannot"
                            + " wait for one; give the client an executor that has threads of its"
                            + " own");
        } else if (!dispatcher.isCurrentThread()) {
            permits.acquire();
        }
        int index = idle.pop();
        assert index != IndexStack.EMPTY;
        Request request = requests.get(index);
        if (request == null) {
            request = new Request(this, pool, index, packetsBuffer, packets.address());
            requests.set(index, request);
        }
        if (closing.get()) {
            request.release();
            throw refusal();
        }
        return request;
    }

    boolean isClosing() {
        return closing.get();
    }

    boolean submit(long packet) {
        return NativeCalls.submit(handle.address(), packet);
    }

    /** Why the library, or this client, takes no request. */
    RequestRefusedException refusal() {
        PacketStatus evicted = eviction;
        if (closing.get()) {
            return new RequestRefusedException(PacketStatus.CLIENT_SHUTDOWN);
        }
        // An idle client learns of its eviction through a ping, without any packet to tell it by.
        return new RequestRefusedException(evicted != null ? evicted : PacketStatus.CLIENT_EVICTED);
    }

    void startDispatcher() {
        dispatcher.start();
    }

    void dispatch(Request request) {
        dispatcher.enqueue(request);
    }

    void released(Request request) {
        idle.push(request.index());
        permits.release();
    }

    /** On the IO thread. */
    void completed(long packet, long timestamp, long result, int resultSize) {
        if (ioThread == null) {
            ioThread = Thread.currentThread();
            IoThreads.add(Thread.currentThread());
        }
        int packetAt = (int) (packet - packets.address());
        long slot = PacketLayout.USER_DATA.get(packetsBuffer, packetAt);
        PacketStatus status =
                PacketStatus.fromCode(PacketLayout.STATUS.get(packetsBuffer, packetAt));
        if (status.isEviction()) {
            eviction = status; // before anyone is woken who may ask why
        }
        if (slot == requestCountMax) {
            probe.completed(status);
            return;
        }
        Request request = requests.get((int) slot);
        assert request != null;
        request.complete(status, timestamp, result, resultSize);
    }

    /**
     * Ends the client: requests in flight complete with {@link PacketStatus#CLIENT_SHUTDOWN}, then
     * the library's thread ends and all memory is freed. Waits for that; a second call waits, too.
     * Only on the client's own thread for completions it returns at once, and all goes on
     * elsewhere.
     *
     * @throws IllegalStateException on the library's own thread, which cannot wait for itself
     */
    @Override
    public void close() {
        IoThreads.refuse("deinit");
        boolean first = closing.compareAndSet(false, true);
        if (dispatcher.isCurrentThread()) {
            if (first) {
                daemon(this::end); // which waits for completions that are this thread's to run
            }
        } else if (first) {
            end();
        } else {
            Waiting.uninterruptibly(closed);
        }
    }

    private void end() {
        try {
            settle();
            if (deinit() && probe.await(DEINIT_TIMEOUT_NS)) {
                // Each slot that is out will come back: the library has completed every packet, or
                // will do so where it was evicted, and no code of the user's runs between.
                permits.acquireUninterruptibly(requestCountMax);
                permits.release(requestCountMax); // for those that wait for a slot, to be refused
                dispose();
            }
        } finally {
            closed.countDown();
        }
    }

    /**
     * Waits until the library's IO thread cannot miss the call to stop.
     *
     * <p>tb_client 0.17.9 can: its thread, woken for a submitted packet, looks whether it shall
     * stop and then marks the wake-up as seen. A stop that comes between these two steps takes the
     * wake-up for one that is still to come and adds none, and tb_client_deinit waits for ever
     * (src/clients/c/tb_client/signal.zig, on_event and notify). It happened here once in some
     * hundred closes with requests in flight. So nobody submits any more, and then either the probe
     * comes back, which it does past that point, or, before the registration, when the library
     * completes nothing, there is a pause in which the thread has surely seen the last wake-up.
     */
    private void settle() {
        for (int i = 0; i < requestCountMax; i++) {
            Request request = requests.get(i);
            while (request != null && request.isBeingSubmitted()) {
                Thread.onSpinWait(); // a submit takes some ten nanoseconds
            }
        }
        if (!probe.isRegistered()) {
            probe.await(PAUSE_NS);
        }
        if (!probe.isRegistered()) {
            return;
        }
        // The registration itself hands out what had gathered, without a wake-up: a probe among
        // that
        // would tell nothing.
        Waiting.until(probe.registeredAtNs() + PAUSE_NS);
        if (probe.submit(handle.address())) {
            probe.await(DEINIT_TIMEOUT_NS);
        }
    }

    /**
     * Stops the library's client, on a thread of its own, because it may take some ten milliseconds
     * in native code, for which no virtual thread should be pinned. False if the library does not
     * come back: then its memory stays as it is, for ever, but nobody waits.
     */
    private boolean deinit() {
        Thread thread = daemon(() -> NativeCalls.deinit(handle.address()));
        if (Waiting.uninterruptibly(thread, DEINIT_TIMEOUT_NS)) {
            return true;
        }
        LogBridge.report(
                "tb_client_deinit does not return; the client's memory and thread are given up",
                new NativeException("lost call to stop"));
        for (int i = 0; i < requestCountMax; i++) {
            Request request = requests.get(i);
            if (request != null) {
                request.giveUp();
            }
        }
        return false;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "tigerbeetle-close");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void dispose() {
        dispatcher.stop();
        Completions.remove(context);
        Thread thread = ioThread;
        if (thread != null) {
            IoThreads.remove(thread);
        }
        arena.close();
    }
}
