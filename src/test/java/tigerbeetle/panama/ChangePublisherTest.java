package tigerbeetle.panama;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** Change events for subscribers. */
@Timeout(120)
class ChangePublisherTest {

    /** The rules of Reactive Streams, by those who made them. */
    public static final class Verification extends FlowPublisherVerification<ChangeEvent> {

        public Verification() {
            super(new TestEnvironment(2_000, 50), 2_000);
        }

        @Override
        public Flow.Publisher<ChangeEvent> createFlowPublisher(long elements) {
            return ChangeFeed.of(countingTo(elements)).pageSize(3).publisher();
        }

        /** Makes its events as they are asked for: there may be more than fit into memory. */
        private static ChangeEventSource countingTo(long elements) {
            return filter ->
                    LongStream.rangeClosed(filter.timestampMin(), elements)
                            .limit(filter.limit())
                            .mapToObj(SomeEvents::event)
                            .toList();
        }

        @Override
        public Flow.Publisher<ChangeEvent> createFailedFlowPublisher() {
            Executor full =
                    task -> {
                        throw new RejectedExecutionException("full");
                    };
            return ChangeFeed.of(SomeEvents.upTo(1)).publisher(full);
        }
    }

    @Test
    void passesTheTechnologyCompatibilityKit() {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {Verification.class});
        kit.addListener(results);
        kit.run();
        assertThat(results.getFailedTests()).extracting(ChangePublisherTest::reason).isEmpty();
        assertThat(results.getConfigurationFailures()).isEmpty();
        assertThat(results.getPassedTests()).hasSize(31);
        // The rules that the kit cannot check.
        assertThat(results.getSkippedTests())
                .extracting(ITestResult::getName)
                .allMatch(name -> name.startsWith("untested_"));
    }

    private static String reason(ITestResult result) {
        return result.getName() + ": " + result.getThrowable();
    }

    /** Puts down what it is told; requests nothing by itself. */
    private static class Recorder implements Flow.Subscriber<ChangeEvent> {

        final BlockingQueue<Object> signals = new LinkedBlockingQueue<>();
        private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();

        Flow.Subscription subscription() {
            return subscribed.join();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscribed.complete(subscription);
        }

        @Override
        public void onNext(ChangeEvent event) {
            signals.add(event.timestamp());
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure);
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }

        Object next() throws InterruptedException {
            return requireNonNull(signals.poll(60, TimeUnit.SECONDS), "no signal");
        }
    }

    private static Recorder subscribe(ChangeFeed feed) {
        Recorder recorder = new Recorder();
        feed.publisher().subscribe(recorder);
        return recorder;
    }

    @Test
    @SuppressWarnings("NullAway") // what it says of null is what is tested
    void nobodyIsNoSubscriber() {
        assertThatNullPointerException()
                .isThrownBy(() -> ChangeFeed.of(SomeEvents.upTo(1)).publisher().subscribe(null));
    }

    @Test
    void eachSubscriberGetsAllOnce() throws Exception {
        ChangeFeed feed = ChangeFeed.of(SomeEvents.upTo(4)).after(10).pageSize(2);
        for (Recorder recorder : List.of(subscribe(feed), subscribe(feed))) {
            recorder.subscription().request(1);
            assertThat(recorder.next()).isEqualTo(20L);
            recorder.subscription().request(Long.MAX_VALUE);
            assertThat(recorder.next()).isEqualTo(30L);
            assertThat(recorder.next()).isEqualTo(40L);
            assertThat(recorder.next()).isEqualTo("complete");
        }
    }

    @Test
    void followsUntilItIsCancelled() throws Exception {
        SomeEvents source = SomeEvents.upTo(1);
        CountDownLatch ended = new CountDownLatch(1);
        BlockingQueue<Long> go = new LinkedBlockingQueue<>();
        ChangePages.Pause pause =
                (stopped, ns) -> {
                    Long timestamp = go.poll(60, TimeUnit.SECONDS);
                    if (timestamp == null) {
                        throw new AssertionError("nothing to go on with");
                    }
                    if (timestamp > 0) {
                        source.add(timestamp);
                        return false;
                    }
                    return stopped.await(60, TimeUnit.SECONDS);
                };
        Recorder recorder = new Recorder();
        ChangeFeed.of(source)
                .following(new ChangePages.Polling(1, 1, pause))
                .publisher(task ->
                        Thread.startVirtualThread(() -> {
                            task.run();
                            ended.countDown();
                        }))
                .subscribe(recorder);
        recorder.subscription().request(Long.MAX_VALUE);
        assertThat(recorder.next()).isEqualTo(10L);
        go.add(17L);
        assertThat(recorder.next()).isEqualTo(17L);
        go.add(0L);
        recorder.subscription().cancel();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.signals).isEmpty();
    }

    /** As with a cluster that does not answer. */
    @Test
    void cancelEndsAQuestion() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        ChangeEventSource source =
                filter -> {
                    asked.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                    throw new OutcomeUnknownException("interrupted", null);
                };
        Recorder recorder = subscribe(ChangeFeed.of(source));
        asked.await();
        recorder.subscription().cancel();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.signals).isEmpty();
    }

    @Test
    void anAnswerThatFailsToComeIsAnError() throws Exception {
        NotSentException failure = new NotSentException("not now");
        Recorder recorder =
                subscribe(
                        ChangeFeed.of(filter -> {
                            throw failure;
                        }));
        assertThat(recorder.next()).isSameAs(failure);
    }

    @Test
    void aRequestForNothingIsAnError() throws Exception {
        for (long nothing : new long[] {0, -1, Long.MIN_VALUE}) {
            Recorder recorder = subscribe(ChangeFeed.of(SomeEvents.upTo(1)).following());
            recorder.subscription().request(nothing);
            assertThat(recorder.next())
                    .isInstanceOf(IllegalArgumentException.class)
                    .extracting(Object::toString)
                    .asString()
                    .endsWith("request: " + nothing + " is outside 1..2^63-1");
            recorder.subscription().request(-1);
            recorder.subscription().request(1);
            assertThat(recorder.signals).isEmpty();
        }
    }

    @Test
    void requestsAddUpToNoMoreThanAllThereIs() throws Exception {
        Recorder recorder = subscribe(ChangeFeed.of(SomeEvents.upTo(3)).pageSize(1));
        recorder.subscription().request(1);
        recorder.subscription().request(Long.MAX_VALUE - 1);
        recorder.subscription().request(Long.MAX_VALUE);
        recorder.subscription().request(2);
        assertThat(recorder.next()).isEqualTo(10L);
        assertThat(recorder.next()).isEqualTo(20L);
        assertThat(recorder.next()).isEqualTo(30L);
        assertThat(recorder.next()).isEqualTo("complete");
    }

    @Test
    void requestsOfManyThreadsAddUp() throws Exception {
        Recorder recorder = subscribe(ChangeFeed.of(SomeEvents.upTo(1_000)).pageSize(7));
        for (int i = 0; i < 4; i++) {
            Thread.startVirtualThread(() -> {
                for (int n = 0; n < 250; n++) {
                    recorder.subscription().request(1);
                }
            });
        }
        for (long i = 1; i <= 1_000; i++) {
            assertThat(recorder.next()).isEqualTo(10 * i);
        }
        assertThat(recorder.next()).isEqualTo("complete");
    }

    @Test
    void cancelMayRaceEverything() throws Exception {
        for (int round = 0; round < 1_000; round++) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Recorder recorder = new Recorder();
            ChangeFeed.of(SomeEvents.upTo(5))
                    .pageSize(2)
                    .following(Duration.ofNanos(1), Duration.ofNanos(9))
                    .publisher(task ->
                            Thread.startVirtualThread(() -> {
                                task.run();
                                interrupted.complete(Thread.currentThread().isInterrupted());
                            }))
                    .subscribe(recorder);
            recorder.subscription().request(Long.MAX_VALUE);
            recorder.next();
            recorder.subscription().cancel();
            assertThat(interrupted.get(60, TimeUnit.SECONDS)).isFalse();
            assertThat(recorder.signals).allMatch(Long.class::isInstance);
        }
    }

    /** Runs in the thread that subscribes, which is how a test knows that all is over. */
    private static void subscribeAndWait(ChangeFeed feed, Flow.Subscriber<ChangeEvent> subscriber) {
        feed.publisher(Runnable::run).subscribe(subscriber);
    }

    @Test
    void cancelInOnNextIsTheEnd() {
        SomeEvents source = SomeEvents.upTo(3);
        Recorder recorder =
                new Recorder() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        super.onSubscribe(subscription);
                        subscription.request(3);
                    }

                    @Override
                    public void onNext(ChangeEvent event) {
                        super.onNext(event);
                        subscription().cancel();
                        subscription().request(-1);
                    }
                };
        subscribeAndWait(ChangeFeed.of(source).following(), recorder);
        assertThat(recorder.signals).containsExactly(10L);
        assertThat(source.asked).hasSize(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aSubscriberWhoThrowsGetsNothingMore() {
        SomeEvents source = SomeEvents.upTo(3);
        IllegalStateException failure = new IllegalStateException("as it must not");
        Recorder recorder =
                new Recorder() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        super.onSubscribe(subscription);
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(ChangeEvent event) {
                        super.onNext(event);
                        throw failure;
                    }
                };
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
        thread.setUncaughtExceptionHandler((where, what) -> uncaught.add(what));
        try {
            subscribeAndWait(ChangeFeed.of(source).following(), recorder);
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).containsExactly(failure);
        assertThat(recorder.signals).containsExactly(10L);
        assertThat(source.asked).hasSize(1);
    }

    /** As a thread pool does that has put the task into its queue, and gets no thread for it. */
    @Test
    void anExecutorMayTakeATaskAndFail() throws Exception {
        BlockingQueue<Runnable> taken = new LinkedBlockingQueue<>();
        OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread");
        Recorder recorder = new Recorder();
        ChangeFeed.of(SomeEvents.upTo(1))
                .publisher(task -> {
                    taken.add(task);
                    throw failure;
                })
                .subscribe(recorder);
        recorder.subscription().request(1);
        taken.take().run();
        assertThat(recorder.signals).containsExactly(failure);
    }

    @Test
    void whoIsCancelledBeforeItsTaskRunsGetsNothing() throws Exception {
        SomeEvents source = SomeEvents.upTo(1);
        BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        Recorder recorder = new Recorder();
        ChangeFeed.of(source).publisher(waiting::add).subscribe(recorder);
        recorder.subscription().request(1);
        recorder.subscription().cancel();
        waiting.take().run();
        assertThat(recorder.signals).isEmpty();
        assertThat(source.asked).isEmpty();
    }

    @Test
    void anInterruptIsAnError() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        Recorder recorder = new Recorder();
        ChangeFeed.of(SomeEvents.upTo(1))
                .publisher(task -> threads.add(Thread.startVirtualThread(task)))
                .subscribe(recorder);
        threads.take().interrupt();
        assertThat(recorder.next()).isInstanceOf(CancellationException.class);
    }
}
