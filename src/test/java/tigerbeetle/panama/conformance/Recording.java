package tigerbeetle.panama.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A recording: steps to be replayed in order against an empty server.
 *
 * @param name as its header says
 * @param server whose limits it keeps: any, production or development
 * @param requires what the one that replays has to be able to do
 * @param steps in order
 */
public record Recording(String name, String server, Set<String> requires, List<Step> steps) {

    /** Steps during which the clock has to move. */
    static final String CLOCK_MOVES = "clock_moves";

    static final String FORMAT = "tigerbeetle-conformance";
    static final int VERSION = 1;

    private static final String ANY_SERVER = "any";
    private static final Set<String> SERVERS = Set.of(ANY_SERVER, "production", "development");

    /** All of them are fulfilled: requests are sent as bytes, below the public API. */
    private static final Set<String> REQUIREMENTS =
            Set.of(
                    "padding_flags",
                    "account_balance_fields",
                    "reserved_fields",
                    "padding_filter_flags",
                    "empty_batches",
                    CLOCK_MOVES,
                    "expiry",
                    "production_limits",
                    "development_limits");

    /** Whether it needs the limits of a server that was started with {@code --development}. */
    public boolean isDevelopment() {
        return server.equals("development");
    }

    /**
     * Reads a file.
     *
     * @throws RecordingException if it does not keep to the format; the message is a sentence
     */
    public static Recording read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new RecordingException(file + " is not a recording: it is not a UTF-8 text");
        }
        JsonNode header = header(file, lines);
        List<Step> steps = steps(file, lines);
        JsonNode stepCount = header.path("steps");
        if (!stepCount.isInt() || stepCount.intValue() != steps.size()) {
            throw new RecordingException(
                    "%s is not complete: it has %d steps, and its header says %s"
                            .formatted(file, steps.size(), stepCount));
        }
        String name = header.path("name").asText(file.getFileName().toString());
        return new Recording(name, server(file, header), requires(file, header), steps);
    }

    private static String server(Path file, JsonNode header) throws RecordingException {
        String server = header.path("server").asText(ANY_SERVER);
        if (!SERVERS.contains(server)) {
            throw new RecordingException(
                    "%s is for the server \"%s\", not for any, production or development"
                            .formatted(file, server));
        }
        return server;
    }

    private static Set<String> requires(Path file, JsonNode header) throws RecordingException {
        JsonNode names = header.path("requires");
        if (!names.isArray() && !names.isMissingNode()) {
            throw new RecordingException(file + " requires " + names + ", which is not a list");
        }
        Set<String> requires = new TreeSet<>();
        for (JsonNode name : names) {
            if (!REQUIREMENTS.contains(name.asText())) {
                throw new RecordingException(file + " requires " + name + ", which is not known");
            }
            requires.add(name.asText());
        }
        return requires;
    }

    /** Other fields may explain what they like: what has to be understood is in "requires". */
    private static JsonNode header(Path file, List<String> lines) throws RecordingException {
        JsonNode header;
        try {
            header = Json.object(lines.isEmpty() ? "" : lines.getFirst());
        } catch (IllegalArgumentException e) {
            throw new RecordingException(
                    file + " is not a recording: its first line is " + e.getMessage());
        }
        if (!header.path("format").asText().equals(FORMAT)) {
            throw new RecordingException(
                    file + " is not a recording: its first line names no format " + FORMAT);
        }
        JsonNode version = header.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new RecordingException(
                    "%s is of version %s of the format; only version %d is known"
                            .formatted(file, version, VERSION));
        }
        return header;
    }

    private static List<Step> steps(Path file, List<String> lines) throws RecordingException {
        List<Step> steps = new ArrayList<>();
        for (int line = 2; line <= lines.size(); line++) {
            String text = lines.get(line - 1);
            if (text.isBlank()) {
                continue;
            }
            try {
                steps.add(StepReader.read(line, text));
            } catch (IllegalArgumentException e) {
                throw new RecordingException(
                        file + " is malformed in line " + line + ": " + e.getMessage());
            }
        }
        return List.copyOf(steps);
    }
}
