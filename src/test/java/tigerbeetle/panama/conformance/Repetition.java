package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expands {@code {"repeat":n,"template":…,"step":…}} in lists of events, ids and results. */
final class Repetition {

    private Repetition() {}

    static List<JsonNode> expand(JsonNode elements) {
        List<JsonNode> expanded = new ArrayList<>();
        for (JsonNode element : elements) {
            if (element.has("repeat")) {
                for (int k = 0; k < element.path("repeat").asInt(); k++) {
                    expanded.add(advance(element.path("template"), element.path("step"), k));
                }
            } else {
                expanded.add(element);
            }
        }
        return expanded;
    }

    private static JsonNode advance(JsonNode template, JsonNode step, int k) {
        if (template.isTextual()) {
            return plus(template, step.asText("0"), k);
        }
        ObjectNode element = template.deepCopy();
        for (Map.Entry<String, JsonNode> field : step.properties()) {
            JsonNode start = element.path(field.getKey());
            element.set(field.getKey(), plus(start, field.getValue().asText(), k));
        }
        return element;
    }

    /** A number, a label or a reference to a label, plus k steps. */
    private static JsonNode plus(JsonNode start, String step, int k) {
        BigInteger distance = new BigInteger(step).multiply(BigInteger.valueOf(k));
        if (k == 0) {
            return start.isMissingNode() ? TextNode.valueOf("0") : start;
        }
        if (start.isObject() || isLabel(start)) {
            ObjectNode reference = JsonNodeFactory.instance.objectNode();
            reference.put("ref", start.isObject() ? start.path("ref").asText() : start.asText());
            reference.put("plus", start.path("plus").asLong(0) + distance.longValueExact());
            return reference;
        }
        return TextNode.valueOf(new BigInteger(start.asText("0")).add(distance).toString());
    }

    static boolean isLabel(JsonNode value) {
        return value.isTextual() && value.asText().startsWith("T");
    }
}
