package tigerbeetle.panama.property;

import java.util.ArrayList;
import java.util.List;

/** What a program has done: each step with its answer. */
final class Trace {

    /**
     * One step.
     *
     * @param expected the results that it has to have
     * @param actual those that it had
     * @param isCheck whether it only looks at what the steps before have done
     */
    record Entry(Step step, List<?> expected, List<?> actual, boolean isCheck) {

        boolean isAsExpected() {
            return expected.equals(actual);
        }

        /** The first thing that is not as it should be. */
        String difference() {
            if (expected.size() != actual.size()) {
                return expected.size() + " results expected, but there are " + actual.size();
            }
            int i = 0;
            while (i < actual.size() && expected.get(i).equals(actual.get(i))) {
                i++;
            }
            return i == actual.size()
                    ? "nothing"
                    : "result %d: expected %s%nbut it is %s"
                            .formatted(i, expected.get(i), actual.get(i));
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    void add(Step step, List<?> expected, List<?> actual, boolean isCheck) {
        entries.add(new Entry(step, List.copyOf(expected), List.copyOf(actual), isCheck));
    }

    List<Entry> entries() {
        return entries;
    }
}
