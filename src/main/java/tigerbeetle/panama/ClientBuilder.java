package tigerbeetle.panama;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import tigerbeetle.panama.ffm.Request;

/**
 * What can be chosen about a {@link Client}. Not thread-safe; one builder may open many clients.
 */
public final class ClientBuilder {

    /** As many as one message can carry would be 8,189; this bounds memory, not throughput. */
    private static final int MAX_IN_FLIGHT_DEFAULT = 1_024;

    private static final int MAX_IN_FLIGHT_LIMIT = 65_536;
    private static final Duration SPIN_MAX = Duration.ofSeconds(1);

    private UInt128 clusterId = UInt128.ZERO;
    private List<String> addresses = List.of();
    private Executor executor = ForkJoinPool.commonPool();
    private int maxInFlight = MAX_IN_FLIGHT_DEFAULT;
    private BackPressure backPressure = BackPressure.WAIT;
    private long requestTimeoutNs = Request.FOREVER;
    private long spinNs;
    private boolean strict;
    private boolean metrics;

    ClientBuilder() {}

    /**
     * The cluster's id, as it was formatted; 0 if not set. A client with another one is never
     * answered.
     *
     * @param clusterId any
     * @return this builder
     */
    public ClientBuilder clusterId(UInt128 clusterId) {
        this.clusterId = Check.notNull("clusterId", clusterId);
        return this;
    }

    /**
     * The cluster's id as a long.
     *
     * @param clusterId not negative
     * @return this builder
     */
    public ClientBuilder clusterId(long clusterId) {
        return clusterId(Check.uint128("clusterId", clusterId));
    }

    /**
     * The cluster's id as a UUID, its first digits being the most significant ones.
     *
     * @param clusterId any
     * @return this builder
     */
    public ClientBuilder clusterId(UUID clusterId) {
        return clusterId(UInt128.of(Check.notNull("clusterId", clusterId)));
    }

    /**
     * The addresses of all the cluster's replicas, in the order in which the replicas know each
     * other: one to six.
     *
     * @param addresses each a port ({@code 3000}), an IPv4 address or a host name ({@code
     *     10.0.0.1}, {@code db1:3000}) or an IPv6 address in brackets ({@code [::1]:3000}), or
     *     several of them with commas between; without a port, 3001 is meant. A host name is
     *     resolved once, when the client is opened, to its first address
     * @return this builder
     */
    public ClientBuilder addresses(String... addresses) {
        return addresses(Arrays.asList(Check.notNull("addresses", addresses)));
    }

    /**
     * As {@link #addresses(String...)}.
     *
     * @param addresses as there
     * @return this builder
     */
    public ClientBuilder addresses(List<String> addresses) {
        this.addresses = new ArrayList<>(Check.notNull("addresses", addresses));
        return this;
    }

    /**
     * Where futures are completed, and with them what depends on them: the common pool if not set.
     * The native library's own thread is never used for that. An executor that runs tasks on the
     * calling thread makes them run on the client's one thread for completions, where they hold up
     * all others, and a close too; so does one that rejects them. There, calls that block are fine,
     * but waiting for a future of this client is not: its {@code join} and {@code get} throw an
     * {@link IllegalStateException}.
     *
     * @param executor thread-safe
     * @return this builder
     */
    public ClientBuilder executor(Executor executor) {
        this.executor = Check.notNull("executor", executor);
        return this;
    }

    /**
     * How many requests can be in flight at the same time before the next caller has to wait; 1,024
     * if not set. Each takes about a kilobyte of native memory, or up to two megabytes when its
     * events and results are as many as a message holds; the memory is kept for later requests.
     *
     * @param maxInFlight 1 to 65,536
     * @return this builder
     */
    public ClientBuilder maxInFlight(int maxInFlight) {
        if (maxInFlight < 1 || maxInFlight > MAX_IN_FLIGHT_LIMIT) {
            throw Check.outside("maxInFlight", maxInFlight, "1.." + MAX_IN_FLIGHT_LIMIT);
        }
        this.maxInFlight = maxInFlight;
        return this;
    }

    /**
     * What a call does when that many requests are in flight; {@link BackPressure#WAIT} if not set.
     *
     * @param backPressure one of the two
     * @return this builder
     */
    public ClientBuilder backPressure(BackPressure backPressure) {
        this.backPressure = Check.notNull("backPressure", backPressure);
        return this;
    }

    /**
     * How long each request may take, from the call to the reply, the wait for a place among those
     * in flight included. If not set, it may take for ever: the native library goes on trying. See
     * {@link Client#withTimeout} for what happens then, and for other times for single requests.
     *
     * @param requestTimeout more than 0; longer than 292 years is for ever
     * @return this builder
     */
    public ClientBuilder requestTimeout(Duration requestTimeout) {
        this.requestTimeoutNs = Check.timeoutNs("requestTimeout", requestTimeout);
        return this;
    }

    /**
     * For how long a thread that waits for a reply looks again and again before it lets go of its
     * core; not at all if not set. It saves the time that it takes to wake a thread, some tens of
     * microseconds, and costs a core meanwhile: for few callers on a machine with cores to spare,
     * and a server that is near. Virtual threads never do it.
     *
     * @param spin 0 to 1 s
     * @return this builder
     */
    public ClientBuilder spinBeforeParking(Duration spin) {
        if (Check.notNull("spin", spin).isNegative() || spin.compareTo(SPIN_MAX) > 0) {
            throw Check.outside("spin", spin, "PT0S..PT1S");
        }
        this.spinNs = spin.toNanos();
        return this;
    }

    /**
     * Whether the client refuses to create what cannot succeed; not so if not set. A strict client
     * checks each list of accounts or transfers as {@link EventChecks} does, before anything of it
     * is sent. If an event has a problem, the call throws an {@link InvalidEventsException}, the
     * asynchronous one, too, as for all values that are wrong in themselves; no event of the list
     * is created. Otherwise such an event is sent like any other, and has its status.
     *
     * <p>Of a {@linkplain Client#chunked chunked} client, the list is checked as a whole.
     * {@linkplain Client#batches Batches} cannot be checked, so a strict client has none.
     *
     * @param strict whether to refuse them
     * @return this builder
     */
    public ClientBuilder strict(boolean strict) {
        this.strict = strict;
        return this;
    }

    /**
     * Whether the client counts and measures its requests, for {@link Client#metrics}; not so if
     * not set, because it costs some tens of nanoseconds for each request. Nothing is allocated for
     * a batch that is waited for; a call with records makes an object more. A recording of Flight
     * Recorder needs none of this.
     *
     * @param metrics whether there are metrics
     * @return this builder
     */
    public ClientBuilder metrics(boolean metrics) {
        this.metrics = metrics;
        return this;
    }

    /**
     * Opens the client. Returns at once: the connection is made in the background, and requests
     * wait for it.
     *
     * @return the client, which is to be closed
     * @throws IllegalArgumentException if there is no address, or one that is none
     * @throws InitializationException if a host name has no address, or if there is no native
     *     client to be had on this machine: the message says why, and what to change
     */
    public Client open() {
        Executor executor = this.executor;
        long timeoutNs = requestTimeoutNs;
        long spinNs = this.spinNs;
        BackPressure backPressure = this.backPressure;
        boolean metrics = this.metrics;
        Client client =
                NativeBackedClient.open(
                        clusterId,
                        Addresses.resolve(addresses),
                        maxInFlight,
                        (owner, nativeClient) ->
                                new Requests(
                                        owner,
                                        nativeClient,
                                        executor,
                                        timeoutNs,
                                        spinNs,
                                        backPressure,
                                        new Sight(nativeClient, metrics)));
        return strict ? new StrictClient(client) : client;
    }
}
