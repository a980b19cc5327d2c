package tigerbeetle.panama.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.bindings.tb_client_t;
import tigerbeetle.panama.bindings.tb_init_parameters_t;
import tigerbeetle.panama.bindings.tb_uint128_t;
import tigerbeetle.panama.layout.PacketLayout;

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

    private static final String CLOSER = "tigerbeetle-close";

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
    private boolean started;
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
        Daemons.check();
        LogBridge.install();
        NativeClient client = new NativeClient(requestCountMax);
        try {
            client.start(init, clusterHigh, clusterLow, addresses);
            return client;
        } catch (Throwable t) {
            if (client.started) {
                client.close(); // the library's thread runs and has the probe
            } else {
                client.dispose(); // the library knows nothing of this client
            }
            throw t;
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
                                "The TigerBeetle client could not be started: " + status.problem());
            }
            started = true;
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
        if (closing.get()) {
            throw refusal();
        }
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
        if (closing.get()) {
            permits.release();
            throw refusal();
        }
        int index = idle.pop();
        assert index != IndexStack.EMPTY;
        Request request = requests.get(index);
        if (request == null) {
            try {
                request = new Request(this, pool, index, packetsBuffer, packets.address());
            } catch (Throwable t) { // no memory
                idle.push(index);
                permits.release();
                throw t;
            }
            requests.set(index, request);
        }
        return request; // a close that comes only now is found by its submit
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
            try {
                IoThreads.add(Thread.currentThread());
                ioThread = Thread.currentThread();
            } catch (OutOfMemoryError e) {
                // next time; the guard against slips of our own must not cost a completion
            }
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
                Daemons.start(
                        CLOSER,
                        this::end); // which waits for completions that are this thread's to run
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
            if (!deinit() || !probe.await(DEINIT_TIMEOUT_NS)) {
                return; // what the library may still use stays as it is, for ever
            }
            // Each slot that is out will come back: the library has completed every packet, or will
            // do so where it was evicted. Only users' code on the thread for completions can be in
            // the way, with an executor that runs there; close does not wait for that for ever.
            if (Waiting.uninterruptibly(DEINIT_TIMEOUT_NS, this::allReturned)) {
                dispose();
            } else {
                Daemons.start(
                        CLOSER,
                        () -> {
                            permits.acquireUninterruptibly(requestCountMax);
                            dispose();
                        });
            }
        } finally {
            closed.countDown();
        }
    }

    private boolean allReturned(long timeoutNs) throws InterruptedException {
        boolean all = permits.tryAcquire(requestCountMax, timeoutNs, TimeUnit.NANOSECONDS);
        if (all) {
            permits.release(requestCountMax); // for those that wait for a slot, to be refused
        }
        return all;
    }

    /**
     * Waits until nobody submits any more and the library's thread cannot miss the call to stop.
     */
    private void settle() {
        for (int i = 0; i < requestCountMax; i++) {
            Request request = requests.get(i);
            while (request != null && request.isBeingSubmitted()) {
                Thread.onSpinWait(); // a submit takes some ten nanoseconds
            }
        }
        probe.settle(handle.address(), DEINIT_TIMEOUT_NS);
    }

    /**
     * Stops the library's client, on a thread of its own, because it may take some ten milliseconds
     * in native code, for which no virtual thread should be pinned. False if the library does not
     * come back: then its memory stays as it is, for ever, but nobody waits.
     */
    private boolean deinit() {
        Thread thread;
        try {
            thread = Daemons.start(CLOSER, () -> NativeCalls.deinit(handle.address()));
        } catch (OutOfMemoryError e) { // no thread is to be had
            NativeCalls.deinit(handle.address());
            return true;
        }
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
