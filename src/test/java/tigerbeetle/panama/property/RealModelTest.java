package tigerbeetle.panama.property;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a client does, a real server does what the oracle says, and the embedded server answers
 * as the real one: timestamps are compared by their order and their distances within a batch. Only
 * where a real server is configured. 3,000 programs instead of 30, in an hour:
 *
 * <pre>{@code
 * TIGERBEETLE_BIN=... mvn -Dtest=RealModelTest -Dproperty.rounds=100 test
 * }</pre>
 *
 * <p>A difference between the two is left behind in target/property as a recording of what the real
 * server has answered.
 */
@AddLifecycleHook(RealServerNeeded.class)
class RealModelTest {

    private static RealWorld world;
    private static ReplayServer embedded;

    @BeforeContainer
    static void open() throws Exception {
        world = RealWorld.start();
        embedded = new ReplayServer(Instant.now());
    }

    @AfterContainer
    static void close() {
        embedded.close();
        world.close();
    }

    @Provide
    Arbitrary<List<Program>> programs() {
        return Rounds.of(Programs.withoutWaiting());
    }

    @Provide
    Arbitrary<List<Program>> waiting() {
        return Rounds.of(Programs.forRealClock());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyProgramGoesTheSameWayEverywhere(@ForAll("programs") List<Program> programs) {
        check(programs);
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatExpiresExpiresEverywhere(@ForAll("waiting") List<Program> programs) {
        check(programs);
    }

    private static void check(List<Program> programs) {
        Consumer<Program> play = program -> embedded.replay(Player.play(program, world));
        programs.forEach(program -> Shrinker.check(program, play));
    }
}
