package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes a recording, step by step. */
public final class RecordingWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final FieldFormat RESULT_TIMESTAMP =
            StructFormat.CREATE_RESULT.field("timestamp");
    private static final FieldFormat RESULT_STATUS = StructFormat.CREATE_RESULT.field("status");

    private final String name;
    private final String description;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> requires = new TreeSet<>();
    private final LabelWriter labels = new LabelWriter();

    /**
     * A recording without steps.
     *
     * @param description of where it comes from
     */
    public RecordingWriter(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** Adds a pause. */
    public void sleep(Duration time) {
        requires.add("expiry");
        ObjectNode step = JSON.objectNode();
        step.put("op", "sleep");
        step.put("sleep_ms", Math.toIntExact(time.plusNanos(999_999).toMillis()));
        step.put("advance_ns", String.valueOf(time.toNanos()));
        lines.add(step.toString());
    }

    /**
     * Adds a request and its answer.
     *
     * @param events or ids, or a filter, little-endian, from 0 to the limit
     * @param results as they come from the server, from 0 to the limit
     */
    public void request(Operation operation, ByteBuffer events, ByteBuffer results) {
        ObjectNode step = JSON.objectNode();
        step.put("op", operation.toString());
        ArrayNode requested = requested(operation, events);
        if (operation.isQuery()) {
            step.set("filter", requested.get(0));
        } else {
            step.set(operation.isCreate() ? "events" : "ids", requested);
        }
        step.set("results", results(operation, events, results));
        lines.add(step.toString());
    }

    private ArrayNode requested(Operation operation, ByteBuffer events) {
        StructFormat format = operation.event();
        ArrayNode array = JSON.arrayNode();
        for (int at = 0; at < events.limit(); at += format.size()) {
            if (format.equals(StructFormat.ID)) {
                array.add(format.field("id").get(events, at).toString());
            } else {
                array.add(object(operation, format, events, at, false));
            }
        }
        return array;
    }

    private ArrayNode results(Operation operation, ByteBuffer events, ByteBuffer results) {
        StructFormat event = operation.event();
        StructFormat format = operation.result();
        ArrayNode array = JSON.arrayNode();
        int eventAt = 0;
        for (int at = 0; at < results.limit(); at += format.size()) {
            if (operation.isCreate()) {
                boolean keeps = keepsItsTimestamp(operation, events, eventAt, results, at);
                BigInteger given = event.field("timestamp").get(events, eventAt);
                labels.learn(RESULT_TIMESTAMP.get(results, at), keeps ? given : BigInteger.ZERO);
                eventAt += event.size();
            }
            array.add(object(operation, format, results, at, true));
        }
        return array;
    }

    /**
     * Whether an event was imported with the timestamp that it brought along, or would have been:
     * otherwise the server may choose the very timestamp with which another event was refused.
     */
    private static boolean keepsItsTimestamp(
            Operation operation, ByteBuffer events, int eventAt, ByteBuffer results, int at) {
        StructFormat event = operation.event();
        String status = StructFormat.statusName(operation, RESULT_STATUS.get(results, at));
        return event.flagNames(event.field("flags").get(events, eventAt)).contains("IMPORTED")
                && (status.equals("CREATED") || status.equals("LINKED_EVENT_FAILED"));
    }

    private ObjectNode object(
            Operation operation, StructFormat format, ByteBuffer buffer, int at, boolean isResult) {
        ObjectNode object = JSON.objectNode();
        for (FieldFormat field : format.fields()) {
            BigInteger value = field.get(buffer, at);
            if (value.signum() != 0) {
                object.set(field.name(), json(operation, format, field, value, isResult));
            }
        }
        return object;
    }

    private JsonNode json(
            Operation operation,
            StructFormat format,
            FieldFormat field,
            BigInteger value,
            boolean isResult) {
        if (field.isFlags()) {
            ArrayNode names = JSON.arrayNode();
            format.flagNames(value).forEach(names::add);
            return names;
        }
        if (field.isStatus()) {
            return JSON.textNode(StructFormat.statusName(operation, value));
        }
        if (!field.isTimestamp()) {
            require(operation, field, isResult);
            return JSON.textNode(value.toString());
        }
        JsonNode timestamp = labels.of(value, isResult);
        if (timestamp.isObject() && operation.isCreate() && !isResult) {
            requires.add(Recording.CLOCK_MOVES);
        }
        return timestamp;
    }

    /** What a client with the public API only may be unable to send. */
    private void require(Operation operation, FieldFormat field, boolean isResult) {
        boolean isBalance = field.name().matches("(debits|credits)_(pending|posted)");
        if (isBalance && operation.isCreate() && !isResult) {
            requires.add("account_balance_fields");
        }
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        ObjectNode header = JSON.objectNode();
        header.put("format", Recording.FORMAT);
        header.put("version", Recording.VERSION);
        header.put("name", name);
        header.put("description", description);
        header.put("server", "any");
        requires.forEach(header.putArray("requires")::add);
        header.put("steps", lines.size());
        List<String> all = new ArrayList<>();
        all.add(header.toString());
        all.addAll(lines);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, all);
    }
}
