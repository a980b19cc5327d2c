package tigerbeetle.panama.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.metrics.ClientMetrics;
import tigerbeetle.panama.metrics.Latency;
import tigerbeetle.panama.metrics.RequestMetrics;
import tigerbeetle.panama.metrics.RequestOutcome;
import tigerbeetle.panama.metrics.RequestType;

/**
 * Binds the metrics of a client to a registry. The client has to be built with {@code
 * metrics(true)}.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what</th></tr>
 * <tr><td>{@code tigerbeetle.client.requests}</td><td>counter</td>
 *     <td>operation, outcome</td><td>requests that have ended</td></tr>
 * <tr><td>{@code tigerbeetle.client.latency}</td><td>timer</td>
 *     <td>operation</td><td>number and total time of requests with a reply</td></tr>
 * <tr><td>{@code tigerbeetle.client.latency.percentile}</td><td>gauge, time</td>
 *     <td>operation, phi</td><td>percentiles of that since the client was opened</td></tr>
 * <tr><td>{@code tigerbeetle.client.latency.max}</td><td>gauge, time</td>
 *     <td>operation</td><td>the longest since the client was opened</td></tr>
 * <tr><td>{@code tigerbeetle.client.events}</td><td>counter</td>
 *     <td>operation</td><td>accounts, transfers, ids, filters in requests with a reply</td></tr>
 * <tr><td>{@code tigerbeetle.client.request.size}, {@code tigerbeetle.client.reply.size}</td>
 *     <td>counter, bytes</td><td>operation</td><td>their size, and that of the replies</td></tr>
 * <tr><td>{@code tigerbeetle.client.in.flight}</td><td>gauge</td>
 *     <td></td><td>requests that the native library has</td></tr>
 * <tr><td>{@code tigerbeetle.client.waiting}</td><td>gauge</td>
 *     <td></td><td>calls that wait for a place in flight</td></tr>
 * <tr><td>{@code tigerbeetle.client.evicted}</td><td>gauge</td>
 *     <td></td><td>1 once the cluster has ended the session, otherwise 0</td></tr>
 * </table>
 *
 * <p>Tags are in lower case: {@code create_transfers}, {@code ok}, {@code deadline}; {@code phi} is
 * 0.5, 0.9, 0.99 or 0.999. To tell clients apart, give each binder tags of its own.
 *
 * <p>Values are read when the registry asks; a request pays nothing for this. The registry keeps
 * the client from being garbage-collected.
 */
public final class TigerBeetleMetrics implements MeterBinder {

    private static final String PREFIX = "tigerbeetle.client.";
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

    private final RecentMetrics recent;
    private final Tags tags;

    /**
     * A binder.
     *
     * @param client built with {@code metrics(true)}; a view of it counts as the client
     * @param tags for all meters
     * @throws tigerbeetle.panama.NotSupportedException if the client has no metrics
     */
    public TigerBeetleMetrics(Client client, Tag... tags) {
        this.recent = new RecentMetrics(client);
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RequestType type : RequestType.values()) {
            bindRequests(registry, type);
            bindLatency(registry, type);
        }
        gauge(registry, "in.flight", "Requests that the library has", ClientMetrics::inFlight);
        gauge(
                registry,
                "waiting",
                "Calls that wait for a place in flight",
                ClientMetrics::waitingForPlace);
        gauge(registry, "evicted", "Whether the session was ended", m -> m.evicted() ? 1 : 0);
    }

    private void bindRequests(MeterRegistry registry, RequestType type) {
        Tags typed = tags.and("operation", type.label());
        for (RequestOutcome outcome : RequestOutcome.values()) {
            FunctionCounter.builder(PREFIX + "requests", recent, of(type, r -> r.count(outcome)))
                    .description("Requests that have ended")
                    .tags(typed.and("outcome", outcome.label()))
                    .register(registry);
        }
        FunctionCounter.builder(PREFIX + "events", recent, of(type, RequestMetrics::events))
                .description("Events in requests with a reply")
                .tags(typed)
                .register(registry);
        FunctionCounter.builder(
                        PREFIX + "request.size", recent, of(type, RequestMetrics::requestBytes))
                .description("Bytes of events in requests with a reply")
                .baseUnit("bytes")
                .tags(typed)
                .register(registry);
        FunctionCounter.builder(PREFIX + "reply.size", recent, of(type, RequestMetrics::replyBytes))
                .description("Bytes of replies")
                .baseUnit("bytes")
                .tags(typed)
                .register(registry);
    }

    private void bindLatency(MeterRegistry registry, RequestType type) {
        Tags typed = tags.and("operation", type.label());
        FunctionTimer.builder(
                        PREFIX + "latency",
                        recent,
                        r -> latency(r, type).count(),
                        r -> latency(r, type).total().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description("From the call to the answer, of requests with a reply")
                .tags(typed)
                .register(registry);
        for (double phi : QUANTILES) {
            timeGauge(
                    registry,
                    "latency.percentile",
                    "Percentiles of the latency since the client was opened",
                    typed.and("phi", String.valueOf(phi)),
                    r -> latency(r, type).percentile(100 * phi).toNanos());
        }
        timeGauge(
                registry,
                "latency.max",
                "The longest latency since the client was opened",
                typed,
                r -> latency(r, type).max().toNanos());
    }

    private static Latency latency(RecentMetrics recent, RequestType type) {
        return recent.get().of(type).latency();
    }

    private static ToDoubleFunction<RecentMetrics> of(
            RequestType type, ToDoubleFunction<RequestMetrics> value) {
        return recent -> value.applyAsDouble(recent.get().of(type));
    }

    private void timeGauge(
            MeterRegistry registry,
            String name,
            String description,
            Iterable<Tag> tags,
            ToDoubleFunction<RecentMetrics> ns) {
        TimeGauge.builder(PREFIX + name, recent, TimeUnit.NANOSECONDS, ns)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            ToDoubleFunction<ClientMetrics> value) {
        Gauge.builder(PREFIX + name, recent, r -> value.applyAsDouble(r.get()))
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** {@return the names of all meters, to look for or to filter} */
    public static List<String> names() {
        return List.of(
                PREFIX + "requests",
                PREFIX + "latency",
                PREFIX + "latency.percentile",
                PREFIX + "latency.max",
                PREFIX + "events",
                PREFIX + "request.size",
                PREFIX + "reply.size",
                PREFIX + "in.flight",
                PREFIX + "waiting",
                PREFIX + "evicted");
    }
}
