package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexQueueTest {

    private static final int STACK_BYTES = 256 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static List<Integer> takeAll(IndexQueue queue) {
        List<Integer> taken = new ArrayList<>();
        for (int index = queue.take(); index != IndexQueue.EMPTY; index = queue.take()) {
            taken.add(index);
        }
        return taken;
    }

    @Test
    void givesWhatWasAddedFirst() {
        IndexQueue queue = new IndexQueue(3);
        assertThat(takeAll(queue)).containsExactly(0, 1, 2);
        queue.add(2);
        queue.add(0);
        assertThat(queue.size()).isEqualTo(2);
        assertThat(takeAll(queue)).containsExactly(2, 0);
        assertThat(queue.size()).isZero();
    }

    /** Around the ring, with the number of its places and with fewer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void goesRoundAndRound(int capacity) {
        IndexQueue queue = new IndexQueue(capacity);
        for (int i = 0; i < 10 * capacity; i++) {
            assertThat(queue.size()).isEqualTo(capacity);
            int index = queue.take();
            assertThat(index).isEqualTo(i % capacity);
            queue.add(index);
        }
        assertThat(takeAll(queue)).hasSize(capacity);
        assertThat(queue.take()).isEqualTo(IndexQueue.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void neverGivesAnIndexToTwoThreads(int capacity) throws Exception {
        int rounds = 200_000;
        IndexQueue queue = new IndexQueue(capacity); // few: the threads get in each other's way
        AtomicIntegerArray owners = new AtomicIntegerArray(capacity);
        Callable<Integer> user =
                () -> {
                    int taken = 0;
                    for (int i = 0; i < rounds; i++) {
                        int index = queue.take();
                        if (index == IndexQueue.EMPTY) {
                            continue;
                        }
                        taken++;
                        assertThat(owners.incrementAndGet(index)).isEqualTo(1);
                        owners.decrementAndGet(index);
                        queue.add(index);
                    }
                    return taken;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(user));
            }
            int taken = 0;
            for (Future<Integer> result : results) {
                taken += result.get();
            }
            assertThat(taken).isPositive();
        }
        assertThat(queue.size()).isEqualTo(capacity);
        assertThat(takeAll(queue)).doesNotHaveDuplicates().hasSize(capacity);
    }

    /** What is not added is lost to its owner, but nobody waits for it. */
    @RepeatedTest(20)
    void isWholeAfterTheStackHasOverflowed() throws Exception {
        IndexQueue queue = new IndexQueue(1_024);
        AddsUpwards adding = new AddsUpwards(queue, takeAll(queue).size());
        Thread diver = new Thread(null, adding::dive, "diver", STACK_BYTES);
        diver.start();
        diver.join();
        int size = queue.size();
        assertThat(size).isPositive();
        List<Integer> taken = assertTimeoutPreemptively(PATIENCE, () -> takeAll(queue));
        assertThat(taken).hasSize(size).doesNotHaveDuplicates();
    }

    /** Adds at every depth of the stack's last part, from the very end upwards. */
    private static final class AddsUpwards {

        private static final int FRAMES = 200;

        private final IndexQueue queue;
        private int left;

        AddsUpwards(IndexQueue queue, int count) {
            this.queue = queue;
            this.left = count;
        }

        @SuppressWarnings("InfiniteRecursion") // to the end of the stack
        int dive() {
            int fromTheEnd;
            try {
                fromTheEnd = dive() + 1;
            } catch (StackOverflowError e) {
                fromTheEnd = 0;
            }
            for (int i = 0; i < 4 && fromTheEnd < FRAMES && left > 0; i++) {
                left--;
                try {
                    queue.add(left);
                } catch (StackOverflowError e) {
                    // not added
                }
            }
            return fromTheEnd;
        }
    }
}
