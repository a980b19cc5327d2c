package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tigerbeetle.panama.faults.FaultRun;

/**
 * Whatever the network does between clients and a server, no acknowledged transfer is lost, none is
 * applied twice, every call ends, and after each fault all goes on. A long run, which takes a
 * quarter of an hour on each kind of server:
 *
 * <pre>{@code
 * mvn -Dtest=NetworkFaultsContractTest -Dfaults.count=10000 test
 * }</pre>
 */
class NetworkFaultsContractTest extends ClientContract {

    private static final int FAULTS = Integer.getInteger("faults.count", 160);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    /** All of them cost a client a second or so, in which others can have theirs. */
    private static final int CLIENTS = 16;

    @Test
    @Timeout(3_600)
    void nothingIsLostAndNothingAppliedTwice() throws Exception {
        String again = "-Dfaults.count=" + FAULTS + " -Dfaults.seed=" + SEED;
        try (TestServer.Running own = server.start()) {
            FaultRun.Outcome outcome = FaultRun.run(own.address(), SEED, FAULTS, CLIENTS);
            System.out.println(server + ", " + again + ": " + outcome.text());
            assertThat(outcome.rarest()).as(again).isPositive();
        } catch (AssertionError e) {
            throw new AssertionError(again + ": " + e.getMessage(), e);
        }
    }
}
