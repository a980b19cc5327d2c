package tigerbeetle.panama.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashIndexTest {

    /** Keys in a list; the reference is the position plus 1. */
    private static final class ListIndex extends HashIndex {

        private final List<long[]> keys = new ArrayList<>();

        ListIndex(int slotsMax, int depthMax) {
            super(slotsMax, depthMax);
        }

        void append(long high, long low) {
            keys.add(new long[] {high, low});
            add(high, low, keys.size());
        }

        void removeLast() {
            long[] key = keys.getLast();
            remove(key[0], key[1], keys.size());
            keys.removeLast();
        }

        void check() {
            assertThat(count()).isEqualTo(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                assertThat(find(keys.get(i)[0], keys.get(i)[1])).isEqualTo(i + 1);
            }
        }

        @Override
        boolean matches(int reference, long high, long low) {
            long[] key = keys.get(reference - 1);
            return key[0] == high && key[1] == low;
        }
    }

    @ParameterizedTest
    @CsvSource({"4096, 20", "32, 20", "32, 3", "32, 0"})
    void findsWhatWasAddedAndNothingElse(int slotsMax, int depthMax) {
        ListIndex index = new ListIndex(slotsMax, depthMax);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            index.append(i % 3 == 0 ? 0 : random.nextLong(), i);
        }
        index.check();
        for (int i = 0; i < 20_000; i++) {
            assertThat(index.find(1, -1L - i)).isEqualTo(HashIndex.ABSENT);
        }
    }

    @ParameterizedTest
    @CsvSource({"4096, 20", "32, 20", "32, 3", "32, 0"})
    void staysWholeWhenTheLastOnesAreRemoved(int slotsMax, int depthMax) {
        ListIndex index = new ListIndex(slotsMax, depthMax);
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            for (int i = random.nextInt(500); i > 0; i--) {
                index.append(random.nextInt(4), random.nextLong());
            }
            for (int i = random.nextInt(index.keys.size() + 1); i > 0; i--) {
                long[] removed = index.keys.getLast();
                index.removeLast();
                assertThat(index.find(removed[0], removed[1])).isEqualTo(HashIndex.ABSENT);
            }
            index.check();
        }
    }

    @ParameterizedTest
    @CsvSource({"4096, 20", "32, 20", "32, 3", "32, 0"})
    void aCopyGrowsOnItsOwn(int slotsMax, int depthMax) {
        ListIndex index = new ListIndex(slotsMax, depthMax);
        for (int i = 0; i < 9_000; i++) {
            index.append(1, i);
        }
        ListIndex copy = new ListIndex(slotsMax, depthMax);
        copy.copyFrom(index);
        copy.keys.addAll(index.keys);
        for (int i = 0; i < 9_000; i++) {
            copy.append(2, i);
            index.append(3, i);
        }
        copy.check();
        index.check();
    }

    /** Keys that count up in either half, or are multiples of a power of two. */
    @Test
    void regularKeysSpreadWell() {
        for (int shift = 0; shift < 64; shift += 7) {
            ListIndex highs = new ListIndex(4096, 20);
            ListIndex lows = new ListIndex(4096, 20);
            for (long i = 0; i < 5_000; i++) {
                highs.append(i << shift | i >>> (64 - shift), 0);
                lows.append(0, i << shift | i >>> (64 - shift));
            }
            assertThat(highs.longestProbe()).isLessThan(300);
            assertThat(lows.longestProbe()).isLessThan(300);
        }
    }
}
