package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;

/**
 * Reads steps. One that breaks the rules of the format is refused with an {@link
 * IllegalArgumentException}.
 */
final class StepReader {

    private static final String SLEEP = "sleep";
    private static final String TOO_MUCH_DATA = "TOO_MUCH_DATA";

    private StepReader() {}

    static Step read(int line, String text) {
        JsonNode json = Json.object(text);
        String name = Json.text("op", json.path("op"));
        String note = json.has("note") ? Json.text("note", json.path("note")) : "";
        return name.equals(SLEEP) ? sleep(line, json) : request(line, name, note, json);
    }

    private static Step sleep(int line, JsonNode json) {
        Json.checkFields(json, "op", "note", "sleep_ms", "advance_ns");
        JsonNode wait = json.path("sleep_ms");
        BigInteger advance = Json.number("advance_ns", json.path("advance_ns"));
        if (!wait.isInt() || wait.intValue() < 0) {
            throw new IllegalArgumentException("sleep_ms: there is " + wait);
        }
        if (advance.signum() < 0 || advance.bitLength() > Long.SIZE - 2) {
            throw new IllegalArgumentException("advance_ns: there is " + advance);
        }
        return new Step.Sleep(
                line,
                Duration.ofMillis(wait.intValue()),
                Duration.ofNanos(advance.longValueExact()));
    }

    private static Step request(int line, String name, String note, JsonNode json) {
        Operation operation = Operation.of(name);
        String events = operation.isQuery() ? "filter" : operation.isCreate() ? "events" : "ids";
        Json.checkFields(json, "op", "note", events, "results", "error");
        ElementReader requests = new ElementReader(operation, operation.event(), false);
        ElementReader results = new ElementReader(operation, operation.result(), true);
        JsonNode eventsJson = json.path(events);
        if (eventsJson.isMissingNode()) {
            throw new IllegalArgumentException(name + " without \"" + events + "\"");
        }
        boolean isRefused = json.has("error");
        if (isRefused == json.has("results")) {
            throw new IllegalArgumentException(name + " needs either \"results\" or an \"error\"");
        }
        if (isRefused && !Json.text("error", json.path("error")).equals(TOO_MUCH_DATA)) {
            throw new IllegalArgumentException("unknown error " + json.path("error"));
        }
        return new Step.Request(
                line,
                note,
                operation,
                operation.isQuery() ? requests.single(eventsJson) : requests.list(eventsJson),
                isRefused,
                isRefused ? Elements.NONE : results.list(json.path("results")));
    }
}
