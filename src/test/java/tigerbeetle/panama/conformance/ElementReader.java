package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads elements of one kind. Whatever a recording must not have there is refused with an {@link
 * IllegalArgumentException}: a field that was passed over would be one that nobody compares.
 */
final class ElementReader {

    /** More than any request can have, and not so many that one line could use up the memory. */
    private static final int COUNT_MAX = 1_000_000;

    private static final Pattern LABEL = Pattern.compile("T\\w+");

    private final Operation operation;
    private final StructFormat format;
    private final boolean isId;
    private final boolean isResult;

    /**
     * @param format of the elements
     * @param isResult whether a timestamp may be a label
     */
    ElementReader(Operation operation, StructFormat format, boolean isResult) {
        this.operation = operation;
        this.format = format;
        this.isId = format.equals(StructFormat.ID);
        this.isResult = isResult;
    }

    /** Reads an array of elements and repetitions. */
    Elements list(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("there is " + array + " instead of a list");
        }
        List<Elements.Run> runs = new ArrayList<>();
        int count = 0;
        for (JsonNode json : array) {
            Elements.Run run = json.has("repeat") ? repeated(json) : run(1, json, Map.of());
            count += run.count();
            if (count > COUNT_MAX) {
                throw new IllegalArgumentException("a list has more than a million elements");
            }
            runs.add(run);
        }
        return new Elements(List.copyOf(runs));
    }

    /** Reads what is no list but one element. */
    Elements single(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("there is " + json + " instead of a filter");
        }
        return new Elements(List.of(run(1, json, Map.of())));
    }

    private Elements.Run repeated(JsonNode json) {
        Json.checkFields(json, "repeat", "template", "step");
        JsonNode count = json.path("repeat");
        if (!count.isInt() || count.intValue() < 0 || count.intValue() > COUNT_MAX) {
            throw new IllegalArgumentException("repeat: there is " + count);
        }
        return run(count.intValue(), json.path("template"), step(json.path("step")));
    }

    private Map<FieldFormat, BigInteger> step(JsonNode json) {
        if (json.isMissingNode()) {
            return Map.of();
        }
        if (isId) {
            return Map.of(format.field("id"), Json.number("step", json));
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("step: there is " + json);
        }
        Map<FieldFormat, BigInteger> step = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            FieldFormat field = format.field(entry.getKey());
            if (field.isFlags() || field.isStatus()) {
                throw new IllegalArgumentException("step: " + field.name() + " cannot be counted");
            }
            step.put(field, Json.number(field.name(), entry.getValue()));
        }
        return step;
    }

    private Elements.Run run(int count, JsonNode first, Map<FieldFormat, BigInteger> step) {
        Elements.Run run = new Elements.Run(count, element(first), step);
        if (count > 0) { // all between fit if both ends do
            check(run.first());
            check(run.last());
        }
        return run;
    }

    private void check(Element element) {
        for (Map.Entry<FieldFormat, Value> entry : element.values().entrySet()) {
            if (entry.getValue() instanceof Value.Literal literal) {
                entry.getKey().check(literal.number());
            }
        }
    }

    private Element element(JsonNode json) {
        if (isId) {
            Value id = new Value.Literal(Json.number("id", json));
            return new Element(Map.of(format.field("id"), id));
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("there is " + json + " instead of an object");
        }
        Map<FieldFormat, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            FieldFormat field = format.field(entry.getKey());
            values.put(field, value(field, entry.getValue()));
        }
        return new Element(values);
    }

    private Value value(FieldFormat field, JsonNode json) {
        if (field.isFlags()) {
            return new Value.Literal(flags(json));
        }
        if (field.isStatus()) {
            String name = Json.text(field.name(), json);
            return new Value.Literal(StructFormat.status(operation, name));
        }
        if (field.isTimestamp() && json.isObject()) {
            return reference(field, json);
        }
        if (field.isTimestamp() && json.isTextual() && LABEL.matcher(json.asText()).matches()) {
            if (!isResult) {
                throw new IllegalArgumentException(
                        "the label " + json.asText() + " stands in a request, without \"ref\"");
            }
            return new Value.Label(json.asText());
        }
        return new Value.Literal(Json.number(field.name(), json));
    }

    private BigInteger flags(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("flags: there is " + json);
        }
        BigInteger flags = BigInteger.ZERO;
        for (JsonNode flag : json) {
            flags = flags.or(format.flag(Json.text("flags", flag)));
        }
        return flags;
    }

    private static Value reference(FieldFormat field, JsonNode json) {
        Json.checkFields(json, "ref", "plus");
        JsonNode distance = json.path("plus");
        if (!distance.isMissingNode() && !distance.isIntegralNumber()) {
            throw new IllegalArgumentException(field.name() + ": there is " + json);
        }
        String label = Json.text("ref", json.path("ref"));
        return new Value.Reference(label, distance.bigIntegerValue());
    }
}
