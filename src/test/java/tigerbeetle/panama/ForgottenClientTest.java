package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A client that nobody refers to any more is closed, with a warning, and not before. */
class ForgottenClientTest {

    @Test
    void isKeptUntilItsRepliesAreThereAndClosedThen() throws Exception {
        ForkedJvm.Result result = new ForkedJvm().run(ForgottenClient.class);
        assertThat(result.output()).contains(ForgottenClient.OK);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
