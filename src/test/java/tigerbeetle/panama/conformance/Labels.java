package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
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

    boolean isUnbound(Value value) {
        return value instanceof Value.Label label && !values.containsKey(label.name());
    }

    /**
     * Binds a label to the timestamp of the result with this index.
     *
     * @return what the timestamp should be, if it is another
     */
    Optional<String> bind(Value label, BigInteger value, int index) {
        values.put(label.text(), value);
        greatest = greatest.max(value);
        BigInteger firstEvent = value.subtract(BigInteger.valueOf(index));
        if (value.compareTo(greatestBefore) <= 0) {
            return Optional.of(
                    label.text() + ", greater than in all earlier steps: " + greatestBefore);
        }
        if (!firstEventTimestamp.orElse(firstEvent).equals(firstEvent)) {
            BigInteger inLine = firstEventTimestamp.orElseThrow().add(BigInteger.valueOf(index));
            return Optional.of(
                    label.text() + ", in line with earlier results of this step: " + inLine);
        }
        firstEventTimestamp = Optional.of(firstEvent);
        return Optional.empty();
    }

    /** The value as a number; empty if no step before has bound its label. */
    Optional<BigInteger> resolve(Value value) {
        return switch (value) {
            case Value.Literal literal -> Optional.of(literal.number());
            case Value.Label label -> Optional.ofNullable(values.get(label.name()));
            case Value.Reference reference ->
                    Optional.ofNullable(values.get(reference.label()))
                            .map(bound -> bound.add(reference.distance()));
        };
    }
}
