package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM ends as it was told, whatever its clients and the library's threads are doing. */
class JvmExitTest {

    @ParameterizedTest
    @EnumSource
    void endsAsItWasTold(JvmExit.Way way) throws Exception {
        ForkedJvm.Result result = new ForkedJvm().run(JvmExit.class, way.name());
        assertThat(result.exitCode())
                .as(result.output())
                .isEqualTo(way == JvmExit.Way.RETURN ? 0 : JvmExit.STATUS);
        if (way == JvmExit.Way.CLOSE_IN_A_SHUTDOWN_HOOK) {
            assertThat(result.output()).contains(JvmExit.CLOSED);
        }
    }
}
