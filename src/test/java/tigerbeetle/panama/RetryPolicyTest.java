package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy STANDARD = RetryPolicy.standard();

    private static void assertRefused(ThrowingCallable build, String message) {
        assertThatIllegalArgumentException().isThrownBy(build).withMessage(message);
    }

    @Test
    void pausesGrowToTheLongest() {
        RetryPolicy policy = STANDARD.withPauses(Duration.ofNanos(100), Duration.ofNanos(700));
        assertThat(IntStream.of(1, 2, 3, 4, 5, 99).mapToObj(i -> policy.pauseNs(i, 0)))
                .containsExactly(100L, 200L, 400L, 700L, 700L, 700L);
        assertThat(policy.pauseNs(1, 1)).isEqualTo(50);
        assertThat(policy.pauseNs(3, 0.5)).isEqualTo(300);
    }

    @Property
    void everyPauseIsFromHalfToAllOfItsLength(
            @ForAll @LongRange(min = 0) long first,
            @ForAll @LongRange(min = 0) long longest,
            @ForAll @IntRange(min = 1, max = 100) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration pauseMin = Duration.ofNanos(Math.min(first, longest));
        Duration pauseMax = Duration.ofNanos(longest);
        RetryPolicy policy = STANDARD.withPauses(pauseMin, pauseMax);
        long most = policy.pauseNs(attempt, 0);
        assertThat(most).isBetween(pauseMin.toNanos(), longest);
        assertThat(policy.pauseNs(attempt, random)).isBetween(most / 2, most);
    }

    @Test
    void veryLongTimesAreForEver() {
        Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
        RetryPolicy policy = STANDARD.withMaxTime(ever).withPauses(ever, ever);
        assertThat(policy.maxTimeNs()).isEqualTo(Long.MAX_VALUE);
        assertThat(policy.pauseNs(100, 0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void withersChangeWhatTheySay() {
        assertThat(
                        STANDARD.withMaxAttempts(3)
                                .withMaxTime(Duration.ofSeconds(4))
                                .withPauses(Duration.ZERO, Duration.ofSeconds(1)))
                .isEqualTo(
                        new RetryPolicy(
                                3, Duration.ofSeconds(4), Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    @SuppressWarnings("NullAway") // what it says of null is what is tested
    void refusesWhatMakesNoSense() {
        assertRefused(
                () -> STANDARD.withMaxAttempts(0), "RetryPolicy.maxAttempts: 0 is outside 1..100");
        assertRefused(
                () -> STANDARD.withMaxAttempts(101),
                "RetryPolicy.maxAttempts: 101 is outside 1..100");
        assertRefused(
                () -> STANDARD.withMaxTime(Duration.ZERO),
                "RetryPolicy.maxTime: PT0S is outside PT0.000000001S..");
        assertRefused(
                () -> STANDARD.withPauses(Duration.ofNanos(-1), Duration.ZERO),
                "RetryPolicy.pauseMin: PT-0.000000001S is outside PT0S..");
        assertRefused(
                () -> STANDARD.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                "RetryPolicy.pauseMax: PT1S is outside PT2S.. (pauseMin)");
        assertRefused(
                () -> STANDARD.withPauses(Duration.ZERO, null),
                "RetryPolicy.pauseMax: null is not allowed");
    }
}
