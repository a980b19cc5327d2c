package tigerbeetle.panama;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A way through the change events of a ledger: from where, in which steps, and whether it ends.
 * Immutable, thread-safe, and read as often as wanted, each time from the start.
 *
 * <pre>{@code
 * ChangeFeed feed = ChangeFeed.of(client).after(lastTimestamp);
 *
 * feed.stream().forEach(this::handle); // what there is by now
 *
 * try (Stream<ChangeEvent> events = feed.following().stream()) { // and what will be
 *     events.forEach(this::handle);
 * }
 *
 * feed.following().publisher().subscribe(subscriber);
 * }</pre>
 *
 * <p><b>Resuming.</b> The ledger keeps its events, and the server keeps nothing of who has read
 * them. The reader keeps the timestamp of the last event that it has dealt with, together with what
 * it has made of it if it can, and continues {@linkplain #after after} that. Within one stream or
 * subscription each event comes once, by ascending timestamp. If a reader stops after it has dealt
 * with an event and before the timestamp is kept, that event comes again the next time: at least
 * once. As timestamps are unique and ascending, the receiver knows it by its timestamp.
 *
 * <p><b>Imports.</b> A transfer that is imported brings its timestamp, which is after that of every
 * other transfer, but may be before that of an expiry. A reader that has passed that expiry already
 * does not see the transfer. So import before there are pending transfers with a timeout.
 *
 * <p><b>Following</b> is asking again: after an empty answer there is a pause, which becomes twice
 * as long with each further one, up to a bound, and is short again after an event.
 */
public final class ChangeFeed {

    private static final Duration PAUSE_FIRST = Duration.ofMillis(10);
    private static final Duration PAUSE_LONGEST = Duration.ofSeconds(1);

    private final ChangeEventSource source;
    private final long afterTimestamp;
    private final int pageSize;
    private final ChangePages.@Nullable Polling polling;

    private ChangeFeed(
            ChangeEventSource source,
            long afterTimestamp,
            int pageSize,
            ChangePages.@Nullable Polling polling) {
        this.source = source;
        this.afterTimestamp = afterTimestamp;
        this.pageSize = pageSize;
        this.polling = polling;
    }

    /**
     * From the first event of the ledger to the last that there is when it is reached.
     *
     * @param source of the events: a client
     * @return the feed
     */
    public static ChangeFeed of(ChangeEventSource source) {
        return new ChangeFeed(
                Check.notNull("source", source), 0, ChangeEventsFilter.LIMIT_MAX, null);
    }

    /**
     * The same, but from the event after a timestamp.
     *
     * @param timestamp that of the last event that is known already; 0: from the first one
     * @return a feed from there
     * @throws IllegalArgumentException if the timestamp is negative
     */
    public ChangeFeed after(long timestamp) {
        Check.notNegative("timestamp", timestamp);
        return new ChangeFeed(source, timestamp, pageSize, polling);
    }

    /**
     * The same, but asking for another number of events at a time; by default, for the most.
     *
     * @param eventCount 1 to 2,730
     * @return a feed with pages of that size
     * @throws IllegalArgumentException if the number is out of that range
     */
    public ChangeFeed pageSize(int eventCount) {
        if (eventCount < 1 || eventCount > ChangeEventsFilter.LIMIT_MAX) {
            throw Check.outside("pageSize", eventCount, "1.." + ChangeEventsFilter.LIMIT_MAX);
        }
        return new ChangeFeed(source, afterTimestamp, eventCount, polling);
    }

    /**
     * The same, but without an end: at the last event it waits for the next one, with pauses of 10
     * ms to 1 s.
     *
     * @return a feed that follows
     */
    public ChangeFeed following() {
        return following(PAUSE_FIRST, PAUSE_LONGEST);
    }

    /**
     * As {@link #following()}, with other pauses.
     *
     * @param first the pause after the first empty answer; more than 0
     * @param longest the bound for those after the next ones; not less
     * @return a feed that follows
     * @throws IllegalArgumentException if they are not so
     */
    public ChangeFeed following(Duration first, Duration longest) {
        long firstNs = Check.timeoutNs("first", first);
        long longestNs = Check.timeoutNs("longest", longest);
        if (firstNs > longestNs) {
            throw new IllegalArgumentException(
                    "first: " + first + " is more than longest, " + longest);
        }
        return following(
                new ChangePages.Polling(firstNs, longestNs, ChangePages.Pause.ON_THE_CLOCK));
    }

    ChangeFeed following(ChangePages.Polling polling) {
        return new ChangeFeed(source, afterTimestamp, pageSize, polling);
    }

    /**
     * The events, one after the other, in the thread that asks for them; a page is read when the
     * one before it is used up.
     *
     * <p>A stream that does not follow ends at an empty page. One that follows ends when the thread
     * that waits is interrupted, whose interrupt status is set then. Each ends when it is closed,
     * by any thread, even while it waits for an answer; so does its {@linkplain Stream#iterator
     * iterator}, which is the way to take one event at a time.
     *
     * <p>If an answer fails to come, that is a {@link TigerBeetleException}, as {@link
     * ChangeEventSource#getChangeEvents} throws it, when following, too: if the client is closed,
     * for example. An iterator asks for that page again. {@link Client#withRetry} makes a source
     * that goes on through lost replies.
     *
     * @return a new stream; it reads in one thread, if made parallel, too
     */
    public Stream<ChangeEvent> stream() {
        ChangePages pages = pages();
        return StreamSupport.stream(pages.events(), false).onClose(pages::stop);
    }

    /**
     * The events for subscribers, each of which gets all of them from the start of this feed, in a
     * virtual thread of its own.
     *
     * @return as {@link #publisher(Executor)}
     */
    public Flow.Publisher<ChangeEvent> publisher() {
        return publisher(task -> Thread.ofVirtual().name("tigerbeetle-changes").start(task));
    }

    /**
     * The events for subscribers, each of which gets all of them from the start of this feed, as
     * Reactive Streams has it: no more than it has requested, one page of read-ahead apart.
     *
     * <p>A feed that does not follow completes at an empty page; one that follows never does. If an
     * answer fails to come, or the thread is interrupted, the subscriber gets that as an error;
     * subscribe again, after the last event, to go on. A cancelled subscription ends at once, even
     * while it waits. So does that of a subscriber who throws, which it must not: the exception
     * goes to the {@linkplain Thread#getUncaughtExceptionHandler uncaught exception handler} of the
     * thread.
     *
     * @param executor takes one task per subscription, which lasts as long as that; if it refuses
     *     one, the subscriber gets that as an error, in the thread that subscribes
     * @return the publisher
     */
    public Flow.Publisher<ChangeEvent> publisher(Executor executor) {
        Check.notNull("executor", executor);
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber"); // what Reactive Streams asks for
            ChangeSubscription.start(pages(), subscriber, executor);
        };
    }

    private ChangePages pages() {
        return new ChangePages(source, afterTimestamp, pageSize, polling);
    }

    /** {@return from where it goes, in which steps, and whether it follows} */
    @Override
    public String toString() {
        return new Fields("ChangeFeed")
                .always("after", afterTimestamp)
                .always("pageSize", pageSize)
                .add("following", polling != null)
                .toString();
    }
}
