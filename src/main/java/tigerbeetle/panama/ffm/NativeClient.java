package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.bindings.Offsets.tb_client_t;
import tigerbeetle.panama.bindings.tb_init_parameters_t;
import tigerbeetle.panama.layout.IdLayout;

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
        NativeInit.InitStatus call(
                MemorySegment handle, MemorySegment cluster, MemorySegment addresses, long context);
    }

    /** Of a u128 in C; jextract's layouts know the alignment of its halves only. */
    private static final long U128_ALIGNMENT = 16;

    private static final int ID_LOW_AT = IdLayout.ID.offset();
    private static final int ID_HIGH_AT = ID_LOW_AT + Long.BYTES;

    private static final AtomicInteger OPENED = new AtomicInteger();

    private final Arena arena = Arena.ofShared();
    private final MemoryPool pool;
    private final MemorySegment handle;
    private final Packets packets;
    private final Slots slots;
    private final Patience patience;
    private final Probe probe;
    private final Dispatcher dispatcher;
    private final StallWatch stalls = new StallWatch();
    private final int context;

    private final String addresses;
    private final long openedAtNs = System.nanoTime();
    private final StateEvents states = new StateEvents(this, openedAtNs);

    /** Held while the probe is sent to learn of an eviction, which ends where closing begins. */
    private final Object probeLock = new Object();

    private final AtomicBoolean closing = new AtomicBoolean();
    private final Shutdown shutdown;
    private boolean started;
    private volatile @Nullable PacketStatus eviction;
    private volatile @Nullable Thread ioThread;
    private long idHigh;
    private long idLow;

    private NativeClient(String addresses, int requestCountMax) {
        this.addresses = addresses;
        this.pool = new MemoryPool(arena, 2 * requestCountMax); // a body and a reply each
        this.handle = arena.allocate(tb_client_t.sizeof, Long.BYTES);
        this.packets = new Packets(arena, requestCountMax + 1);
        this.slots = new Slots(this, pool, packets, requestCountMax);
        this.patience = new Patience(slots::inUse);
        this.probe = new Probe(packets, requestCountMax);
        this.dispatcher =
                new Dispatcher("tigerbeetle-client-" + OPENED.incrementAndGet(), requestCountMax);
        this.shutdown = new Shutdown(handle.address(), slots, probe, this::dispose);
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
        return open(NativeInit::init, clusterHigh, clusterLow, addresses, requestCountMax);
    }

    /**
     * A client that answers each request with the request's own data, without a cluster.
     *
     * @throws UnsupportedOperationException if this build of the library has none
     * @throws NativeException if the library cannot be loaded or refuses
     */
    public static NativeClient openEcho(int requestCountMax) {
        return open(NativeInit::initEcho, 0, 0, "3000", requestCountMax);
    }

    private static NativeClient open(
            Init init, long clusterHigh, long clusterLow, String addresses, int requestCountMax) {
        Preflight preflight = Preflight.start();
        Throwable unfit = null;
        try {
            NativeInit.link();
            NativeLibrary.load(); // first: what finds no library while it is linked stays broken
            LogBridge.install();
        } catch (LinkageError | RuntimeException e) {
            unfit = e;
        }
        NativeClient client = new NativeClient(addresses, requestCountMax);
        try {
            preflight.await(); // knows the reason, if it is that native access is not permitted
            if (unfit != null) {
                throw NativeFunctions.unexpected(unfit);
            }
            client.start(init, clusterHigh, clusterLow);
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

    private void start(Init init, long clusterHigh, long clusterLow) {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment cluster = scratch.allocate(IdLayout.SIZE, U128_ALIGNMENT);
            cluster.set(Memory.LONG, ID_LOW_AT, clusterLow);
            cluster.set(Memory.LONG, ID_HIGH_AT, clusterHigh);
            byte[] bytes = addresses.getBytes(StandardCharsets.US_ASCII);
            MemorySegment text = scratch.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            packets.status(0); // links the access, which allocates: not on the library's thread
            NativeInit.InitStatus status = init.call(handle, cluster, text, context);
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
            NativeLog.warmUp();
            MemorySegment parameters =
                    scratch.allocate(
                            tb_init_parameters_t.layout().withByteAlignment(U128_ALIGNMENT));
            if (NativeCalls.initParameters(handle.address(), parameters)) {
                MemorySegment own = tb_init_parameters_t.client_id(parameters);
                idHigh = own.get(Memory.LONG, ID_HIGH_AT);
                idLow = own.get(Memory.LONG, ID_LOW_AT);
            }
            states.saw(Health.Phase.CONNECTING, openedAtNs);
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

    /** The id as the library's log and the cluster's show it. */
    public String idText() {
        return Troubles.idText(idHigh, idLow);
    }

    String addresses() {
        return addresses;
    }

    /** As {@link #acquire(long)} without an end. */
    public Request acquire() throws InterruptedException {
        return requireNonNull(acquire(Request.FOREVER));
    }

    /**
     * A free slot, which the caller submits or releases; null if none became free in time.
     *
     * @param timeoutNs how long to wait for one; 0 for not at all, {@link Request#FOREVER}
     * @throws InterruptedException if the thread is interrupted, before or during the wait
     * @throws RequestRefusedException if the client is closed
     * @throws IllegalStateException if this is the thread that completes requests, and it would
     *     have to wait for itself
     */
    public @Nullable Request acquire(long timeoutNs) throws InterruptedException {
        if (closing.get()) {
            throw refusal();
        }
        Request request = slots.tryAcquire();
        if (request == null && timeoutNs > 0) {
            if (isCompletingHere()) {
                throw new IllegalStateException(
                        "all "
                                + slots.count()
                                + " requests are in flight, and the thread that completes them"
                                + " cannot wait for one; give the client an executor that has"
                                + " threads of its own");
            }
            request = slots.acquire(timeoutNs);
        } else if (Thread.interrupted()) {
            if (request != null) {
                slots.release(request);
            }
            throw new InterruptedException();
        }
        if (request != null && closing.get()) {
            slots.release(request);
            throw refusal();
        }
        return request; // a close that comes only now is found by its submit
    }

    /** Whether this is the client's thread for completions, which nobody else can stand in for. */
    public boolean isCompletingHere() {
        return dispatcher.isCurrentThread();
    }

    Patience patience() {
        return patience;
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

    /** How many requests are in flight, or about to be. */
    public int inFlight() {
        return slots.inUse();
    }

    /** How many threads wait for a slot. */
    public int waitingCount() {
        return slots.waitingCount();
    }

    /**
     * Waits until the cluster has registered this client, or the client has ended, which {@link
     * #health} tells then. False if neither has happened in time.
     */
    public boolean awaitRegistered(long timeoutNs) throws InterruptedException {
        return probe.awaitAnswer(timeoutNs);
    }

    /** Where the client stands, and what it waits for. May be asked at any time. */
    public Health health() {
        long nowNs = System.nanoTime();
        Health.Phase phase = phase();
        long waitingNs = slots.oldestAgeNs(nowNs);
        if (phase == Health.Phase.CONNECTING) {
            waitingNs = nowNs - openedAtNs;
        }
        states.saw(phase, since(phase, nowNs));
        Health.Trouble trouble = LogBridge.trouble(idHigh, idLow);
        return new Health(phase, eviction, addresses, slots.inUse(), waitingNs, trouble);
    }

    private long since(Health.Phase phase, long nowNs) {
        return phase == Health.Phase.REGISTERED ? probe.registeredAtNs() : nowNs;
    }

    /** As far as is known without asking the library. */
    private Health.Phase knownPhase() {
        if (closing.get()) {
            return Health.Phase.CLOSED;
        }
        if (eviction != null) {
            return Health.Phase.EVICTED;
        }
        return probe.isRegistered() ? Health.Phase.REGISTERED : Health.Phase.CONNECTING;
    }

    private Health.Phase phase() {
        Health.Phase known = knownPhase();
        if (known != Health.Phase.REGISTERED) {
            return known;
        }
        synchronized (probeLock) {
            if (closing.get()) { // what the probe needs may be gone
                return Health.Phase.CLOSED;
            }
            // An idle client learns of its eviction through a ping, without a packet to tell it by.
            return probe.isRefused(handle.address())
                    ? Health.Phase.EVICTED
                    : Health.Phase.REGISTERED;
        }
    }

    /** What the log is to say of requests that have been waiting for long; on its thread. */
    @Nullable String stall() {
        long nowNs = System.nanoTime();
        Health.Phase phase = knownPhase();
        states.saw(phase, since(phase, nowNs));
        long ageNs = slots.oldestAgeNs(nowNs);
        return stalls.isToBeReported(ageNs) ? health().reason() : null;
    }

    void startDispatcher() {
        dispatcher.start();
    }

    void dispatch(Request request) {
        dispatcher.enqueue(request);
    }

    void released(Request request) {
        slots.release(request);
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
        int slot = packets.index(packet);
        PacketStatus status = PacketStatus.fromCode(packets.status(slot));
        if (status.isEviction()) {
            eviction = status; // before anyone is woken who may ask why
        }
        if (slot == slots.count()) {
            probe.completed(status);
            return;
        }
        requireNonNull(slots.get(slot)).complete(status, timestamp, result, resultSize);
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
        if (first) {
            synchronized (probeLock) {
                // whoever sends the probe has done so, or will see that it is too late
            }
            states.saw(Health.Phase.CLOSED, System.nanoTime());
        }
        if (!isCompletingHere()) {
            shutdown.run(first);
        } else if (first) { // elsewhere: it waits for completions that are this thread's to run
            Daemons.start(Shutdown.THREAD, () -> shutdown.run(true));
        }
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
