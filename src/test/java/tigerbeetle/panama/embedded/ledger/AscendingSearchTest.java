package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AscendingSearchTest {

    private int reads;

    @Property
    void findsWhatALinearSearchFinds(
            @ForAll @Size(max = 100) List<Long> numbers,
            @ForAll @IntRange(max = 100) int skipped,
            @ForAll long value) {
        long[] sorted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        int from = Math.min(skipped, sorted.length);
        for (long wanted : List.of(value, sorted.length == 0 ? 0 : sorted[sorted.length / 2])) {
            int expected = from;
            while (expected < sorted.length && sorted[expected] < wanted) {
                expected++;
            }
            assertThat(AscendingSearch.lowerBound(i -> sorted[i], from, sorted.length, wanted))
                    .isEqualTo(expected);
        }
    }

    @Test
    void readsFewPlacesOfAnEvenSequenceAndNotManyOfAnyOther() {
        Random random = new Random(5);
        long[] even = new long[1_000_000];
        long[] skewed = new long[1_000_000];
        for (int i = 1; i < even.length; i++) {
            even[i] = even[i - 1] + 1 + random.nextInt(1000);
            skewed[i] = i < 1000 ? i : skewed[i - 1] + (i == 500_000 ? 1L << 60 : 1);
        }
        for (int i = 0; i < 1000; i++) {
            int index = random.nextInt(even.length);
            assertThat(readsToFind(even, index)).isLessThan(18);
            assertThat(readsToFind(skewed, index)).isLessThan(50);
        }
    }

    private int readsToFind(long[] numbers, int index) {
        reads = 0;
        AscendingSearch.Sequence counted =
                i -> {
                    reads++;
                    return numbers[i];
                };
        int found = AscendingSearch.lowerBound(counted, 0, numbers.length, numbers[index]);
        assertThat(found).isEqualTo(index);
        return reads;
    }
}
