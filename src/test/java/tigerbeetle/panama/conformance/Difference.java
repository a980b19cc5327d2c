package tigerbeetle.panama.conformance;

import java.util.List;

/**
 * Something that is not as a recording says.
 *
 * @param index of the result, {@link #WHOLE} for the request as a whole
 * @param what for example the field
 */
public record Difference(int index, String what, String expected, String actual) {

    static final int WHOLE = -1;

    /** The only difference of a step that has no results to compare. */
    static List<Difference> whole(String what, String expected, String actual) {
        return List.of(new Difference(WHOLE, what, expected, actual));
    }

    @Override
    public String toString() {
        String place = index == WHOLE ? "" : "result " + index + ", ";
        return place + what + ": expected " + expected + ", actual " + actual;
    }
}
