package tigerbeetle.panama.conformance;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Replays a recording step by step and compares every answer with the recorded one. */
public final class Replay {

    /**
     * A step that failed.
     *
     * @param number of the step, counted from 1
     * @param step which one
     * @param differences what was not as expected
     */
    public record Failure(int number, Step step, List<Difference> differences) {}

    /**
     * What came of a replay.
     *
     * @param name of the recording
     * @param passed the number of steps that passed
     * @param failures the other steps, in order
     * @param elapsed how long it took
     */
    public record Outcome(String name, int passed, List<Failure> failures, Duration elapsed) {

        /** One line. */
        public String summary() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d passed, %d failed (%d steps, %.1f s)",
                    name,
                    passed,
                    failures.size(),
                    passed + failures.size(),
                    elapsed.toMillis() / 1e3);
        }

        /** The first differences in full. */
        public String differences(int countMax) {
            return new FailureText(countMax).of(failures);
        }
    }

    private final Target target;
    private final RequestEncoder encoder;
    private final ResultChecker checker;

    private Replay(Target target) {
        Labels labels = new Labels();
        this.target = target;
        this.encoder = new RequestEncoder(labels);
        this.checker = new ResultChecker(labels);
    }

    /** Replays a recording against a target that is empty. */
    public static Outcome run(Recording recording, Target target) {
        long startNs = System.nanoTime();
        Replay replay = new Replay(target);
        List<Failure> failures = new ArrayList<>();
        int number = 0;
        for (Step step : recording.steps()) {
            number++;
            List<Difference> differences = replay.run(step);
            if (!differences.isEmpty()) {
                failures.add(new Failure(number, step, differences));
            }
        }
        return new Outcome(
                recording.name(),
                number - failures.size(),
                failures,
                Duration.ofNanos(System.nanoTime() - startNs));
    }

    private List<Difference> run(Step step) {
        return switch (step) {
            case Step.Sleep sleep -> {
                target.sleep(sleep.pause(), sleep.advance());
                yield List.of();
            }
            case Step.Request request -> run(request);
        };
    }

    private List<Difference> run(Step.Request step) {
        try {
            ByteBuffer request = encoder.encode(step);
            Optional<ByteBuffer> reply = target.execute(step.operation(), request);
            return checker.check(step, reply);
        } catch (RequestFailedException e) {
            return Difference.whole("answer", ResultChecker.expected(step), e.reason());
        }
    }
}
