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
 * What a program has done on one server is a recording that replays on another: the same answers,
 * through the client and below it. So a recording that a failure leaves behind shows that failure.
 */
class EmbeddedReplayTest {

    private static EmbeddedWorld world;
    private static ReplayServer other;

    @BeforeContainer
    static void open() {
        world = new EmbeddedWorld(1);
        other = new ReplayServer(EmbeddedWorld.START.plusSeconds(1_000_000));
    }

    @AfterContainer
    static void close() {
        other.close();
        world.close();
    }

    @Provide
    Arbitrary<List<Program>> programs() {
        return Rounds.of(Programs.forTestClock());
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyTraceReplays(@ForAll("programs") List<Program> programs) {
        for (Program program : programs) {
            Shrinker.check(program, it -> other.replay(Player.play(it, world)));
        }
    }
}
