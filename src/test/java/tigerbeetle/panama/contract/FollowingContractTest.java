package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.ChangeEvent;
import tigerbeetle.panama.ChangeFeed;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.ClientClosedException;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** Change events as they happen. */
class FollowingContractTest extends ClientContract {

    private UInt128 a;
    private UInt128 b;
    private ChangeFeed feed;

    @BeforeEach
    void open() {
        a = account();
        b = account();
        feed = feed(client);
    }

    private ChangeFeed feed(Client client) {
        return ChangeFeed.of(client).after(look(b).timestamp()).following();
    }

    private boolean isOurs(ChangeEvent event) {
        return event.debitAccount().id().equals(a);
    }

    private UInt128 pay(long amount) {
        return created(transfer(a, b, amount)).id();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void anIteratorWaitsForWhatComesUntilItsStreamIsClosed() throws Exception {
        UInt128 first = pay(1);
        Stream<ChangeEvent> events = feed.stream();
        Iterator<UInt128> ids =
                events.filter(this::isOurs).map(ChangeEvent::transfer).map(Transfer::id).iterator();
        assertThat(ids.next()).isEqualTo(first);
        CompletableFuture<UInt128> next = CompletableFuture.supplyAsync(ids::next);
        UInt128 second = pay(2);
        assertThat(get(next)).isEqualTo(second);
        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(ids::hasNext);
        events.close();
        assertThat(get(more)).isFalse();
    }

    @Test
    void anInterruptEndsTheStream() throws Exception {
        UInt128 first = pay(1);
        CompletableFuture<UInt128> seen = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread reader =
                Thread.startVirtualThread(() -> {
                    feed.stream()
                            .filter(this::isOurs)
                            .forEach(event -> seen.complete(event.transfer().id()));
                    interrupted.complete(Thread.currentThread().isInterrupted());
                });
        assertThat(get(seen)).isEqualTo(first);
        reader.interrupt();
        assertThat(get(interrupted)).isTrue();
        assertThat(look(a).debitsPosted()).isEqualTo(UInt128.ONE); // the client works on
    }

    /** An error, not an end: there is more than was read. */
    @Test
    void aClientThatIsClosedIsAnErrorOfTheStream() throws Exception {
        pay(1);
        Client other = Client.open(address);
        CompletableFuture<Void> seen = new CompletableFuture<>();
        CompletableFuture<Void> read =
                CompletableFuture.runAsync(() ->
                        feed(other).stream()
                                .filter(this::isOurs)
                                .forEach(event -> seen.complete(null)));
        get(seen);
        other.close();
        assertThatThrownBy(() -> get(read)).cause().isInstanceOf(ClientClosedException.class);
    }

    @Test
    void publishesWhatComesUntilTheClientIsClosed() throws Exception {
        UInt128 first = pay(1);
        Client other = Client.open(address);
        List<UInt128> received = new ArrayList<>();
        CompletableFuture<UInt128> second = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        feed(other)
                .publisher()
                .subscribe(
                        new Flow.Subscriber<>() {
                            @Override
                            public void onSubscribe(Flow.Subscription subscription) {
                                subscription.request(Long.MAX_VALUE);
                            }

                            @Override
                            public void onNext(ChangeEvent event) {
                                if (!isOurs(event)) {
                                    return;
                                }
                                received.add(event.transfer().id());
                                if (received.size() == 1) {
                                    second.complete(pay(2));
                                } else {
                                    other.close();
                                }
                            }

                            @Override
                            public void onError(Throwable cause) {
                                failure.complete(cause);
                            }

                            @Override
                            public void onComplete() {
                                failure.complete(new AssertionError("complete"));
                            }
                        });
        assertThat(get(failure)).isInstanceOf(ClientClosedException.class);
        assertThat(received).containsExactly(first, get(second));
    }
}
