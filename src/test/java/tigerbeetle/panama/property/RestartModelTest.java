package tigerbeetle.panama.property;

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
 * As {@link EmbeddedModelTest}, while clients are closed and others opened, and the server cuts all
 * connections, with and without the sessions. A client takes 0.6 s to begin, so there are few
 * programs here. 300 in ten minutes:
 *
 * <pre>{@code
 * mvn -Dtest=RestartModelTest -Dproperty.rounds=100 test
 * }</pre>
 */
class RestartModelTest {

    private static EmbeddedWorld world;

    @BeforeContainer
    static void open() {
        world = new EmbeddedWorld();
    }

    @AfterContainer
    static void close() {
        world.close();
    }

    @Provide
    Arbitrary<List<Program>> programs() {
        return Rounds.of(Programs.withRestarts());
    }

    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyProgramGoesAsTheOracleSays(@ForAll("programs") List<Program> programs) {
        for (Program program : programs) {
            Shrinker.check(program, it -> Player.play(it, world));
        }
    }
}
