package tigerbeetle.panama.bench;

import java.io.IOException;
import java.time.Duration;

/** Something to be measured. */
interface Scenario {

    /** As the command line and the JSON file have it. */
    String id();

    /** How much of the time it gets, compared with the others. */
    int parts();

    /** Measures, and says so. */
    void run(Bench bench, Duration budget) throws IOException, InterruptedException;
}
