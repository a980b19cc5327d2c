package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class IndexStackTest {

    @Test
    void givesBackWhatWasPushedLast() {
        IndexStack stack = new IndexStack(3);
        stack.push(2);
        stack.push(0);
        assertThat(stack.pop()).isZero();
        assertThat(stack.pop()).isEqualTo(2);
        assertThat(stack.pop()).isEqualTo(IndexStack.EMPTY);
    }

    @Test
    void neverGivesAnIndexToTwoThreads() throws Exception {
        int capacity = 4; // few, so that the threads get in each other's way
        int rounds = 200_000;
        IndexStack stack = new IndexStack(capacity);
        for (int i = 0; i < capacity; i++) {
            stack.push(i);
        }
        AtomicIntegerArray owners = new AtomicIntegerArray(capacity);
        Callable<Integer> user =
                () -> {
                    int taken = 0;
                    for (int i = 0; i < rounds; i++) {
                        int index = stack.pop();
                        if (index == IndexStack.EMPTY) {
                            continue;
                        }
                        taken++;
                        assertThat(owners.incrementAndGet(index)).isEqualTo(1);
                        owners.decrementAndGet(index);
                        stack.push(index);
                    }
                    return taken;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(user));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isPositive();
            }
        }
        List<Integer> left = new ArrayList<>();
        for (int index = stack.pop(); index != IndexStack.EMPTY; index = stack.pop()) {
            left.add(index);
        }
        assertThat(left).containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
