package tigerbeetle.panama;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.ffm.Health;
import tigerbeetle.panama.ffm.NativeClient;
import tigerbeetle.panama.ffm.Operation;
import tigerbeetle.panama.jfr.Recording;
import tigerbeetle.panama.meters.RequestMeter;
import tigerbeetle.panama.metrics.ClientMetrics;
import tigerbeetle.panama.metrics.RequestMetrics;
import tigerbeetle.panama.metrics.RequestType;

/**
 * Who looks at a client's requests: its own metrics, if it was built with them, and Flight
 * Recorder, while a recording wants that. If neither does, requests know nothing of it.
 */
final class Sight {

    /** How a request was made, as it is shown. */
    enum CallForm {
        RECORDS_WAITED("records, waited for"),
        RECORDS_FUTURE("records, future"),
        BATCH_WAITED("batch, waited for"),
        BATCH_STARTED("batch, started"),
        BATCH_FUTURE("batch, future"),
        BATCH_HANDLER("batch, handler");

        final String text;

        CallForm(String text) {
            this.text = text;
        }
    }

    private final NativeClient client;
    private @Nullable String clientId;
    private final @Nullable Map<Operation, RequestMeter> meters;

    /**
     * Of a client.
     *
     * @param metered whether there are metrics
     */
    Sight(NativeClient client, boolean metered) {
        this.client = client;
        this.meters = metered ? newMeters() : null;
    }

    private static Map<Operation, RequestMeter> newMeters() {
        Map<Operation, RequestMeter> meters = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            meters.put(operation, new RequestMeter(operation.eventSize()));
        }
        return meters;
    }

    /** Whether anybody looks. */
    boolean isOpen() {
        return meters != null || Recording.ofRequests();
    }

    /** Looks at a request that begins now; null if nobody does. */
    @Nullable Observation begin(Operation operation, int eventCount, CallForm form) {
        if (!isOpen()) {
            return null;
        }
        Observation observation = new Observation(this);
        observation.begin(operation, eventCount, form);
        return observation;
    }

    /** The client's id as the cluster's logs show it. */
    String clientId() {
        String id = clientId; // found out by the first who asks, or by some who are as quick
        if (id == null) {
            id = client.idText();
            clientId = id;
        }
        return id;
    }

    /** How many places in flight are taken. */
    int inFlight() {
        return client.inFlight();
    }

    /** The meter of requests of that operation, if there are metrics. */
    @Nullable RequestMeter meter(Operation operation) {
        return meters == null ? null : meters.get(operation);
    }

    /** The metrics, if the client was built with them. */
    ClientMetrics metrics() {
        if (meters == null) {
            throw new NotSupportedException(
                    "This client has no metrics: build it with ClientBuilder.metrics(true)");
        }
        Map<RequestType, RequestMetrics> requests = new EnumMap<>(RequestType.class);
        meters.forEach((operation, meter) ->
                requests.put(RequestType.valueOf(operation.name()), meter.snapshot()));
        Health health = client.health();
        return new ClientMetrics(
                requests,
                health.inFlight(),
                client.waitingCount(),
                health.phase() == Health.Phase.EVICTED);
    }
}
