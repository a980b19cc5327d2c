package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdTest {

    private static final long MILLIS = 1_700_000_000_000L;

    private long nowMillis = MILLIS;

    /** Gives the same bits at each draw. */
    private static RandomGenerator always(long bits) {
        return () -> bits;
    }

    private IdGenerator generator(RandomGenerator random) {
        return new IdGenerator(() -> nowMillis, random);
    }

    private static long millis(UInt128 id) {
        return id.high() >>> 16;
    }

    @Test
    void timeIsInTheUpper48BitsAndRandomInTheLower80() {
        UInt128 id = generator(always(0x1234_5678_9ABC_DEF0L)).next();
        assertThat(id).isEqualTo(UInt128.ofHighLow(MILLIS << 16 | 0x1234, 0x1234_5678_9ABC_DEF0L));
    }

    @Test
    void theRandomBitsAreDifferentInEveryMillisecond() {
        IdGenerator generator = generator(new Random(1));
        UInt128 first = generator.next();
        nowMillis++;
        UInt128 second = generator.next();
        assertThat(millis(second)).isEqualTo(MILLIS + 1);
        assertThat(second.low()).isNotEqualTo(first.low());
    }

    @Test
    void countsUpWithinAMillisecond() {
        IdGenerator generator = generator(new Random(1));
        UInt128 first = generator.next();
        assertThat(generator.next()).isEqualTo(first.plus(1));
        assertThat(generator.next()).isEqualTo(first.plus(2));
    }

    @Test
    void carriesFromTheLowerHalfIntoTheUpperOne() {
        IdGenerator generator = generator(sequence(5L << 48, -1L));
        assertThat(generator.next()).isEqualTo(UInt128.ofHighLow(MILLIS << 16 | 5, -1));
        assertThat(generator.next()).isEqualTo(UInt128.ofHighLow(MILLIS << 16 | 6, 0));
    }

    @Test
    void carriesIntoTheTimeAndStaysAheadOfTheClock() {
        IdGenerator generator = generator(sequence(-1L, -1L, 7L << 48, 7L));
        generator.next();
        UInt128 carried = UInt128.ofHighLow((MILLIS + 1) << 16, 0);
        assertThat(generator.next()).isEqualTo(carried);

        nowMillis = MILLIS + 1;
        assertThat(generator.next()).isEqualTo(carried.plus(1));

        nowMillis = MILLIS + 2;
        assertThat(generator.next()).isEqualTo(UInt128.ofHighLow(nowMillis << 16 | 7, 7));
    }

    @Test
    void countsOnWhileTheClockIsBack() {
        IdGenerator generator = generator(new Random(1));
        UInt128 first = generator.next();
        nowMillis = MILLIS - 10_000;
        assertThat(generator.next()).isEqualTo(first.plus(1));
        nowMillis = MILLIS;
        assertThat(generator.next()).isEqualTo(first.plus(2));
        nowMillis = MILLIS + 1;
        assertThat(millis(generator.next())).isEqualTo(MILLIS + 1);
    }

    @Test
    void isNeverZero() {
        nowMillis = 0;
        IdGenerator generator = generator(always(0));
        assertThat(generator.next()).isEqualTo(UInt128.ONE);
        assertThat(generator.next()).isEqualTo(UInt128.of(2));
    }

    @Test
    void isNotMaxAtTheEndOfTime() {
        nowMillis = (1L << 48) - 2;
        IdGenerator generator = generator(always(-1));
        UInt128 first = generator.next();
        assertThat(first).isLessThan(UInt128.MAX);
        assertThat(generator.next()).isEqualTo(UInt128.ofHighLow(-1L << 16, 0));
    }

    @Test
    void refusesAClockOutOfRange() {
        IdGenerator generator = generator(always(0));
        nowMillis = -1;
        assertThatIllegalStateException()
                .isThrownBy(generator::next)
                .withMessage("IdGenerator: the clock gives -1 ms, outside 0..281474976710654");
        nowMillis = (1L << 48) - 1;
        assertThatIllegalStateException()
                .isThrownBy(generator::next)
                .withMessageContaining("281474976710655");
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        IdGenerator a = generator(new Random(42));
        IdGenerator b = generator(new Random(42));
        for (int i = 0; i < 100; i++) {
            nowMillis += i % 3;
            assertThat(a.next()).isEqualTo(b.next());
        }
    }

    @Test
    void increasesAcrossManyCalls() {
        UInt128 last = UInt128.ZERO;
        for (int i = 0; i < 100_000; i++) {
            UInt128 id = Id.next();
            assertThat(id.compareTo(last)).isPositive();
            last = id;
        }
    }

    /** Each thread sees its own ids increase, and no id comes twice. */
    @Test
    void isSafeForThreads() throws Exception {
        int threadCount = 8;
        int idCount = 20_000;
        CyclicBarrier start = new CyclicBarrier(threadCount);
        Callable<List<UInt128>> task =
                () -> {
                    List<UInt128> ids = new ArrayList<>(idCount);
                    start.await();
                    for (int i = 0; i < idCount; i++) {
                        ids.add(Id.next());
                    }
                    return ids;
                };
        Set<UInt128> all = new HashSet<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threadCount)) {
            for (Future<List<UInt128>> ids :
                    executor.invokeAll(Collections.nCopies(threadCount, task))) {
                assertThat(ids.get()).isSorted();
                all.addAll(ids.get());
            }
        }
        assertThat(all).hasSize(threadCount * idCount);
    }

    private static RandomGenerator sequence(long... draws) {
        int[] next = {0};
        return () -> draws[next[0]++];
    }
}
