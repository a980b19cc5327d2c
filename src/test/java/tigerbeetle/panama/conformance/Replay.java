package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays a recording step by step and compares every answer with the recorded one. */
public final class Replay {

    /**
     * A step that failed.
     *
     * @param step which one
     * @param differences what was not as expected, a line each
     */
    public record Failure(Recording.Step step, List<String> differences) {

        /** The step and its differences in full. */
        public String describe() {
            String note = step.json().path("note").asText("");
            String head = "line " + step.line() + " " + step.json().path("op").asText();
            return head
                    + (note.isEmpty() ? "" : " (" + note + ")")
                    + "\n    "
                    + String.join("\n    ", differences);
        }
    }

    /**
     * What came of a replay.
     *
     * @param name of the recording
     * @param passed the number of steps that passed
     * @param failures the other steps, in order
     */
    public record Outcome(String name, int passed, List<Failure> failures) {

        /** One line. */
        public String summary() {
            return "%s: %d passed, %d failed".formatted(name, passed, failures.size());
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
        Replay replay = new Replay(target);
        List<Failure> failures = new ArrayList<>();
        for (Recording.Step step : recording.steps()) {
            List<String> differences = replay.run(step.json());
            if (!differences.isEmpty()) {
                failures.add(new Failure(step, differences));
            }
        }
        int passed = recording.steps().size() - failures.size();
        return new Outcome(recording.name(), passed, failures);
    }

    private List<String> run(JsonNode step) {
        String name = step.path("op").asText();
        if (name.equals("sleep")) {
            target.sleep(
                    Duration.ofMillis(step.path("sleep_ms").asLong()),
                    Duration.ofNanos(Long.parseLong(step.path("advance_ns").asText("0"))));
            return List.of();
        }
        Operation operation = Operation.of(name);
        ByteBuffer request = encoder.encode(operation, step);
        Optional<ByteBuffer> reply = target.execute(operation, request);
        return checker.check(operation, step, reply);
    }
}
