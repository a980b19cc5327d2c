package tigerbeetle.panama.conformance;

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

    /** What differs, in the order of the results; nothing if the step passes. */
    List<Difference> check(Step.Request step, Optional<ByteBuffer> reply) {
        List<Element> expected = step.results().expand();
        if (step.isRefused() || reply.isEmpty()) {
            return step.isRefused() == reply.isEmpty()
                    ? List.of()
                    : Difference.whole("answer", expected(step), actual(step, reply));
        }
        ByteBuffer results = reply.orElseThrow();
        StructFormat format = step.operation().result();
        int count = count(step, reply);
        List<Difference> differences = new ArrayList<>();
        if (count != expected.size()) {
            differences.addAll(Difference.whole("answer", expected(step), actual(step, reply)));
        }
        labels.beginStep();
        FieldText text = new FieldText(step.operation(), format);
        for (int i = 0; i < Math.min(count, expected.size()); i++) {
            int at = results.position() + i * format.size();
            for (FieldFormat field : format.fields()) {
                Value value = expected.get(i).get(field);
                BigInteger actual = field.get(results, at);
                int index = i;
                difference(step.operation(), text, field, value, actual, i)
                        .map(it -> new Difference(index, field.name(), it, text.of(field, actual)))
                        .ifPresent(differences::add);
            }
        }
        return differences;
    }

    private static int count(Step.Request step, Optional<ByteBuffer> reply) {
        return reply.map(ByteBuffer::remaining).orElse(0) / step.operation().result().size();
    }

    /** The answer as a whole that a step expects. */
    static String expected(Step.Request step) {
        return outcome(step.isRefused(), step.results().count());
    }

    private static String actual(Step.Request step, Optional<ByteBuffer> reply) {
        return outcome(reply.isEmpty(), count(step, reply));
    }

    private static String outcome(boolean isRefused, int count) {
        return isRefused ? "TOO_MUCH_DATA" : count + (count == 1 ? " result" : " results");
    }

    /** What is expected of the field of the result with this index, if it has something else. */
    private Optional<String> difference(
            Operation operation,
            FieldText text,
            FieldFormat field,
            Value expected,
            BigInteger actual,
            int index) {
        if (operation.isCreate() && labels.isUnbound(expected)) {
            return labels.bind(expected, actual, index);
        }
        Optional<BigInteger> number = labels.resolve(expected);
        if (number.isPresent() && number.orElseThrow().equals(actual)) {
            return Optional.empty();
        }
        String name = expected instanceof Value.Literal ? "" : expected.text() + " = ";
        return Optional.of(
                name
                        + number.map(it -> text.of(field, it))
                                .orElse("nothing: no step before has bound it"));
    }
}
