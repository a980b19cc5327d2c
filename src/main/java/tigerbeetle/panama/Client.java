package tigerbeetle.panama;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import tigerbeetle.panama.metrics.ClientMetrics;

/**
 * A client of a TigerBeetle cluster.
 *
 * <pre>{@code
 * try (var client = Client.open("127.0.0.1:3000")) {
 *     client.createAccounts(List.of(Account.of(1, 700, 10), Account.of(2, 700, 10)));
 *     client.createTransfer(Transfer.of(Id.next(), 1, 2, 100, 700, 10));
 * }
 * }</pre>
 *
 * <p><b>One client for all threads.</b> A client is safe for use by any number of threads, platform
 * and virtual ones, and is meant to be shared and kept: opening one takes some 0.6 s, until the
 * cluster has registered it, and each takes a place in the cluster's table of 64 sessions. It has
 * one request in flight; requests that are made meanwhile wait in the native library, which sends
 * what has gathered as one message. So many concurrent callers are quick, and one caller with large
 * lists is.
 *
 * <p><b>Waiting.</b> A client that cannot reach its cluster retries for ever, and requests without
 * a timeout wait for ever: {@link ClientBuilder#requestTimeout} and {@link #withTimeout} end that,
 * {@link #awaitReady} finds out early, {@link #state} says what is the matter, and a warning is
 * logged after ten seconds. A blocked caller can be interrupted. Either way the caller gets {@link
 * OutcomeUnknownException}, and the request goes on. A future that is cancelled stays cancelled;
 * its request goes on. At most {@link ClientBuilder#maxInFlight} requests are in flight; the next
 * call waits until one completes, an asynchronous one, too, unless {@link
 * ClientBuilder#backPressure} says otherwise.
 *
 * <p><b>Errors.</b> What becomes of an account or transfer is a status in its result. A value that
 * is wrong in itself is an {@link IllegalArgumentException} before anything is sent. Everything
 * else is a {@link TigerBeetleException}: thrown, or what the future completes with.
 *
 * <p><b>Memory.</b> Requests and replies are copied into native memory of the client's and out of
 * it; nothing that is passed in or handed out refers to it.
 */
public interface Client extends ChangeEventSource, AsyncRequests, AutoCloseable {

    /**
     * Opens a client of the cluster with the id 0.
     *
     * @param addresses of the replicas; see {@link ClientBuilder#addresses(String...)}
     * @return the client, which connects in the background
     * @throws IllegalArgumentException if an address is none
     * @throws InitializationException if there is no native client to be had on this machine
     */
    static Client open(String... addresses) {
        return builder().addresses(addresses).open();
    }

    /** {@return all that can be chosen about a client} */
    static ClientBuilder builder() {
        return new ClientBuilder();
    }

    /**
     * Creates accounts. Each succeeds or fails by itself, unless chained by {@link
     * AccountFlags#LINKED}.
     *
     * @param accounts up to 8,189, any number if {@link #chunked}; their balances are to be zero,
     *     their timestamps, too, unless imported
     * @return one result per account, in their order
     * @throws IllegalArgumentException if the list or an element is null
     * @throws InvalidEventsException if the client is {@linkplain ClientBuilder#strict strict} and
     *     an event cannot succeed
     * @throws TooMuchDataException if there are more than the server takes at once
     * @throws TigerBeetleException if there is no reply
     */
    CreateResults<CreateAccountResult> createAccounts(List<Account> accounts);

    /**
     * Creates transfers. Each succeeds or fails by itself, unless chained by {@link
     * TransferFlags#LINKED}.
     *
     * @param transfers up to 8,189, any number if {@link #chunked}
     * @return one result per transfer, in their order
     * @throws IllegalArgumentException if the list or an element is null
     * @throws InvalidEventsException if the client is {@linkplain ClientBuilder#strict strict} and
     *     an event cannot succeed
     * @throws TooMuchDataException if there are more than the server takes at once
     * @throws TigerBeetleException if there is no reply
     */
    CreateResults<CreateTransferResult> createTransfers(List<Transfer> transfers);

    /**
     * Looks accounts up.
     *
     * @param ids up to 8,189, any number if {@link #chunked}
     * @return those that exist, in the order of their ids; unmodifiable
     * @throws IllegalArgumentException if the list or an element is null
     * @throws TooMuchDataException if there are more than the server takes at once
     * @throws TigerBeetleException if there is no reply
     */
    List<Account> lookupAccounts(List<UInt128> ids);

    /**
     * Looks transfers up.
     *
     * @param ids up to 8,189, any number if {@link #chunked}
     * @return those that exist, in the order of their ids; unmodifiable
     * @throws IllegalArgumentException if the list or an element is null
     * @throws TooMuchDataException if there are more than the server takes at once
     * @throws TigerBeetleException if there is no reply
     */
    List<Transfer> lookupTransfers(List<UInt128> ids);

    /**
     * Reads transfers of one account.
     *
     * @param filter which
     * @return those that the filter selects, by timestamp; empty for an unknown account;
     *     unmodifiable
     * @throws TigerBeetleException if there is no reply
     */
    List<Transfer> getAccountTransfers(AccountFilter filter);

    /**
     * Reads how the balances of one account developed.
     *
     * @param filter which
     * @return the balances after each transfer that the filter selects, by timestamp; empty for an
     *     account without {@link AccountFlags#HISTORY}; unmodifiable
     * @throws TigerBeetleException if there is no reply
     */
    List<AccountBalance> getAccountBalances(AccountFilter filter);

    /**
     * Reads accounts.
     *
     * @param filter which
     * @return those that the filter selects, by timestamp; unmodifiable
     * @throws TigerBeetleException if there is no reply
     */
    List<Account> queryAccounts(QueryFilter filter);

    /**
     * Reads transfers.
     *
     * @param filter which
     * @return those that the filter selects, by timestamp; unmodifiable
     * @throws TigerBeetleException if there is no reply
     */
    List<Transfer> queryTransfers(QueryFilter filter);

    /**
     * All transfers of one account that the filter selects: {@link #getAccountTransfers} page by
     * page, while the stream is consumed. It ends with the last row.
     *
     * <pre>{@code
     * client.streamAccountTransfers(AccountFilter.of(accountId)).forEach(System.out::println);
     * }</pre>
     *
     * <p>The filter's limit is the size of a page; {@link Stream#limit} limits the stream. Nothing
     * is asked before the terminal operation, and no page that it does not need. The order is that
     * of the timestamps, the latest first if reversed. Rows that are created meanwhile are found
     * until the last page has been read; if reversed they are not.
     *
     * <p>Each page is a request with this client's timeout. One that fails throws what the request
     * throws, out of the terminal operation; an {@link Stream#iterator} asks for that page again.
     * The stream holds nothing that must be closed. A parallel one asks for pages ahead, in the
     * threads that work on it.
     *
     * @param filter which, from when to when, in which direction and pages
     * @return a sequential stream, ordered and without nulls
     */
    default Stream<Transfer> streamAccountTransfers(AccountFilter filter) {
        return Pages.stream(filter, this::getAccountTransfers, Transfer::timestamp);
    }

    /**
     * How the balances of one account developed: {@link #getAccountBalances} page by page, as
     * {@link #streamAccountTransfers} does it.
     *
     * @param filter which, from when to when, in which direction and pages
     * @return a sequential stream, ordered and without nulls
     */
    default Stream<AccountBalance> streamAccountBalances(AccountFilter filter) {
        return Pages.stream(filter, this::getAccountBalances, AccountBalance::timestamp);
    }

    /**
     * All accounts that the filter selects: {@link #queryAccounts} page by page, as {@link
     * #streamAccountTransfers} does it. Their balances are those of when their page was read.
     *
     * @param filter which, from when to when, in which direction and pages
     * @return a sequential stream, ordered and without nulls
     */
    default Stream<Account> streamAccounts(QueryFilter filter) {
        return Pages.stream(filter, this::queryAccounts, Account::timestamp);
    }

    /**
     * All transfers that the filter selects: {@link #queryTransfers} page by page, as {@link
     * #streamAccountTransfers} does it.
     *
     * @param filter which, from when to when, in which direction and pages
     * @return a sequential stream, ordered and without nulls
     */
    default Stream<Transfer> streamTransfers(QueryFilter filter) {
        return Pages.stream(filter, this::queryTransfers, Transfer::timestamp);
    }

    /**
     * As {@link #createAccounts(List)} with one account.
     *
     * @param account only this
     * @return what became of it
     */
    default CreateAccountResult createAccount(Account account) {
        return createAccounts(List.of(Check.notNull("account", account))).getFirst();
    }

    /**
     * As {@link #createTransfers(List)} with one transfer.
     *
     * @param transfer only this
     * @return what became of it
     */
    default CreateTransferResult createTransfer(Transfer transfer) {
        return createTransfers(List.of(Check.notNull("transfer", transfer))).getFirst();
    }

    /**
     * As {@link #lookupAccounts(List)} with one id.
     *
     * @param id of what to look up
     * @return empty if it does not exist
     */
    default Optional<Account> lookupAccount(UInt128 id) {
        return lookupAccounts(List.of(Check.notNull("id", id))).stream().findFirst();
    }

    /**
     * As {@link #lookupAccount(UInt128)}.
     *
     * @param id not negative
     * @return empty if it does not exist
     */
    default Optional<Account> lookupAccount(long id) {
        return lookupAccount(Check.uint128("id", id));
    }

    /**
     * As {@link #lookupTransfers(List)} with one id.
     *
     * @param id of what to look up
     * @return empty if it does not exist
     */
    default Optional<Transfer> lookupTransfer(UInt128 id) {
        return lookupTransfers(List.of(Check.notNull("id", id))).stream().findFirst();
    }

    /**
     * As {@link #lookupTransfer(UInt128)}.
     *
     * @param id not negative
     * @return empty if it does not exist
     */
    default Optional<Transfer> lookupTransfer(long id) {
        return lookupTransfer(Check.uint128("id", id));
    }

    /**
     * Waits until the cluster has registered this client, which takes some 0.6 s. To wait is not
     * necessary: requests do it by themselves. It tells early, and with a reason, that nobody
     * answers.
     *
     * <p>Once a client is registered, this returns at once, even while the connection is lost.
     *
     * @param timeout how long to wait at most; more than 0
     * @throws NotReadyException if the time is up, or the thread was interrupted (the interrupt
     *     status is set again); the client goes on trying
     * @throws ClientEvictedException if the cluster has ended the session
     * @throws ClientReleaseException if the cluster does not accept a client of this release
     * @throws ClientClosedException if the client is closed, now or meanwhile
     */
    void awaitReady(Duration timeout);

    /** {@return where this client stands, and what it waits for; asked at any time, waits never} */
    ClientState state();

    /** {@return what its requests have come to, for {@link ClientBuilder#metrics}} */
    default ClientMetrics metrics() {
        throw new NotSupportedException("This client has no metrics: " + getClass().getName());
    }

    /**
     * This client with another time for its requests: a view, which shares the connection, the
     * limits and the life of this one. Closing either closes both. It costs nothing, and can be
     * made for a single call: {@code client.withTimeout(timeout).createTransfers(transfers)}.
     *
     * <p>When the time is up, the call ends with {@link OutcomeUnknownException}, or with {@link
     * NotSentException} if it was still waiting for a place among those in flight. A request that
     * was sent goes on: it cannot be called back. Its memory stays with the native library until
     * the reply is there or the client is closed, and its place remains taken.
     *
     * @param timeout for each request, from the call to the reply; more than 0; longer than 292
     *     years is for ever
     * @return a client with that timeout
     */
    Client withTimeout(Duration timeout);

    /**
     * This client for batches in native memory, without copies and without an object per event: a
     * view, which shares everything with this one.
     *
     * @return the same one for each call
     * @throws NotSupportedException if this client tries again, splits lists or is strict, which
     *     batches have nothing of, or if it is one of the user's own
     */
    default BatchClient batches() {
        throw new NotSupportedException("This client has no batches: " + getClass().getName());
    }

    /**
     * This client, but it sends a request again while it does not know what became of it: a view,
     * like {@link #withTimeout}.
     *
     * <pre>{@code
     * client.withTimeout(Duration.ofSeconds(2)).withRetry(RetryPolicy.standard())
     * }</pre>
     *
     * <p>A request is sent again after an {@link OutcomeUnknownException} or a {@link
     * NotSentException}, with the very same events, so with the same ids. It makes no difference
     * how often a request with the same ids is executed: what one attempt has created, {@code
     * EXISTS} for the next. The results are those of the last attempt, so {@link
     * CreateStatus#isDone} is what to ask, or, for chains, {@link Triage}. Everything else is
     * final: statuses, an {@link IllegalArgumentException}, a client that is closed, evicted or
     * refused, too much data.
     *
     * <p>It is a timeout that ends an attempt. Without one the first attempt lasts for ever,
     * because the native library itself repeats what gets lost on its way. The timeout is that of
     * an attempt, whether it was set before or after; {@link RetryPolicy#maxTime} is for all of
     * them. Each attempt takes a place among those in flight until it has its reply or the client
     * is closed.
     *
     * <p>When it gives up, the call fails as its last attempt did, and {@link
     * TigerBeetleException#mayHaveExecuted} tells of all attempts. The failures of the earlier ones
     * are {@linkplain Throwable#getSuppressed suppressed}. An interrupt ends the call at once. A
     * future whose first attempt has failed goes on in a virtual thread; cancelling it ends that.
     *
     * @param policy how often and how long; in place of the one of this client, if it has one
     * @return a client that tries again
     */
    default Client withRetry(RetryPolicy policy) {
        return new RetryingClient(this, policy, ForkJoinPool.commonPool(), Waits.REAL);
    }

    /**
     * This client, but lists may have any length: a view, like {@link #withTimeout}.
     *
     * <p>What is to be created or looked up is sent in as many requests as are needed, one after
     * the other, in the order of the list, and never a part of a linked chain. The result is as if
     * it had been one request: a result per event, with its index in the whole list. How much a
     * request may have, this client finds out once: 8,189 events, or what the server takes.
     *
     * <p><b>It is not one request.</b> Others' requests may come in between. When one chunk fails,
     * nothing after it is sent: then the call ends with {@link PartlyExecutedException}, which has
     * the results so far, or, if it was the first chunk, as that one did. Either way the whole list
     * may be sent again with the same ids. A look-up fails as its chunk did. If some events are
     * {@linkplain TransferFlags#IMPORTED imported} and others are not, each chunk is judged by its
     * first event.
     *
     * <p>A chain that is too long for a request is refused with {@link TooMuchDataException},
     * before anything is sent if the limit is known by then.
     *
     * <p>{@link #withTimeout} sets the time of one chunk, and {@link #withRetry} tries one chunk
     * again, whether they come before or after. An interrupt ends the call. A future goes on in a
     * virtual thread after its first chunk; when it is cancelled, nothing more is sent.
     *
     * @return a client that splits lists
     */
    default Client chunked() {
        return new ChunkedClient(this, new ChunkLimits(), ForkJoinPool.commonPool());
    }

    /** {@return the id of the cluster} */
    UInt128 clusterId();

    /** {@return the random id under which the cluster knows this client, as its logs show it} */
    UInt128 id();

    /**
     * Ends the session on this side, and the native client with its thread and its memory. Requests
     * in flight fail with {@link ClientClosedException}; they may have been executed. Returns when
     * all is done. May be called by any thread, in what depends on a future, too, and again. (Only
     * where {@link ClientBuilder#executor} runs its tasks on the calling thread, a call from there
     * returns at once, because it is that thread which completes what is in flight.)
     */
    @Override
    void close();
}
