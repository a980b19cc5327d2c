package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON as recordings have it. What is not so is refused with an IllegalArgumentException. */
final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Few enough digits that no number of them is a burden. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,200}");

    private Json() {}

    /** Reads one line. */
    static JsonNode object(String line) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("not a JSON object");
        }
        return json;
    }

    /** Refuses an object that has others than these fields. */
    static void checkFields(JsonNode object, String... names) {
        List<String> known = List.of(names);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!known.contains(entry.getKey())) {
                throw new IllegalArgumentException("unknown field \"" + entry.getKey() + "\"");
            }
        }
    }

    /** The decimal number in a string. */
    static BigInteger number(String name, JsonNode json) {
        if (!json.isTextual() || !NUMBER.matcher(json.asText()).matches()) {
            throw new IllegalArgumentException(
                    name + ": there is " + shown(json) + " instead of a number in a string");
        }
        return new BigInteger(json.asText());
    }

    /** The string. */
    static String text(String name, JsonNode json) {
        if (!json.isTextual()) {
            throw new IllegalArgumentException(
                    name + ": there is " + shown(json) + " instead of a string");
        }
        return json.asText();
    }

    private static String shown(JsonNode json) {
        return json.isMissingNode() ? "nothing" : json.toString();
    }
}
