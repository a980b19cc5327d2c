package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes timestamps that a server chose symbolic again: the opposite of {@link Labels}. */
final class LabelWriter {

    /** What is not as near to any label was not meant as a time near to it. */
    private static final BigInteger NEAR_NS = BigInteger.valueOf(Duration.ofDays(1).toNanos());

    private final TreeMap<BigInteger, String> labels = new TreeMap<>();
    private final Set<BigInteger> imported = new HashSet<>();

    /**
     * Binds a label to the timestamp of a created or judged event, if the server chose it.
     *
     * @param given the timestamp that the event brought along
     */
    void learn(BigInteger timestamp, BigInteger given) {
        if (timestamp.equals(given)) {
            imported.add(timestamp);
        } else if (!imported.contains(timestamp)) {
            labels.putIfAbsent(timestamp, "T" + (labels.size() + 1));
        }
    }

    /** A label, a reference to one, or a number. */
    JsonNode of(BigInteger timestamp, boolean isResult) {
        Map.Entry<BigInteger, String> nearest = nearest(timestamp);
        if (nearest == null) {
            return JsonNodeFactory.instance.textNode(timestamp.toString());
        }
        BigInteger distance = timestamp.subtract(nearest.getKey());
        if (distance.signum() == 0 && isResult) {
            return JsonNodeFactory.instance.textNode(nearest.getValue());
        }
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        reference.put("ref", nearest.getValue());
        reference.put("plus", distance);
        return reference;
    }

    private Map.@Nullable Entry<BigInteger, String> nearest(BigInteger timestamp) {
        Map.Entry<BigInteger, String> below = labels.floorEntry(timestamp);
        Map.Entry<BigInteger, String> above = labels.ceilingEntry(timestamp);
        return Stream.of(Optional.ofNullable(below), Optional.ofNullable(above))
                .flatMap(Optional::stream)
                .filter(it -> distance(it, timestamp).compareTo(NEAR_NS) < 0)
                .min(Comparator.comparing(it -> distance(it, timestamp)))
                .orElse(null);
    }

    private static BigInteger distance(Map.Entry<BigInteger, String> label, BigInteger timestamp) {
        return label.getKey().subtract(timestamp).abs();
    }
}
