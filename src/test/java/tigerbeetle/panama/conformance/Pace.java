package tigerbeetle.panama.conformance;

import java.time.Duration;

/** How time passes at the server of a replay. */
interface Pace {

    /** Called after each request. */
    void afterRequest();

    /** See {@link Target#sleep}. */
    void sleep(Duration wait, Duration advance);
}
