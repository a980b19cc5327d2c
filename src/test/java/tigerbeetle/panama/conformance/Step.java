package tigerbeetle.panama.conformance;

import java.time.Duration;

/** One request and its answer, or a pause. */
public sealed interface Step {

    /** Where it stands in its file, counted from 1. */
    int line();

    /** What it does, for people. */
    String title();

    /**
     * A pause.
     *
     * @param pause how long to wait if the clock is real
     * @param advance how far to move the clock if it can be moved
     */
    record Sleep(int line, Duration pause, Duration advance) implements Step {

        @Override
        public String title() {
            return "sleep";
        }
    }

    /**
     * A request.
     *
     * @param note explains it; may be empty
     * @param events or ids, or the one filter
     * @param isRefused whether the request as a whole has to be refused with TOO_MUCH_DATA
     * @param results of a request that is not refused
     */
    record Request(
            int line,
            String note,
            Operation operation,
            Elements events,
            boolean isRefused,
            Elements results)
            implements Step {

        @Override
        public String title() {
            return operation + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }
}
