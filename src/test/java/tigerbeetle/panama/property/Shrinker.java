package tigerbeetle.panama.property;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes a program that fails smaller: leaves out what can be left out, and makes plain what can be
 * plain. (jqwik's own shrinking tries the values of each field before it tries to do without.)
 */
final class Shrinker {

    private static final long TIME_MAX_NS =
            1_000_000_000L * Integer.getInteger("property.shrink.s", 60);

    private final Consumer<Program> play;
    private final long deadlineNs = System.nanoTime() + TIME_MAX_NS;
    private Mismatch last;

    private Shrinker(Consumer<Program> play, Mismatch first) {
        this.play = play;
        this.last = first;
    }

    /**
     * Plays the program, and if it fails smaller ones, to find out what the failure needs.
     *
     * @param play throws a {@link Mismatch} for a program that fails
     * @throws AssertionError that reports the smallest failure
     */
    static void check(Program program, Consumer<Program> play) {
        try {
            play.accept(program);
        } catch (Mismatch e) {
            throw new Shrinker(play, e).smallest(program);
        }
    }

    private AssertionError smallest(Program program) {
        for (Optional<Program> next = Optional.of(program); next.isPresent(); ) {
            next = smaller(next.orElseThrow());
        }
        return new AssertionError(last.report(), last.getCause());
    }

    private Optional<Program> smaller(Program program) {
        List<Action> actions = program.actions();
        return Stream.concat(Smaller.shorter(actions, 1), Smaller.simpler(actions, Action::simpler))
                .takeWhile(it -> System.nanoTime() - deadlineNs < 0)
                .map(Program::new)
                .filter(this::isFailing)
                .findFirst();
    }

    private boolean isFailing(Program program) {
        try {
            play.accept(program);
            return false;
        } catch (Mismatch e) {
            last = e;
            return true;
        }
    }
}
