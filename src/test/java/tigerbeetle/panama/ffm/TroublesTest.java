package tigerbeetle.panama.ffm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroublesTest {

    /** 2^127 + 5. */
    private static final String OURS = "170141183460469231731687303715884105733";

    private static final long OURS_HIGH = Long.MIN_VALUE;
    private static final long OURS_LOW = 5;
    private static final String OTHER = "129998680150149834110361261606052889918";
    private static final String REFUSED = ": on_connect: error to=0 error.ConnectionRefused";

    private final Troubles troubles = new Troubles();

    private void add(String text) {
        troubles.add(new Health.Trouble(text, 0));
    }

    private Health.@Nullable Trouble lastTrouble() {
        return troubles.last(OURS_HIGH, OURS_LOW);
    }

    private String last() {
        return requireNonNull(lastTrouble()).text();
    }

    @Test
    void leavesOutWhatAnotherClientHasMetWith() {
        assertThat(lastTrouble()).isNull();
        add("(message_bus): " + OTHER + REFUSED);
        assertThat(lastTrouble()).isNull();
        add("(message_bus): " + OURS + REFUSED);
        add("(message_bus): " + OTHER + REFUSED);
        assertThat(last()).contains(OURS);
    }

    @Test
    void findsWhatNamesNoClient() {
        add("(message_bus): " + OURS + REFUSED);
        add("(io): something is amiss");
        assertThat(last()).isEqualTo("(io): something is amiss");
    }

    @Test
    void keepsTheLastOnes() {
        for (int i = 0; i < 1_000; i++) {
            add("(io): " + i);
        }
        assertThat(last()).isEqualTo("(io): 999");
        for (int i = 0; i < 1_000; i++) {
            add("(message_bus): " + OTHER + REFUSED);
        }
        assertThat(lastTrouble()).isNull();
    }
}
