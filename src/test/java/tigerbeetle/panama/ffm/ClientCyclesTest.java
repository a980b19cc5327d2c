package tigerbeetle.panama.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tigerbeetle.panama.ForkedJvm;

/**
 * A share of the long run, which is {@code scripts/cycles}: opening, using and closing clients with
 * requests in flight loses no completion, and leaves no thread, descriptor or memory behind.
 */
class ClientCyclesTest {

    @Test
    void leaveNothingBehind() throws Exception {
        ForkedJvm.Result result = new ForkedJvm().run(ClientCycles.class, "400", "8");
        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
