package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {

    private int inFlight = 2;
    private final Patience patience = new Patience(() -> inFlight);

    /** Is done when it has been looked at that often. */
    private static final class After extends Awaited {

        private final int looksNeeded;
        private int looks;

        After(int looksNeeded) {
            this.looksNeeded = looksNeeded;
        }

        @Override
        boolean isDone() {
            return ++looks >= looksNeeded;
        }
    }

    @Test
    void growsWhereItPays() {
        for (int looks = 1; looks <= 64; looks *= 2) {
            assertThat(patience.looks()).isEqualTo(looks);
            After last = new After(looks);
            assertThat(patience.sees(last)).isTrue();
            assertThat(last.looks).isEqualTo(looks);
        }
        assertThat(patience.looks()).as("not without bound").isEqualTo(64);
    }

    @Test
    void shrinksWhereItDoesNot() {
        for (int i = 0; i < 10; i++) {
            patience.sees(new After(1));
        }
        for (int looks = 64; looks > 1; looks /= 2) {
            assertThat(patience.looks()).isEqualTo(looks);
            After tooLate = new After(looks + 1);
            assertThat(patience.sees(tooLate)).isFalse();
            assertThat(tooLate.looks).isEqualTo(looks);
        }
        patience.sees(new After(2));
        assertThat(patience.looks()).as("but never to nothing").isEqualTo(1);
    }

    @Test
    void isNotTriedByWhoIsAlone() {
        inFlight = 1;
        After done = new After(0);
        assertThat(patience.sees(done)).isFalse();
        assertThat(done.looks).isZero();
    }

    @Test
    void isNotTriedOnVirtualThreads() throws InterruptedException {
        After done = new After(0);
        Thread.ofVirtual().start(() -> patience.sees(done)).join();
        assertThat(done.looks).isZero();
    }

    /** Each of those that try has the next one try, until one is not let. */
    @Test
    void isTriedByAFewThreadsOnly() {
        int[] trying = {0};
        Awaited nested =
                new Awaited() {
                    @Override
                    boolean isDone() {
                        trying[0]++;
                        patience.sees(this);
                        return true;
                    }
                };
        patience.sees(nested);
        int few = 2 * Runtime.getRuntime().availableProcessors();
        assertThat(trying[0]).isEqualTo(few);
        trying[0] = 0;
        patience.sees(nested);
        assertThat(trying[0]).as("after all have gone").isEqualTo(few);
    }
}
