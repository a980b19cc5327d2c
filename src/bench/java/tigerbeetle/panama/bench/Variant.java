package tigerbeetle.panama.bench;

import java.io.IOException;
import java.util.Map;

/**
 * One peer in one scenario.
 *
 * @param warmsUp whether it needs more than one block before it counts
 * @param block does the work once
 */
record Variant(String scenario, String peer, boolean warmsUp, Block block) {

    /** A piece of work that is measured. */
    @FunctionalInterface
    interface Block {
        Map<Metric, Double> run() throws IOException, InterruptedException, Driver.DriverException;
    }
}
