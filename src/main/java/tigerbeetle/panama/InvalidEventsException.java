package tigerbeetle.panama;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@linkplain ClientBuilder#strict strict} client was given events that cannot succeed. Nothing
 * was sent, not even the others of the list.
 */
public final class InvalidEventsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int PROBLEMS_SHOWN_MAX = 5;

    /** What was found. */
    @SuppressWarnings("serial") // made to be caught, not to be serialized
    private final List<EventProblem> problems;

    InvalidEventsException(int eventCount, List<EventProblem> problems) {
        super(message(eventCount, problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return what {@link EventChecks} has found, at least one problem; unmodifiable} */
    public List<EventProblem> problems() {
        return problems;
    }

    private static String message(int eventCount, List<EventProblem> problems) {
        String first =
                problems.stream()
                        .limit(PROBLEMS_SHOWN_MAX)
                        .map(EventProblem::toString)
                        .collect(Collectors.joining("; "));
        int more = problems.size() - PROBLEMS_SHOWN_MAX;
        return problems.size()
                + " of "
                + eventCount
                + " events cannot succeed, and nothing was sent: "
                + first
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
