package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Looking for timestamps against looking at all of them. */
class TimeOrderTest {

    private final Records records = new Records();
    private final TimeOrder order = new TimeOrder(records);
    private final Struct row = records.newView();
    private final List<Long> timestamps = new ArrayList<>();

    /** Batches of many lengths, with and without gaps inside, some of which are taken back. */
    @Property(tries = 200)
    void findsTheRowsOfAnyRange(@ForAll long seed, @ForAll @IntRange(max = 12) int batchCount) {
        Random random = new Random(seed);
        for (int batch = 0; batch < batchCount; batch++) {
            int gap = 1 << random.nextInt(20);
            boolean isEven = random.nextInt(3) > 0;
            for (int left = 1 << random.nextInt(8); left > 0; left--) {
                append(last() + gap);
                gap = isEven || random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(5);
            }
            if (random.nextInt(3) == 0) {
                removeLast(random.nextInt(1 + timestamps.size() / 2));
            }
        }
        for (int i = 0; i < 100; i++) {
            check(someTimestamp(random), someTimestamp(random));
        }
    }

    private void append(long timestamp) {
        int index = records.append();
        records.view(row, index).set(ObjectLayout.TIMESTAMP, timestamp);
        order.append(index);
        timestamps.add(timestamp);
    }

    private void removeLast(int count) {
        for (int i = 0; i < count; i++) {
            order.removeLast(records.count() - 1);
            records.removeLast();
            timestamps.removeLast();
        }
    }

    private long last() {
        return timestamps.isEmpty() ? 0 : timestamps.getLast();
    }

    private long someTimestamp(Random random) {
        long some = timestamps.isEmpty() ? 1 : timestamps.get(random.nextInt(timestamps.size()));
        return Math.max(1, some - 3 + random.nextInt(7));
    }

    private void check(long a, long b) {
        long min = Math.min(a, b);
        long max = Math.max(a, b);
        RowRange range = order.range(min, max);
        assertThat(range.from()).isEqualTo(countBefore(min));
        assertThat(range.to()).isEqualTo(countBefore(max + 1));
        assertThat(order.range(0, 0)).isEqualTo(new RowRange(0, timestamps.size()));
        assertThat(order.contains(a)).isEqualTo(timestamps.contains(a));
    }

    private int countBefore(long timestamp) {
        return (int) timestamps.stream().filter(other -> other < timestamp).count();
    }
}
