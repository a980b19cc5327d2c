package tigerbeetle.panama.property;

import java.util.List;

/** Actions in a row. What they come to is in the message of a failure, and in its recording. */
record Program(List<Action> actions) {

    @Override
    public String toString() {
        return "a program of " + actions.size() + " actions";
    }
}
