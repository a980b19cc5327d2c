package tigerbeetle.panama.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a client does, the embedded server does what the oracle says. 50,000 programs instead of
 * 500, in a quarter of an hour:
 *
 * <pre>{@code
 * mvn -Dtest=EmbeddedModelTest -Dproperty.rounds=100 test
 * }</pre>
 *
 * <p>What fails is printed with its seed, as Java, and written to target/property as a recording
 * for {@code scripts/conformance}.
 */
class EmbeddedModelTest {

    /** A few statuses need luck: all the more of them in a run of usual length. */
    private static final int STATUSES_MISSING_MAX = 5;

    private static final int PROGRAMS_FOR_ALL_STATUSES = 500;

    private static EmbeddedWorld world;
    private static Coverage coverage;

    @BeforeContainer
    static void open() {
        world = new EmbeddedWorld();
        coverage = new Coverage();
    }

    @AfterContainer
    static void close() {
        world.close();
        if (coverage.programCount() >= PROGRAMS_FOR_ALL_STATUSES) {
            assertThat(coverage.missing())
                    .as("statuses that no program came to")
                    .hasSizeLessThanOrEqualTo(STATUSES_MISSING_MAX);
        }
    }

    @Provide
    Arbitrary<List<Program>> programs() {
        return Rounds.of(Programs.forTestClock());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyProgramGoesAsTheOracleSays(@ForAll("programs") List<Program> programs) {
        for (Program program : programs) {
            Shrinker.check(program, it -> coverage.add(Player.play(it, world)));
        }
    }
}
