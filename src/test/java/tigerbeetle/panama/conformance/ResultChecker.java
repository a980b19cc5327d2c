package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares results with those that a step expects. */
final class ResultChecker {

    private final Labels labels;

    ResultChecker(Labels labels) {
        this.labels = labels;
    }

    /** What differs, a line each; nothing if the step passes. */
    List<String> check(Operation operation, JsonNode step, Optional<ByteBuffer> reply) {
        String error = step.path("error").asText("");
        if (!error.isEmpty() || reply.isEmpty()) {
            String actual = reply.isEmpty() ? "TOO_MUCH_DATA" : "results";
            String expected = error.isEmpty() ? "results" : error;
            return expected.equals(actual)
                    ? List.of()
                    : List.of("expected " + expected + ", actual " + actual);
        }
        ByteBuffer results = reply.orElseThrow();
        List<JsonNode> expected = Repetition.expand(step.path("results"));
        StructFormat format = operation.result();
        int count = results.remaining() / format.size();
        List<String> differences = new ArrayList<>();
        if (count != expected.size()) {
            differences.add("expected " + expected.size() + " results, actual " + count);
        }
        labels.beginStep();
        for (int i = 0; i < Math.min(count, expected.size()); i++) {
            int at = results.position() + i * format.size();
            for (FieldFormat field : format.fields()) {
                JsonNode value = expected.get(i).path(field.name());
                int index = i;
                checkField(operation, field, value, field.get(results, at), i)
                        .ifPresent(
                                difference ->
                                        differences.add(
                                                "result %d, %s: %s"
                                                        .formatted(
                                                                index, field.name(), difference)));
            }
        }
        return differences;
    }

    private Optional<String> checkField(
            Operation operation, FieldFormat field, JsonNode expected, BigInteger actual, int i) {
        if (field.isTimestamp() && operation.isCreate() && labels.isUnbound(expected)) {
            return labels.bind(expected, actual, i);
        }
        BigInteger value = expected(operation, field, expected);
        return value.equals(actual)
                ? Optional.empty()
                : Optional.of(
                        "expected %s, actual %s"
                                .formatted(
                                        text(operation, field, value),
                                        text(operation, field, actual)));
    }

    private BigInteger expected(Operation operation, FieldFormat field, JsonNode expected) {
        if (field.isTimestamp()) {
            return labels.resolve(expected);
        }
        if (expected.isMissingNode()) {
            return BigInteger.ZERO;
        }
        if (field.isStatus()) {
            return StructFormat.status(operation, expected.asText());
        }
        if (field.isFlags()) {
            BigInteger flags = BigInteger.ZERO;
            for (JsonNode flag : expected) {
                flags = flags.or(operation.result().flag(flag.asText()));
            }
            return flags;
        }
        return new BigInteger(expected.asText());
    }

    private static String text(Operation operation, FieldFormat field, BigInteger value) {
        if (field.isStatus()) {
            return StructFormat.statusName(operation, value);
        }
        return field.isFlags() ? operation.result().flagNames(value).toString() : value.toString();
    }
}
