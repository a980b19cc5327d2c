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

    private UInt128 clusterId = UInt128.ZERO;
    private List<String> addresses = List.of();
    private Executor executor = ForkJoinPool.commonPool();
    private int maxInFlight = MAX_IN_FLIGHT_DEFAULT;
    private BackPressure backPressure = BackPressure.WAIT;
    private long requestTimeoutNs = Request.FOREVER;
    private boolean strict;

    ClientBuilder() {}

    /**
     * The cluster's id, as it was formatted; 0 if not set. A client with another one is never
     * answered.
     */
    public ClientBuilder clusterId(UInt128 clusterId) {
        this.clusterId = Check.notNull("clusterId", clusterId);
        return this;
    }

    /**
     * The cluster's id as a long.
     *
     * @param clusterId not negative
     */
    public ClientBuilder clusterId(long clusterId) {
        return clusterId(Check.uint128("clusterId", clusterId));
    }

    /** The cluster's id as a UUID, its first digits being the most significant ones. */
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
     */
    public ClientBuilder addresses(String... addresses) {
        return addresses(Arrays.asList(Check.notNull("addresses", addresses)));
    }

    /** As {@link #addresses(String...)}. */
    public ClientBuilder addresses(List<String> addresses) {
        this.addresses = new ArrayList<>(Check.notNull("addresses", addresses));
        return this;
    }

    /**
     * Where futures are completed, and with them what depends on them: the common pool if not set.
     * The native library's own thread is never used for that. An executor that runs tasks on the
     * calling thread makes them run on the client's one thread for completions, where they hold up
     * all others, and a close too.
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
     */
    public ClientBuilder requestTimeout(Duration requestTimeout) {
        this.requestTimeoutNs = Check.timeoutNs("requestTimeout", requestTimeout);
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
     */
    public ClientBuilder strict(boolean strict) {
        this.strict = strict;
        return this;
    }

    /**
     * Opens the client. Returns at once: the connection is made in the background, and requests
     * wait for it.
     *
     * @throws IllegalArgumentException if there is no address, or one that is none
     * @throws InitializationException if a host name has no address, or if there is no native
     *     client to be had on this machine: the message says why, and what to change
     */
    public Client open() {
        Executor executor = this.executor;
        long timeoutNs = requestTimeoutNs;
        BackPressure backPressure = this.backPressure;
        Client client =
                NativeBackedClient.open(
                        clusterId,
                        Addresses.resolve(addresses),
                        maxInFlight,
                        (owner, nativeClient) ->
                                new Requests(
                                        owner, nativeClient, executor, timeoutNs, backPressure));
        return strict ? new StrictClient(client) : client;
    }
}
