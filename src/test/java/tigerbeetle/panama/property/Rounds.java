package tigerbeetle.panama.property;

import java.util.List;
import net.jqwik.api.Arbitrary;

/**
 * The one knob to turn for a long run: {@code -Dproperty.rounds=N} makes each try of the slower
 * properties N times as much.
 */
final class Rounds {

    private static final int ROUNDS = Integer.getInteger("property.rounds", 1);

    private Rounds() {}

    /** What one try has. */
    static <T> Arbitrary<List<T>> of(Arbitrary<T> one) {
        return one.list().ofSize(ROUNDS);
    }
}
