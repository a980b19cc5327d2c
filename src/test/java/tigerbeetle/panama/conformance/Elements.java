package tigerbeetle.panama.conformance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A list of elements as a recording writes it, with its repetitions. It is only expanded while it
 * is used: a few lines of a recording may stand for hundreds of thousands of elements.
 *
 * @param runs one after the other
 */
public record Elements(List<Run> runs) {

    static final Elements NONE = new Elements(List.of());

    /**
     * Elements at equal distances.
     *
     * @param count how many
     * @param first the first of them
     * @param step what is added to the fields from one to the next
     */
    record Run(int count, Element first, Map<FieldFormat, BigInteger> step) {

        Element last() {
            return first.plus(step, count - 1);
        }
    }

    int count() {
        return runs.stream().mapToInt(Run::count).sum();
    }

    List<Element> expand() {
        List<Element> elements = new ArrayList<>(count());
        for (Run run : runs) {
            for (int k = 0; k < run.count(); k++) {
                elements.add(run.first().plus(run.step(), k));
            }
        }
        return elements;
    }
}
