package tigerbeetle.panama;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Paging and following, with a source and pauses of the test's own. */
@Timeout(60)
class ChangeFeedTest {

    private static List<Long> timestamps(Stream<ChangeEvent> events) {
        try (events) {
            return events.map(ChangeEvent::timestamp).toList();
        }
    }

    private static ChangeEventsFilter page(long timestampMin, int limit) {
        return new ChangeEventsFilter(timestampMin, 0, limit);
    }

    /** Follows, with pauses that are what the test does meanwhile. */
    private static ChangeFeed following(ChangeEventSource source, ChangePages.Pause pause) {
        return ChangeFeed.of(source).following(new ChangePages.Polling(1, 10, pause));
    }

    @Test
    void endsOnlyAtAnEmptyPage() {
        SomeEvents source = new SomeEvents(2);
        source.add(10, 20, 30);
        assertThat(timestamps(ChangeFeed.of(source).pageSize(5).stream()))
                .containsExactly(10L, 20L, 30L);
        assertThat(source.asked).containsExactly(page(1, 5), page(21, 5), page(31, 5));
    }

    @Test
    void resumesAfterATimestamp() {
        SomeEvents source = SomeEvents.upTo(3);
        assertThat(timestamps(source.changeEvents(0))).containsExactly(10L, 20L, 30L);
        assertThat(timestamps(source.changeEvents(10))).containsExactly(20L, 30L);
        assertThat(timestamps(source.changeEvents(30))).isEmpty();
        assertThat(timestamps(source.changeEvents(Long.MAX_VALUE))).isEmpty();
        source.add(Long.MAX_VALUE);
        assertThat(timestamps(source.changeEvents(30))).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void readsAPageWhenItIsNeeded() {
        SomeEvents source = SomeEvents.upTo(10);
        Stream<ChangeEvent> stream = ChangeFeed.of(source).pageSize(2).stream();
        assertThat(source.asked).isEmpty();
        assertThat(timestamps(stream.limit(3))).containsExactly(10L, 20L, 30L);
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void inParallelToo() {
        SomeEvents source = SomeEvents.upTo(1_000);
        assertThat(timestamps(ChangeFeed.of(source).pageSize(7).stream().parallel()))
                .hasSize(1_000)
                .isSorted();
    }

    /** Its events, but for the question that is made to fail. */
    private static final class Failing implements ChangeEventSource {

        private final SomeEvents events;
        final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        Failing(SomeEvents events) {
            this.events = events;
        }

        @Override
        public List<ChangeEvent> getChangeEvents(ChangeEventsFilter filter) {
            RuntimeException now = failure.getAndSet(null);
            if (now != null) {
                throw now;
            }
            return events.getChangeEvents(filter);
        }
    }

    @Test
    void aFailedAnswerCanBeAskedForAgain() {
        Failing source = new Failing(SomeEvents.upTo(3));
        Iterator<ChangeEvent> it = ChangeFeed.of(source).pageSize(1).stream().iterator();
        assertThat(it.next().timestamp()).isEqualTo(10);
        source.failure.set(new NotSentException("not now"));
        assertThatThrownBy(it::hasNext).isInstanceOf(NotSentException.class);
        assertThat(it.next().timestamp()).isEqualTo(20);
        assertThat(it.next().timestamp()).isEqualTo(30);
        assertThat(it.hasNext()).isFalse();
    }

    @Test
    void aFailedAnswerIsNoEndOfTheFollowing() {
        SomeEvents events = SomeEvents.upTo(1);
        Failing source = new Failing(events);
        ChangeFeed feed =
                following(
                        source,
                        (stopped, ns) -> {
                            events.add(20);
                            return false;
                        });
        Iterator<ChangeEvent> it = feed.stream().iterator();
        assertThat(it.next().timestamp()).isEqualTo(10);
        RuntimeException failure = new ClientClosedException("closed", true);
        source.failure.set(failure);
        assertThatThrownBy(it::hasNext).isSameAs(failure);
        assertThat(it.next().timestamp()).isEqualTo(20);
        source.failure.set(new UnsupportedOperationException("a source may throw anything"));
        assertThatThrownBy(() -> timestamps(feed.stream()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theEndStaysTheEnd() {
        SomeEvents source = SomeEvents.upTo(1);
        Iterator<ChangeEvent> it = source.changeEvents(0).iterator();
        it.next();
        assertThat(it.hasNext()).isFalse();
        source.add(20);
        assertThat(it.hasNext()).isFalse();
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void aSourceThatGoesRoundInCirclesIsAnError() {
        ChangeEventSource source = filter -> List.of(SomeEvents.event(10));
        assertThatIllegalStateException()
                .isThrownBy(() -> timestamps(source.changeEvents(0)))
                .withMessage(
                        "The source has answered the question for events after 10 with 10 to 10");
    }

    @Test
    void pausesGrowWhileNothingHappensAndAreShortAgainThen() {
        SomeEvents source = SomeEvents.upTo(1);
        List<Long> pauses = new ArrayList<>();
        ChangeFeed feed =
                following(
                        source,
                        (stopped, ns) -> {
                            pauses.add(ns);
                            if (pauses.size() == 7) {
                                source.add(20);
                            } else if (pauses.size() == 9) {
                                source.add(30);
                            }
                            return false;
                        });
        assertThat(timestamps(feed.stream().limit(3))).containsExactly(10L, 20L, 30L);
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 10L, 10L, 10L, 1L, 2L);
    }

    @Test
    void closingEndsAPause() throws Exception {
        CountDownLatch paused = new CountDownLatch(1);
        Stream<ChangeEvent> events =
                following(
                        SomeEvents.upTo(2),
                        (stopped, ns) -> {
                            paused.countDown();
                            return stopped.await(60, TimeUnit.SECONDS);
                        })
                        .stream();
        var read = CompletableFuture.supplyAsync(() -> events.map(ChangeEvent::timestamp).toList());
        paused.await();
        events.close();
        assertThat(read.get(60, TimeUnit.SECONDS)).containsExactly(10L, 20L);
    }

    /** As a client does whose cluster does not answer. */
    @Test
    void closingEndsAQuestionAndLeavesNoInterruptBehind() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Stream<ChangeEvent> events = ChangeFeed.of(filter -> waitForever(asked)).stream();
        assertThat(closedWhileItAsks(events, asked)).isEqualTo("0 false");

        CountDownLatch again = new CountDownLatch(1);
        events = ChangeFeed.of(filter -> waitForever(again)).following().stream();
        assertThat(closedWhileItAsks(events, again)).isEqualTo("0 false");
    }

    /** How many events were read, and whether the thread was left interrupted. */
    private static String closedWhileItAsks(Stream<ChangeEvent> events, CountDownLatch asked)
            throws Exception {
        var read =
                CompletableFuture.supplyAsync(
                        () -> events.count() + " " + Thread.currentThread().isInterrupted());
        asked.await();
        events.close();
        return read.get(60, TimeUnit.SECONDS);
    }

    private static List<ChangeEvent> waitForever(CountDownLatch asked) {
        asked.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("interrupted", null);
        }
    }

    /** What is not read is no end; only who follows has no other end than being told to stop. */
    @Test
    void anInterruptEndsTheFollowingAndIsAnErrorElsewhere() {
        ChangeEventSource source = filter -> waitForever(new CountDownLatch(1));
        Thread.currentThread().interrupt();
        assertThat(timestamps(ChangeFeed.of(source).following().stream())).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThatThrownBy(() -> timestamps(source.changeEvents(0)))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(timestamps(ChangeFeed.of(SomeEvents.upTo(1)).following().stream()))
                .containsExactly(10L);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedIteratorHasEnded() {
        SomeEvents source = SomeEvents.upTo(1);
        Iterator<ChangeEvent> it =
                following(source, ChangePages.Pause.ON_THE_CLOCK).stream().iterator();
        it.next();
        Thread.currentThread().interrupt();
        assertThat(it.hasNext()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        source.add(20);
        assertThat(it.hasNext()).isFalse();
    }

    /** It may be meant for what the thread does next. */
    @Test
    void closingDoesNotClearTheInterruptOfSomebodyElse() {
        AtomicReference<@Nullable Stream<ChangeEvent>> events = new AtomicReference<>();
        ChangeFeed feed =
                ChangeFeed.of(
                                filter -> {
                                    Thread.currentThread().interrupt();
                                    requireNonNull(events.get()).close();
                                    return List.of();
                                })
                        .following();
        Stream<ChangeEvent> stream = feed.stream();
        events.set(stream);
        assertThat(stream.count()).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** A question, a pause or neither: what is closed has ended, and no interrupt is left. */
    @Test
    void closingMayRaceQuestionsAndPauses() throws Exception {
        ChangeEventSource source =
                filter -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new OutcomeUnknownException("interrupted", null);
                    }
                    return List.of();
                };
        ChangeFeed feed = ChangeFeed.of(source).following(Duration.ofNanos(1), Duration.ofNanos(9));
        for (int round = 0; round < 1_000; round++) {
            Stream<ChangeEvent> events = feed.stream();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Iterator<ChangeEvent> it = events.iterator();
            CountDownLatch started = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                started.countDown();
                assertThat(it.hasNext()).isFalse();
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            started.await();
            for (int i = 0; i < round; i++) {
                Thread.onSpinWait(); // from at once to some microseconds
            }
            events.close();
            assertThat(interrupted.get(60, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void aStreamMayBeClosedByWhoReadsIt() {
        Stream<ChangeEvent> events = ChangeFeed.of(SomeEvents.upTo(3)).following().stream();
        List<Long> read = new ArrayList<>();
        events.forEach(event -> {
            read.add(event.timestamp());
            if (read.size() == 2) {
                events.close();
            }
        });
        assertThat(read).containsExactly(10L, 20L);
    }

    @Test
    void aClosedStreamAsksNothing() {
        SomeEvents source = SomeEvents.upTo(3);
        Stream<ChangeEvent> events = ChangeFeed.of(source).stream();
        Iterator<ChangeEvent> it = events.iterator();
        events.close();
        assertThat(it.hasNext()).isFalse();
        assertThat(source.asked).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        ChangeFeed feed = ChangeFeed.of(SomeEvents.upTo(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed.after(-1))
                .withMessage("timestamp: -1 is outside 0..2^63-1");
        for (int size : new int[] {0, 2731}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> feed.pageSize(size))
                    .withMessage("pageSize: " + size + " is outside 1..2730");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed.following(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageStartingWith("first: PT0S is outside");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed.following(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessage("first: PT2S is more than longest, PT1S");
        assertThat(feed.after(7).pageSize(8).following())
                .hasToString("ChangeFeed[after=7, pageSize=8, following]");
    }
}
