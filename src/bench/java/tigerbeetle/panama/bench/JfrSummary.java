package tigerbeetle.panama.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What a recording has of clients, counted. */
final class JfrSummary {

    private static final int DIGITS = 3;

    /** More than these are not told apart: it is memory, not time, that they cost. */
    private static final int MESSAGES_MAX = 2_000_000;

    /** The requests of one operation. Times are those of requests with a reply. */
    static final class Operation {

        final Histogram total = new Histogram(DIGITS);
        final Histogram queue = new Histogram(DIGITS);
        final Histogram preparation = new Histogram(DIGITS);
        final Histogram inFlight = new Histogram(DIGITS);
        final Histogram delivery = new Histogram(DIGITS);
        final Map<String, Long> failures = new TreeMap<>();
        private final Set<String> messages = new HashSet<>();
        long requests;
        long events;

        private void add(RecordedEvent request) {
            requests++;
            String outcome = request.getString("outcome");
            if (!outcome.equals("OK")) {
                failures.merge(outcome, 1L, Long::sum);
                return;
            }
            events += request.getInt("events");
            total.recordValue(request.getDuration().toNanos());
            queue.recordValue(ns(request, "queueTime"));
            preparation.recordValue(ns(request, "preparationTime"));
            inFlight.recordValue(ns(request, "inFlightTime"));
            delivery.recordValue(ns(request, "deliveryTime"));
            if (messages.size() < MESSAGES_MAX) {
                messages.add(request.getString("client") + request.getLong("timestamp"));
            }
        }

        private static long ns(RecordedEvent request, String part) {
            return Math.max(0, request.getDuration(part).toNanos());
        }

        /** How many requests have travelled in one message, on average; NaN if not known. */
        double requestsPerMessage() {
            boolean known = !messages.isEmpty() && messages.size() < MESSAGES_MAX;
            return known ? (double) total.getTotalCount() / messages.size() : Double.NaN;
        }
    }

    /** A client came to a state, or was evicted, as a line to be read. */
    record State(Instant time, String text) {}

    private final Map<String, Operation> operations = new TreeMap<>();
    private final List<State> states = new ArrayList<>();
    private final Set<String> clients = new HashSet<>();
    private final JfrSeries series = new JfrSeries();
    private @Nullable Instant start;
    private @Nullable Instant end;
    private long lists;
    private long chunks;
    private long refusedChunks;

    private JfrSummary() {}

    static JfrSummary read(Path recording) throws IOException {
        JfrSummary summary = new JfrSummary();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                summary.add(file.readEvent());
            }
        }
        summary.states.sort(Comparator.comparing(State::time));
        return summary;
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "tigerbeetle.Request" -> addRequest(event);
            case "tigerbeetle.Chunks" -> {
                lists++;
                chunks += event.getInt("requests");
                refusedChunks += event.getInt("refused");
            }
            case "tigerbeetle.ClientState" ->
                    addState(
                            event,
                            "%s, %s after it was opened, %d in flight"
                                    .formatted(
                                            event.getString("state"),
                                            JfrText.time(
                                                    event.getDuration("sinceOpened").toNanos()),
                                            event.getInt("inFlight")));
            case "tigerbeetle.Eviction" -> addState(event, "evicted: " + event.getString("reason"));
            default -> {} // the JVM's own
        }
    }

    private void addRequest(RecordedEvent request) {
        clients.add(request.getString("client"));
        operations
                .computeIfAbsent(request.getString("operation"), _ -> new Operation())
                .add(request);
        Instant from = request.getStartTime();
        Instant to = request.getEndTime();
        start = start == null || from.isBefore(start) ? from : start;
        end = end == null || to.isAfter(end) ? to : end;
        if (request.getString("outcome").equals("OK")) {
            series.add(to, request.getDuration());
        }
    }

    private void addState(RecordedEvent event, String text) {
        String client = event.getString("client");
        clients.add(client);
        states.add(new State(event.getStartTime(), "client " + client + ": " + text));
    }

    boolean isEmpty() {
        return operations.isEmpty() && states.isEmpty() && lists == 0;
    }

    /** From the first request to the end of the last one. */
    Duration span() {
        return start == null || end == null ? Duration.ZERO : Duration.between(start, end);
    }

    int clientCount() {
        return clients.size();
    }

    Map<String, Operation> operations() {
        return operations;
    }

    List<State> states() {
        return states;
    }

    /** Latencies over time. */
    JfrSeries series() {
        return series;
    }

    /** What chunked clients did, to be read; empty if there were none. */
    String chunked() {
        return lists == 0
                ? ""
                : "%,d lists went in %,d requests; %,d were too large and sent again in parts"
                        .formatted(lists, chunks, refusedChunks);
    }
}
