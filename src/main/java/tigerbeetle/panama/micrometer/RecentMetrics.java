package tigerbeetle.panama.micrometer;

import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.metrics.ClientMetrics;

/**
 * A client's metrics, read anew when they are older than some milliseconds: a registry asks for all
 * meters one after the other, and each would read the same hundred thousand counters.
 */
final class RecentMetrics {

    private static final long AGE_MAX_NS = 10_000_000;

    private final Client client;
    private @Nullable ClientMetrics metrics;
    private long readAtNs;

    RecentMetrics(Client client) {
        this.client = client;
        client.metrics(); // or the exception for one that has none
    }

    synchronized ClientMetrics get() {
        ClientMetrics recent = metrics;
        long nowNs = System.nanoTime();
        if (recent == null || nowNs - readAtNs > AGE_MAX_NS) {
            recent = client.metrics();
            metrics = recent;
            readAtNs = nowNs;
        }
        return recent;
    }
}
