package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests below the public API, through the real library in echo mode. */
class RequestTest {

    private static final int SLOTS = 4;

    private static NativeClient client;

    @BeforeAll
    static void open() {
        client = NativeClient.openEcho(SLOTS);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    private static Request submitted(long value) throws InterruptedException {
        Request request = client.acquire();
        request.body(128).putLong(0, value);
        request.submit(Operation.CREATE_TRANSFERS, 128, 128, null);
        return request;
    }

    @Test
    void bringsTheReplyBack() throws InterruptedException {
        Request request = submitted(42);
        request.await(Request.FOREVER, 0);
        assertThat(request.status()).isEqualTo(PacketStatus.OK);
        assertThat(request.replySize()).isEqualTo(128);
        assertThat(request.reply().getLong(0)).isEqualTo(42);
        assertThat(request.timestamp()).isPositive();
        request.release();
    }

    @Test
    void carriesTheLargestBody() throws InterruptedException {
        int size = Operation.CREATE_TRANSFERS.eventCountMax() * 128;
        Request request = client.acquire();
        ByteBuffer body = request.body(size);
        for (int i = 0; i < size; i += Long.BYTES) {
            body.putLong(i, i * 0x9E37_79B9_7F4A_7C15L);
        }
        request.submit(Operation.CREATE_TRANSFERS, size, size, null);
        request.await(Request.FOREVER, 0);
        assertThat(request.replySize()).isEqualTo(size);
        for (int i = 0; i < size; i += Long.BYTES) {
            assertThat(request.reply().getLong(i)).isEqualTo(i * 0x9E37_79B9_7F4A_7C15L);
        }
        request.release();
    }

    /** NULL data with a size, and a query without its one filter, would abort this JVM. */
    @Test
    void refusesWhatTheLibraryAbortsOn() throws InterruptedException {
        Request request = client.acquire();
        assertThatThrownBy(() -> request.submit(Operation.CREATE_TRANSFERS, 128, 128, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CREATE_TRANSFERS: 128 bytes at no address");
        request.body(512);
        assertThatThrownBy(() -> request.submit(Operation.QUERY_TRANSFERS, 0, 128, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> request.submit(Operation.QUERY_TRANSFERS, 128, 128, null))
                .isInstanceOf(IllegalArgumentException.class);
        request.release();
        Request next = submitted(7); // and the slot is as good as new
        next.await(Request.FOREVER, 0);
        assertThat(next.reply().getLong(0)).isEqualTo(7);
        next.release();
    }

    @Test
    void anInterruptEndsTheWaitAndTheSlotComesBackWithTheCompletion() throws InterruptedException {
        for (int i = 0; i < 5 * SLOTS; i++) {
            Request request = submitted(i);
            Thread.currentThread().interrupt();
            assertThat(request.await(Request.FOREVER, 0)).isEqualTo(Waited.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
        }
        Request request = submitted(1);
        request.await(Request.FOREVER, 0);
        assertThat(request.reply().getLong(0)).isEqualTo(1);
        request.release();
    }

    @Test
    void waitsForASlotWhenAllAreInUse() throws InterruptedException {
        Request[] all = new Request[SLOTS];
        for (int i = 0; i < SLOTS; i++) {
            all[i] = client.acquire();
        }
        AtomicReference<Request> fifth = new AtomicReference<>();
        Thread waiter =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                fifth.set(client.acquire());
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(fifth.get()).isNull();
        all[2].release();
        waiter.join();
        assertThat(fifth.get()).isSameAs(all[2]);
        for (Request request : all) {
            request.release();
        }
    }

    @Test
    void aFailingCompletionHurtsNobody() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Request request = client.acquire();
            request.body(128).putLong(0, i);
            request.submit(
                    Operation.CREATE_ACCOUNTS,
                    128,
                    128,
                    completed -> {
                        completed.release();
                        done.countDown();
                        throw new StackOverflowError("of the test's own");
                    });
        }
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        Request request = submitted(3);
        request.await(Request.FOREVER, 0);
        assertThat(request.status()).isEqualTo(PacketStatus.OK);
        request.release();
    }

    /** The library would abort the process; the guard knows its threads by themselves. */
    @Test
    void refusesCallsOnAThreadOfTheLibrary() throws InterruptedException {
        Request request = client.acquire();
        request.body(128);
        IoThreads.add(Thread.currentThread());
        try {
            assertThatThrownBy(() -> request.submit(Operation.CREATE_ACCOUNTS, 128, 128, null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tb_client_submit must not be called");
            assertThatThrownBy(client::close).isInstanceOf(IllegalStateException.class);
        } finally {
            IoThreads.remove(Thread.currentThread());
        }
        request.release();
    }

    /** An exception that left the stub would end this JVM. */
    @Test
    void nothingLeavesTheCompletionStub() {
        Completions.completed(-1, 0, 0, 0, 0);
        Completions.completed(1L << 40, 0, 0, 0, 0);
        Completions.completed(Integer.MAX_VALUE, 0, 0, 0, 0);
        LogBridge.logged(99, 0, 0);
        LogBridge.logged(0, 0, -1);
    }

    @Test
    void anEndedClientRefusesRequests() {
        NativeClient other = NativeClient.openEcho(SLOTS);
        other.close();
        other.close();
        assertThatThrownBy(() -> other.acquire())
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(PacketStatus.CLIENT_SHUTDOWN));
    }
}
