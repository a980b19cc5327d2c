package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No want of stack or heap may end the JVM, lose a reply, or take a slot for good. */
class ScarceMemoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"stack", "heap", "deadlines"})
    void everyCallEndsAndTheClientWorksAfterwards(String what) throws Exception {
        ForkedJvm.Result result =
                new ForkedJvm()
                        .option("-Xmx48m")
                        .option("-XX:+UseSerialGC")
                        .run(ScarceMemory.class, what);
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains(ScarceMemory.OK);
    }
}
