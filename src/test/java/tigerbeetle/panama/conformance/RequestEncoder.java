package tigerbeetle.panama.conformance;

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

    /**
     * The events, ids or the filter of a step, one after the other.
     *
     * @throws RequestFailedException if they depend on a label that failed to be bound
     */
    ByteBuffer encode(Step.Request step) {
        List<Element> elements = step.events().expand();
        int size = step.operation().event().size();
        ByteBuffer request =
                ByteBuffer.allocate(elements.size() * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements.size(); i++) {
            encode(elements.get(i), request, i * size);
        }
        return request;
    }

    private void encode(Element element, ByteBuffer request, int at) {
        for (Map.Entry<FieldFormat, Value> entry : element.values().entrySet()) {
            FieldFormat field = entry.getKey();
            BigInteger number =
                    labels.resolve(entry.getValue())
                            .orElseThrow(() -> unsent(field, entry.getValue(), "is not bound"));
            if (!field.fits(number)) {
                throw unsent(field, entry.getValue(), "is " + number);
            }
            field.set(request, at, number);
        }
    }

    private static RequestFailedException unsent(FieldFormat field, Value value, String problem) {
        return new RequestFailedException(
                "not sent, since %s %s %s".formatted(field.name(), value.text(), problem));
    }
}
