package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void reportsEverMoreRarelyAndStartsAnewAfterAReply() {
        StallWatch watch = new StallWatch();
        List<Long> reportedAt = new ArrayList<>();
        for (long seconds = -1; seconds < 700; seconds++) {
            if (watch.isToBeReported(seconds * SECOND_NS)) {
                reportedAt.add(seconds);
            }
        }
        assertThat(reportedAt).containsExactly(10L, 40L, 160L, 640L);
        assertThat(watch.isToBeReported(-1)).isFalse();
        assertThat(watch.isToBeReported(10 * SECOND_NS)).isTrue();
    }
}
