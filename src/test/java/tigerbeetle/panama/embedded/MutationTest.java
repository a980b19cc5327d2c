package tigerbeetle.panama.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.embedded.wire.EvictionReason;

/** A short run of {@code scripts/fuzz}, always the same. */
@Timeout(120)
class MutationTest {

    private static final int MESSAGE_COUNT = 100_000;
    private static final long SEED = 20_261_122;

    @Test
    void survivesMutatedMessages() {
        Map<String, Long> outcomes =
                Objects.requireNonNull(
                        FuzzMain.run(MESSAGE_COUNT, SEED, System.out), "failed, as printed above");

        // It goes deep enough to be worth its time: everything happens, and most of all replies.
        assertThat(outcomes)
                .containsKeys("pong", "replied again", "closed: BODY_CHECKSUM", "socket reply")
                .containsKeys("closed: HEADER_CHECKSUM", "closed: UNKNOWN_COMMAND")
                .containsKeys("closed: SIZE_OUT_OF_RANGE", "closed: WRONG_CLUSTER");
        for (EvictionReason reason : EvictionReason.values()) {
            assertThat(outcomes).containsKey("evicted: " + reason);
        }
        assertThat(outcomes.get("replied")).isGreaterThan(MESSAGE_COUNT / 4);
    }
}
