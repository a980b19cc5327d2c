package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Turns the request of a step into bytes. */
final class RequestEncoder {

    private final Labels labels;

    RequestEncoder(Labels labels) {
        this.labels = labels;
    }

    /** The events, ids or the filter of a step, one after the other. */
    ByteBuffer encode(Operation operation, JsonNode step) {
        List<JsonNode> elements =
                operation.isQuery()
                        ? List.of(step.path("filter"))
                        : Repetition.expand(step.path(operation.isCreate() ? "events" : "ids"));
        StructFormat format = operation.event();
        ByteBuffer request =
                ByteBuffer.allocate(elements.size() * format.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements.size(); i++) {
            encode(format, elements.get(i), request, i * format.size());
        }
        return request;
    }

    private void encode(StructFormat format, JsonNode element, ByteBuffer request, int at) {
        if (element.isTextual()) {
            format.field("id").set(request, at, new BigInteger(element.asText()));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : element.properties()) {
            FieldFormat field = format.field(entry.getKey());
            field.set(request, at, value(format, field, entry.getValue()));
        }
    }

    private BigInteger value(StructFormat format, FieldFormat field, JsonNode value) {
        if (field.isFlags()) {
            BigInteger flags = BigInteger.ZERO;
            for (JsonNode flag : value) {
                flags = flags.or(format.flag(flag.asText()));
            }
            return flags;
        }
        return field.isTimestamp() ? labels.resolve(value) : new BigInteger(value.asText());
    }
}
