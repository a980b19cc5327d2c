package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The values of symbolic timestamps. Those that one step binds are later than all before, and as
 * far from each other as their events.
 */
final class Labels {

    private final Map<String, BigInteger> values = new HashMap<>();
    private BigInteger greatestBefore = BigInteger.ZERO;
    private BigInteger greatest = BigInteger.ZERO;
    private Optional<BigInteger> firstEventTimestamp = Optional.empty();

    /** Called before the results of a step are looked at. */
    void beginStep() {
        greatestBefore = greatest;
        firstEventTimestamp = Optional.empty();
    }

    boolean isUnbound(JsonNode value) {
        return Repetition.isLabel(value) && !values.containsKey(value.asText());
    }

    /** Binds a label to the timestamp of the result with this index; says what is wrong with it. */
    Optional<String> bind(JsonNode label, BigInteger value, int index) {
        values.put(label.asText(), value);
        greatest = greatest.max(value);
        BigInteger firstEvent = value.subtract(BigInteger.valueOf(index));
        if (value.compareTo(greatestBefore) <= 0) {
            return Optional.of(value + " is not later than in earlier steps: " + greatestBefore);
        }
        if (!firstEventTimestamp.orElse(firstEvent).equals(firstEvent)) {
            return Optional.of(value + " is not in line with earlier results of this step");
        }
        firstEventTimestamp = Optional.of(firstEvent);
        return Optional.empty();
    }

    /** The value of a number, a bound label or a reference; of nothing, 0. */
    BigInteger resolve(JsonNode value) {
        if (value.isMissingNode()) {
            return BigInteger.ZERO;
        }
        if (value.isObject()) {
            long plus = value.path("plus").asLong();
            return bound(value.path("ref").asText()).add(BigInteger.valueOf(plus));
        }
        return Repetition.isLabel(value) ? bound(value.asText()) : new BigInteger(value.asText());
    }

    private BigInteger bound(String label) {
        BigInteger value = values.get(label);
        if (value == null) {
            throw new NoSuchElementException("label " + label + " is not bound");
        }
        return value;
    }
}
