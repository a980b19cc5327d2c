package tigerbeetle.panama.embedded.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tigerbeetle.panama.conformance.FieldFormat;
import tigerbeetle.panama.conformance.StructFormat;

/** Structs as the vectors write them: all fields numbers, those that are 0 left out. */
final class VectorStruct {

    private VectorStruct() {}

    static ByteBuffer encode(StructFormat format, JsonNode elements) {
        ByteBuffer buffer =
                ByteBuffer.allocate(elements.size() * format.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements.size(); i++) {
            for (Map.Entry<String, JsonNode> entry : elements.get(i).properties()) {
                BigInteger value = new BigInteger(entry.getValue().asText());
                format.field(entry.getKey()).set(buffer, i * format.size(), value);
            }
        }
        return buffer;
    }

    /** What differs between a struct and its fields in a vector. */
    static List<String> differences(
            StructFormat format, ByteBuffer buffer, int at, JsonNode expected) {
        List<String> differences = new ArrayList<>();
        for (FieldFormat field : format.fields()) {
            BigInteger value = new BigInteger(expected.path(field.name()).asText("0"));
            BigInteger actual = field.get(buffer, at);
            if (!value.equals(actual)) {
                differences.add(field.name() + ": expected " + value + ", actual " + actual);
            }
        }
        return differences;
    }
}
