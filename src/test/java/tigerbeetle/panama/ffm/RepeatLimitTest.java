package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatLimitTest {

    private final RepeatLimit limit = new RepeatLimit(10);

    @Test
    void holdsRepeatsBackAndCountsThem() {
        assertThat(limit.pass("client 1: refused", 100)).isEqualTo("client 1: refused");
        assertThat(limit.pass("client 1: refused", 101)).isNull();
        assertThat(limit.pass("client 22: refused", 109)).isNull();
        assertThat(limit.pass("client 1: refused", 110))
                .isEqualTo("client 1: refused (and 2 like it)");
        assertThat(limit.pass("client 1: refused", 119)).isNull();
        assertThat(limit.pass("client 1: refused", 130))
                .isEqualTo("client 1: refused (and 1 like it)");
    }

    @Test
    void tellsOtherLinesApart() {
        assertThat(limit.pass("refused", 0)).isEqualTo("refused");
        assertThat(limit.pass("reset", 0)).isEqualTo("reset");
        assertThat(limit.pass("refused", 1)).isNull();
    }

    @Test
    void forgetsTheOldestOfManyKinds() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.pass("x".repeat(i + 1), 0)).isNotNull();
        }
        assertThat(limit.pass("x", 0)).isEqualTo("x");
        assertThat(limit.pass("x".repeat(100), 0)).isNull();
    }
}
