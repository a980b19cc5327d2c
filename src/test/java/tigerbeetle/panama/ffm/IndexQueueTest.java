package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexQueueTest {

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

    /**
     * A second call could overflow the stack after the first has taken a place, which would stay
     * empty: everybody would wait for it for ever. To overflow a stack here could end this JVM.
     */
    @Test
    void nothingIsCalledAfterAPlaceWasTaken() {
        JavaClass queue = new ClassFileImporter().importClass(IndexQueue.class);
        assertThat(queue.getMethod("add", int.class).getMethodCallsFromSelf())
                .extracting(call -> call.getTarget().getName())
                .containsExactly("getAndIncrement");
    }
}
