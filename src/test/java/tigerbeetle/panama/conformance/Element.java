package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event, an id, a filter or a result, as a recording has it.
 *
 * @param values those that are given, in that order; all others are 0
 */
public record Element(Map<FieldFormat, Value> values) {

    Value get(FieldFormat field) {
        return values.getOrDefault(field, Value.Literal.ZERO);
    }

    /** The element that is {@code k} steps further on. */
    Element plus(Map<FieldFormat, BigInteger> step, int k) {
        if (k == 0 || step.isEmpty()) {
            return this;
        }
        Map<FieldFormat, Value> advanced = new LinkedHashMap<>(values);
        step.forEach((field, distance) ->
                advanced.put(field, get(field).plus(distance.multiply(BigInteger.valueOf(k)))));
        return new Element(advanced);
    }
}
