package tigerbeetle.panama.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Figures;

/** The check for leaks can fail, and does not for what is no leak. */
class GrowthTest {

    private static final int CLIENTS = 8;
    private static final int INTERVALS = 30;

    private static List<String> problems(int intervals, IntFunction<Figures> figures) {
        Growth growth = new Growth(CLIENTS);
        for (int i = 0; i < intervals; i++) {
            growth.add(figures.apply(i));
        }
        return growth.problems();
    }

    @Test
    void whatStaysIsNoLeak() {
        assertThat(problems(INTERVALS, i -> new Figures(700, 40, 90, 60))).isEmpty();
    }

    @Test
    void whatGoesUpAndDownIsNoLeak() {
        assertThat(
                        problems(
                                INTERVALS,
                                i ->
                                        new Figures(
                                                700 + 60 * (i % 3),
                                                40 + 20 * (i % 2),
                                                90 + 50 * (i % 4),
                                                60 + 40 * (i % 5))))
                .isEmpty();
    }

    @Test
    void theWarmUpIsNoLeak() {
        assertThat(
                        problems(
                                INTERVALS,
                                i -> {
                                    int warm = Math.min(i, INTERVALS / 3);
                                    return new Figures(
                                            500 + 30 * warm, 30 + warm, 60 + warm, 20 + 5 * warm);
                                }))
                .isEmpty();
    }

    @Test
    void eachLeakIsNoticed() {
        assertThat(problems(INTERVALS, i -> new Figures(700 + 5 * i, 40, 90, 60)))
                .containsExactly("750 MB of resident memory, then 800");
        assertThat(problems(INTERVALS, i -> new Figures(700, 40 + 2 * i, 90, 60)))
                .containsExactly("60 threads, then 80");
        assertThat(problems(INTERVALS, i -> new Figures(700, 40, 90 + i, 60)))
                .containsExactly("100 file descriptors, then 110");
        assertThat(problems(INTERVALS, i -> new Figures(700, 40, 90, 60 + 3 * i)))
                .containsExactly("90 MB of objects, then 120");
    }

    @Test
    void aRunThatIsTooShortSaysNothing() {
        assertThat(problems(5, i -> new Figures(100L << i, 40L << i, 90L << i, 60L << i)))
                .isEmpty();
    }
}
