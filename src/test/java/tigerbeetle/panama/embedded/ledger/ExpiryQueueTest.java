package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpiryQueueTest {

    private record Entry(long expiry, int row) {}

    @Test
    void ordersByExpiryAndThenByRow() {
        ExpiryQueue queue = new ExpiryQueue();
        PriorityQueue<Entry> expected =
                new PriorityQueue<>(
                        Comparator.comparingLong(Entry::expiry).thenComparingInt(Entry::row));
        Random random = new Random(4);
        for (int row = 0; row < 20_000; row++) {
            long expiry = random.nextInt(500);
            queue.add(expiry, row);
            expected.add(new Entry(expiry, row));
            if (random.nextInt(3) == 0) {
                assertFirst(queue, expected.remove());
            }
        }
        while (!expected.isEmpty()) {
            assertFirst(queue, expected.remove());
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    private static void assertFirst(ExpiryQueue queue, Entry entry) {
        assertThat(queue.firstExpiry()).isEqualTo(entry.expiry());
        assertThat(queue.firstRow()).isEqualTo(entry.row());
        queue.removeFirst();
    }
}
